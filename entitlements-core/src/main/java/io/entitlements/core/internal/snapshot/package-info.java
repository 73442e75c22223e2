/** Loads and compiles what somebody has a right to. */
@NullMarked
package io.entitlements.core.internal.snapshot;

import org.jspecify.annotations.NullMarked;
