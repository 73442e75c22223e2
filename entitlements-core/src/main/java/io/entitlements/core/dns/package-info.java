/**
 * Asks the DNS by what the Java platform brings along for it, JNDI. A leaf: nothing else of the
 * engine uses it. The modules {@code java.naming} and {@code jdk.naming.dns} have to be in the
 * image.
 */
@NullMarked
package io.entitlements.core.dns;

import org.jspecify.annotations.NullMarked;
