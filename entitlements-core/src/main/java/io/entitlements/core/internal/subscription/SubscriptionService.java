package io.entitlements.core.internal.subscription;

import io.entitlements.account.Action;
import io.entitlements.catalog.Catalog;
import io.entitlements.catalog.Product;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.key.KeyIssuer;
import io.entitlements.core.internal.member.Members;
import io.entitlements.core.internal.seat.SeatAllocator;
import io.entitlements.core.internal.signing.ProductKeyMint;
import io.entitlements.core.internal.signing.ProductKeyReader;
import io.entitlements.key.KeyFinding;
import io.entitlements.key.KeyOverview;
import io.entitlements.key.KeyStatus;
import io.entitlements.key.ProductKey;
import io.entitlements.key.SignedProductKey;
import io.entitlements.key.SubscriptionChange;
import io.entitlements.key.SubscriptionOverview;
import io.entitlements.key.SubscriptionRefusal;
import io.entitlements.key.Subscriptions;
import io.entitlements.spi.Capacity;
import io.entitlements.spi.OverviewRow;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Page;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What an administrator sees first, and what the vendor and administrators change. */
public final class SubscriptionService implements Subscriptions {

  private final Changes changes;
  private final Supplier<Catalog> catalog;
  private final ProductKeyMint mint;
  private final KeyExaminer examiner;
  private final SubscriptionChanger changer;

  /** Composes the service. */
  public SubscriptionService(
      Changes changes,
      Supplier<Catalog> catalog,
      ProductKeyMint mint,
      ProductKeyReader reader,
      KeyIssuer issuer,
      SeatAllocator allocator) {
    this.changes = changes;
    this.catalog = catalog;
    this.mint = mint;
    this.examiner = new KeyExaminer(changes, reader);
    this.changer =
        new SubscriptionChanger(
            new KeyChanges(issuer), new StandingChanges(catalog, issuer), allocator);
  }

  @Override
  public Page<SubscriptionOverview> overview(AccountId viewer, Optional<String> cursor, int limit) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("limit is 1 to " + MAX_PAGE + ", not " + limit);
    }
    Instant now = changes.now();
    Optional<OverviewRow.Position> after = cursor.map(OverviewCursor::read);
    List<OverviewRow> rows =
        changes.read(store -> store.overview().page(viewer, now, after, limit + 1));
    List<OverviewRow> page = rows.subList(0, Math.min(limit, rows.size()));
    Optional<String> next =
        rows.size() > limit
            ? Optional.of(OverviewCursor.write(page.get(limit - 1).position()))
            : Optional.empty();
    return new Page<>(page.stream().flatMap(row -> overview(row, now).stream()).toList(), next);
  }

  /** A subscription to a product that is no longer in the catalog is not shown. */
  private Optional<SubscriptionOverview> overview(OverviewRow row, Instant now) {
    return catalog
        .get()
        .product(row.subscription().product())
        .map(product -> row(row, product, now));
  }

  private SubscriptionOverview row(OverviewRow row, Product product, Instant now) {
    ZoneId zone = row.organization().details().zone();
    Capacity capacity = Capacity.at(row.keys(), now);
    int devices =
        capacity.ofKeys().keySet().stream()
            .mapToInt(key -> row.devices().getOrDefault(key, 0))
            .sum();
    return new SubscriptionOverview(
        row.subscription(),
        product,
        row.organization(),
        SubscriptionOverview.status(row.subscription(), row.keys(), product.graceDays(), zone, now),
        row.use().people() + devices,
        capacity.total(),
        row.use().waiting(),
        row.nextRenewal().map(end -> end.minusMillis(1).atZone(zone).toLocalDate()),
        row.keys().stream()
            // Those to end come first, the nearest renewal first among them; ended ones last.
            .sorted(Comparator.comparing(key -> !now.isBefore(key.endsAt())))
            .map(key -> key(row, key, product, now))
            .toList());
  }

  private KeyOverview key(OverviewRow row, ProductKey key, Product product, Instant now) {
    ZoneId zone = row.organization().details().zone();
    return new KeyOverview(
        key,
        mint.typedForm(product.id(), key),
        row.devices().getOrDefault(key.id(), 0),
        key.seatsAt(now),
        KeyStatus.of(key, product.graceDays(), zone, now),
        key.endsAt().minusMillis(1).atZone(zone).toLocalDate());
  }

  @Override
  public Optional<SignedProductKey> signed(
      AccountId viewer, OrganizationId organization, ProductKeyId key) {
    return changes.read(store -> signed(store, viewer, organization, key));
  }

  private Optional<SignedProductKey> signed(
      UnitOfWork store, AccountId viewer, OrganizationId organization, ProductKeyId id) {
    if (!Members.may(store, organization, viewer, Action.LOOK)) {
      return Optional.empty();
    }
    return store
        .productKeys()
        .find(organization, id)
        .flatMap(
            key ->
                store
                    .subscriptions()
                    .find(organization, key.subscription())
                    .map(
                        subscription ->
                            mint.signedForm(subscription.product(), key, changes.now())));
  }

  @Override
  public KeyFinding examine(Actor.Task vendor, String presented) {
    return examiner.examine(vendor, presented);
  }

  @Override
  public Outcome<Subscription, SubscriptionRefusal> change(
      Actor by,
      OrganizationId organization,
      SubscriptionId subscription,
      SubscriptionChange wanted,
      IdempotencyKey key) {
    return changes.once(
        new ChangeRequest(by, organization, subscription, key).of(wanted),
        by,
        Subscription::organization,
        new ById(organization),
        change -> change(change, by, organization, subscription, wanted));
  }

  private Attempt<Subscription, SubscriptionRefusal> change(
      Change change,
      Actor by,
      OrganizationId organization,
      SubscriptionId id,
      SubscriptionChange wanted) {
    if (!SubscriptionChanger.isPermitted(change, by, organization, wanted)) {
      return Attempt.denied(SubscriptionRefusal.NOT_PERMITTED);
    }
    return changer
        .apply(change, organization, id, wanted)
        .<Attempt<Subscription, SubscriptionRefusal>>map(Attempt::denied)
        .orElseGet(
            () ->
                Attempt.made(change.store().subscriptions().find(organization, id).orElseThrow()));
  }

  private record ById(OrganizationId organization) implements Changes.Codec<Subscription> {
    @Override
    public String write(Subscription value) {
      return value.id().toString();
    }

    @Override
    public Subscription read(UnitOfWork store, String text) {
      return store.subscriptions().find(organization, SubscriptionId.parse(text)).orElseThrow();
    }
  }
}
