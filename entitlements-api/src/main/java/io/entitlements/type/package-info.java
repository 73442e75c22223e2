/** Identifiers and small values that every other package uses. */
@NullMarked
package io.entitlements.type;

import org.jspecify.annotations.NullMarked;
