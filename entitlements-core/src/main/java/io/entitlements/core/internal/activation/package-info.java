/** Devices starting to use rights. */
@NullMarked
package io.entitlements.core.internal.activation;

import org.jspecify.annotations.NullMarked;
