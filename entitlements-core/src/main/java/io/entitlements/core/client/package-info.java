/** What a desktop program embeds: it decides by a cached lease, without a network. */
@NullMarked
package io.entitlements.core.client;

import org.jspecify.annotations.NullMarked;
