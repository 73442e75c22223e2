package io.entitlements.key;

import java.time.LocalDate;

/**
 * One product key, as an administrator sees it.
 *
 * @param key the key
 * @param text what to type on a computer
 * @param devices how many computers are activated by it
 * @param seats how many seats it has now; 0 outside its terms
 * @param status where it stands by itself
 * @param renewalDate the last day that it counts, in the organization's zone
 */
public record KeyOverview(
    ProductKey key,
    ProductKeyText text,
    int devices,
    int seats,
    KeyStatus status,
    LocalDate renewalDate) {}
