/**
 * The portal of a desktop program over HTTP, by the JDK's own client. Needs the module {@code
 * java.net.http}; a program that asks no server, or by other means, does without.
 */
@NullMarked
package io.entitlements.core.client.http;

import org.jspecify.annotations.NullMarked;
