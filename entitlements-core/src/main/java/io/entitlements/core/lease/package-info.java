/** Verifies leases; what a client program needs to decide offline. */
@NullMarked
package io.entitlements.core.lease;

import org.jspecify.annotations.NullMarked;
