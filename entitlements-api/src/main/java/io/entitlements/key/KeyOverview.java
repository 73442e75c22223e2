package io.entitlements.key;

import io.entitlements.subscription.SubscriptionStatus;
import java.time.LocalDate;

/**
 * One product key, as an administrator sees it.
 *
 * @param key the key
 * @param text what to type on a computer
 * @param signed the same purchase as a signed text, which programs can verify without a server
 * @param devices how many computers are activated by it
 * @param status where its own term stands
 * @param renewalDate the last day of its term, in the organization's zone
 */
public record KeyOverview(
    ProductKey key,
    ProductKeyText text,
    SignedProductKey signed,
    int devices,
    SubscriptionStatus status,
    LocalDate renewalDate) {}
