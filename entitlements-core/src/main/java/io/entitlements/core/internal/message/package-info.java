/**
 * What a client program and a portal say to each other: flat JSON objects. Members may be added,
 * never renamed; what is not known is passed over. Neither databind nor Bouncy Castle is loaded.
 */
@NullMarked
package io.entitlements.core.internal.message;

import org.jspecify.annotations.NullMarked;
