/** JSON files from outside, strictly and with lines. */
@NullMarked
package io.entitlements.core.internal.json;

import org.jspecify.annotations.NullMarked;
