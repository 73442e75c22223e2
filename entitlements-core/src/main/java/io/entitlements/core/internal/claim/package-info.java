/**
 * Claims: how they are made, fulfilled and helped on, and how the vendor takes them back, sends
 * them elsewhere and ends what came with returned hardware.
 *
 * <p><b>The order of locks</b>, everywhere: the purchase order; the claim; then what is said of
 * seats (core.internal.seat), the subscriptions in the order of their products' names first; then
 * the organization, if it must stay open; then, when the work has ended, the histories. An
 * organization and its history are one row, so whoever locked it earlier would wait for those who
 * change its subscriptions, and they for it.
 */
@NullMarked
package io.entitlements.core.internal.claim;

import org.jspecify.annotations.NullMarked;
