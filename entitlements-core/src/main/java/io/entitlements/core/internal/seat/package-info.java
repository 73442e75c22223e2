/**
 * Seats: the one way to take or free one, and what administrators ask for by one or by many.
 *
 * <p><b>The order of locks</b>, everywhere: the row of the subscription; then of its product keys,
 * its seats and its waiting list; then of its bulk runs; then, when the work has ended, of the
 * histories by their order. So whoever changes any of these has the subscription's row first, by
 * {@code lock} or by the conditional update of {@code take}. Whoever changes several subscriptions
 * of one organization goes by their products' names; nobody changes those of two organizations in
 * one transaction. Accounts are made where they are met, before that row or under it: transactions
 * that make the same account in another order may deadlock, which the store runs again.
 *
 * <p>What is read before the subscription's row is locked may have changed by then. A person's seat
 * is therefore taken on the condition that the subscription is still the product's that was looked
 * at, or the product is looked at under the lock.
 */
@NullMarked
package io.entitlements.core.internal.seat;

import org.jspecify.annotations.NullMarked;
