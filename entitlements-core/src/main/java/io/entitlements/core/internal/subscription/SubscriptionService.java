package io.entitlements.core.internal.subscription;

import io.entitlements.account.Membership;
import io.entitlements.account.Organization;
import io.entitlements.account.Role;
import io.entitlements.catalog.Catalog;
import io.entitlements.catalog.Product;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.signing.ProductKeyMint;
import io.entitlements.key.KeyOverview;
import io.entitlements.key.ProductKey;
import io.entitlements.key.SubscriptionOverview;
import io.entitlements.key.Subscriptions;
import io.entitlements.spi.Capacity;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.subscription.Subscription;
import io.entitlements.subscription.SubscriptionStatus;
import io.entitlements.subscription.Term;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What an administrator sees of subscriptions. */
public final class SubscriptionService implements Subscriptions {

  private static final Set<Role> VIEWERS =
      Set.of(Role.ADMINISTRATOR, Role.TECH_INSTRUCTOR, Role.SUPERVISOR);

  private final Changes changes;
  private final Supplier<Catalog> catalog;
  private final ProductKeyMint mint;

  /** Composes the service. */
  public SubscriptionService(Changes changes, Supplier<Catalog> catalog, ProductKeyMint mint) {
    this.changes = changes;
    this.catalog = catalog;
    this.mint = mint;
  }

  @Override
  public List<SubscriptionOverview> overview(AccountId viewer) {
    Instant now = changes.now();
    return changes.read(
        store ->
            store.memberships().ofAccount(viewer).stream()
                .filter(membership -> !Collections.disjoint(membership.roles(), VIEWERS))
                .map(Membership::organization)
                .flatMap(organization -> rows(store, organization, now))
                .sorted(Comparator.comparing(row -> row.nextRenewal().orElse(LocalDate.MAX)))
                .toList());
  }

  private Stream<SubscriptionOverview> rows(UnitOfWork store, OrganizationId id, Instant now) {
    Organization organization = store.organizations().find(id).orElseThrow();
    return store.subscriptions().of(id).stream()
        .flatMap(
            subscription ->
                catalog.get().product(subscription.product()).stream()
                    .map(product -> row(store, organization, subscription, product, now)));
  }

  private SubscriptionOverview row(
      UnitOfWork store,
      Organization organization,
      Subscription subscription,
      Product product,
      Instant now) {
    ZoneId zone = organization.details().zone();
    List<ProductKey> keys =
        store.productKeys().of(organization.id(), subscription.id()).stream()
            // Terms to come first, the nearest renewal first among them; ended ones last.
            .sorted(Comparator.comparing(key -> !now.isBefore(key.term().endsAt())))
            .toList();
    return new SubscriptionOverview(
        subscription,
        product,
        organization,
        SubscriptionStatus.at(
            keys.stream().map(ProductKey::term).toList(), product.graceDays(), zone, now),
        store.subscriptions().seatsInUse(organization.id(), subscription.id()),
        Capacity.at(keys, now).total(),
        keys.stream()
            .map(ProductKey::term)
            .filter(term -> now.isBefore(term.endsAt()))
            .min(Comparator.comparing(Term::endsAt))
            .map(term -> term.renewalDate(zone)),
        keys.stream().map(key -> overview(store, key, product, zone, now)).toList());
  }

  private KeyOverview overview(
      UnitOfWork store, ProductKey key, Product product, ZoneId zone, Instant now) {
    return new KeyOverview(
        key,
        mint.typedForm(product.id(), key),
        mint.signedForm(product.id(), key),
        store.productKeys().devicesInUse(key.organization(), key.id()),
        SubscriptionStatus.at(List.of(key.term()), product.graceDays(), zone, now),
        key.term().renewalDate(zone));
  }
}
