/** Seats, and the only code that takes or frees one. */
@NullMarked
package io.entitlements.core.internal.seat;

import org.jspecify.annotations.NullMarked;
