/** What the engine logs, in tests. */
@NullMarked
package io.entitlements.core.logs;

import org.jspecify.annotations.NullMarked;
