/** A client program on a person's computer: asks at its launch what may be used, mostly offline. */
@NullMarked
package io.entitlements.samples.launch;

import org.jspecify.annotations.NullMarked;
