/** The strict readers, tried with official vectors, damage and malice. */
@NullMarked
package io.entitlements.core.internal.signing;

import org.jspecify.annotations.NullMarked;
