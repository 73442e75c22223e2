/** Giving people and computers a part of a subscription's capacity. */
@NullMarked
package io.entitlements.seat;

import org.jspecify.annotations.NullMarked;
