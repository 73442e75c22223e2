/** What the engine promises, as tests that run on any store; for those who write one. */
@NullMarked
package io.entitlements.core.testkit;

import org.jspecify.annotations.NullMarked;
