/** Leases: what they state, how that is written, and who issues them. */
@NullMarked
package io.entitlements.core.internal.lease;

import org.jspecify.annotations.NullMarked;
