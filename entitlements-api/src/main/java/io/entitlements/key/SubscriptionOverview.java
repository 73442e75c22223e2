package io.entitlements.key;

import io.entitlements.account.Organization;
import io.entitlements.catalog.Product;
import io.entitlements.subscription.Subscription;
import io.entitlements.subscription.SubscriptionStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One row of what an administrator sees first.
 *
 * @param subscription the subscription
 * @param product what it gives a right to
 * @param organization who owns it
 * @param status where it stands now
 * @param assigned how many seats are in use
 * @param total how many seats there are now: the sum over the keys whose term covers this moment
 * @param waiting how many people wait for a seat
 * @param nextRenewal the next renewal date to come, or empty if all have passed
 * @param keys every key, expired ones too, the next renewal first
 */
public record SubscriptionOverview(
    Subscription subscription,
    Product product,
    Organization organization,
    SubscriptionStatus status,
    int assigned,
    int total,
    int waiting,
    Optional<LocalDate> nextRenewal,
    List<KeyOverview> keys) {

  /** Keeps an immutable copy of the keys. */
  public SubscriptionOverview {
    keys = List.copyOf(keys);
  }

  /**
   * Derives where a subscription stands.
   *
   * @param subscription the subscription
   * @param keys its product keys
   * @param graceDays the product's grace, in local days
   * @param zone where the organization is: grace ends at the end of a local day
   * @param now the instant
   * @return the status at that instant
   */
  public static SubscriptionStatus status(
      Subscription subscription,
      Collection<ProductKey> keys,
      int graceDays,
      ZoneId zone,
      Instant now) {
    if (subscription.isSuspended()) {
      return SubscriptionStatus.SUSPENDED;
    }
    Set<KeyStatus> each =
        keys.stream()
            .map(key -> KeyStatus.of(key, graceDays, zone, now))
            .collect(Collectors.toSet());
    if (each.contains(KeyStatus.ACTIVE)) {
      return SubscriptionStatus.ACTIVE;
    }
    if (subscription.isCancelledAt(now)) {
      return SubscriptionStatus.CANCELLED;
    }
    if (each.contains(KeyStatus.IN_GRACE)) {
      return SubscriptionStatus.IN_GRACE;
    }
    return each.contains(KeyStatus.SCHEDULED)
        ? SubscriptionStatus.SCHEDULED
        : SubscriptionStatus.EXPIRED;
  }
}
