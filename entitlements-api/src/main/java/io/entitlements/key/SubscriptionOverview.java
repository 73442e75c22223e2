package io.entitlements.key;

import io.entitlements.account.Organization;
import io.entitlements.catalog.Product;
import io.entitlements.subscription.Subscription;
import io.entitlements.subscription.SubscriptionStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One row of what an administrator sees first.
 *
 * @param subscription the subscription
 * @param product what it gives a right to
 * @param organization who owns it
 * @param status where it stands now
 * @param assigned how many seats are in use
 * @param total how many seats there are now: the sum over the keys whose term covers this moment
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
    Optional<LocalDate> nextRenewal,
    List<KeyOverview> keys) {

  /** Keeps an immutable copy of the keys. */
  public SubscriptionOverview {
    keys = List.copyOf(keys);
  }
}
