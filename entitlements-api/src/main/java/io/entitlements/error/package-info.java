/** Faults and misuse; expected refusals are values instead. */
@NullMarked
package io.entitlements.error;

import org.jspecify.annotations.NullMarked;
