/**
 * The texts that a computer without a network and the portal carry to each other. Server and client
 * programs use them; neither databind nor Bouncy Castle is loaded.
 */
@NullMarked
package io.entitlements.core.internal.offline;

import org.jspecify.annotations.NullMarked;
