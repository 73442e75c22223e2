/** Devices that start to use a right. */
@NullMarked
package io.entitlements.activation;

import org.jspecify.annotations.NullMarked;
