/** Signed statements that a device checks offline. */
@NullMarked
package io.entitlements.lease;

import org.jspecify.annotations.NullMarked;
