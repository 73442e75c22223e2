/** The facade of the library. */
@NullMarked
package io.entitlements;

import org.jspecify.annotations.NullMarked;
