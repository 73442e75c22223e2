package io.entitlements.core.memory;

import io.entitlements.account.AccountStatus;
import io.entitlements.account.Action;
import io.entitlements.account.Membership;
import io.entitlements.key.ProductKey;
import io.entitlements.spi.OverviewRow;
import io.entitlements.spi.OverviewStore;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The subscriptions of all organizations that somebody sees. */
record MemoryOverview(
    MemoryMemberships memberships,
    MemoryOrganizations organizations,
    MemorySubscriptions subscriptions,
    MemoryProductKeys keys)
    implements OverviewStore {

  private static final Comparator<OverviewRow.Position> ORDER =
      Comparator.comparing((OverviewRow.Position at) -> at.nextRenewal().orElse(Instant.MAX))
          .thenComparing(at -> at.organization().toString())
          .thenComparing(at -> at.subscription().toString());

  @Override
  public List<OverviewRow> page(
      AccountId viewer, Instant now, Optional<OverviewRow.Position> after, int limit) {
    return memberships.ofAccount(viewer).stream()
        .filter(membership -> membership.hasAny(Action.LOOK.roles()))
        .map(Membership::organization)
        .filter(organization -> !isDisabled(organization, viewer))
        .flatMap(organization -> subscriptions.of(organization).stream())
        .map(subscription -> row(subscription, now))
        .filter(row -> after.map(at -> ORDER.compare(row.position(), at) > 0).orElse(true))
        .sorted(Comparator.comparing(OverviewRow::position, ORDER))
        .limit(limit)
        .toList();
  }

  private boolean isDisabled(OrganizationId organization, AccountId viewer) {
    return memberships
        .standing(organization, viewer)
        .filter(standing -> standing.status() == AccountStatus.DISABLED)
        .isPresent();
  }

  private OverviewRow row(Subscription subscription, Instant now) {
    SubscriptionRow row =
        subscriptions.row(subscription.organization(), subscription.id()).orElseThrow();
    List<ProductKey> all = keys.of(subscription.organization(), subscription.id());
    Map<ProductKeyId, Integer> devices = new HashMap<>();
    all.forEach(key -> devices.put(key.id(), keys.devicesInUse(key.organization(), key.id())));
    return new OverviewRow(
        organizations.find(subscription.organization()).orElseThrow(),
        subscription,
        row.use(),
        all.stream().map(ProductKey::endsAt).filter(now::isBefore).min(Instant::compareTo),
        all,
        devices);
  }
}
