package io.entitlements.core.internal.snapshot;

import io.entitlements.catalog.ActivationMethod;
import io.entitlements.catalog.Catalog;
import io.entitlements.catalog.FeatureId;
import io.entitlements.check.ConsideredRight;
import io.entitlements.check.Decision;
import io.entitlements.check.Explanation;
import io.entitlements.check.Reason;
import io.entitlements.check.Remedy;
import io.entitlements.check.Rule;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.decision.Right;
import io.entitlements.core.internal.decision.Snapshot;
import io.entitlements.spi.Capacity;
import io.entitlements.spi.HeldRight;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says why a check answers what it answers, by what the store holds. */
public final class ExplainService {

  private final Changes changes;
  private final Supplier<Catalog> catalog;

  /** Composes the service. */
  public ExplainService(Changes changes, Supplier<Catalog> catalog) {
    this.changes = changes;
    this.catalog = catalog;
  }

  /** Explains what a person may do. */
  public Explanation explain(AccountId account, FeatureId feature) {
    Objects.requireNonNull(account, "account");
    Catalog sold = catalog.get();
    if (sold.feature(feature).isEmpty()) {
      return unknownFeature(feature);
    }
    Instant now = changes.now();
    return changes.read(
        store -> {
          Found found = Found.person(store.rights().of(account));
          List<ConsideredRight> rights = new ArrayList<>(held(sold, found, feature, now));
          if (found.withoutRight().reason() == Reason.NO_SEAT) {
            rights.addAll(notHeld(store, sold, account, found, feature, now));
          }
          return explanation(sold, found, feature, now, rights);
        });
  }

  /** Explains what a computer may do. */
  public Explanation explain(DeviceId device, FeatureId feature) {
    Objects.requireNonNull(device, "device");
    Catalog sold = catalog.get();
    if (sold.feature(feature).isEmpty()) {
      return unknownFeature(feature);
    }
    Instant now = changes.now();
    Found found = changes.read(store -> Found.computer(store.rights().of(device)));
    Explanation explained = explanation(sold, found, feature, now, held(sold, found, feature, now));
    return explained.rights().isEmpty()
        ? new Explanation(
            feature, now, explained.decision(), List.of(), Optional.of(Remedy.TYPE_PRODUCT_KEY))
        : explained;
  }

  private Explanation unknownFeature(FeatureId feature) {
    return new Explanation(
        feature,
        changes.now(),
        Snapshots.UNKNOWN_FEATURE,
        List.of(),
        Optional.of(Remedy.CHECK_FEATURE));
  }

  private static Explanation explanation(
      Catalog sold, Found found, FeatureId feature, Instant now, List<ConsideredRight> rights) {
    Decision decision =
        Optional.ofNullable(RightCompiler.compile(sold, found.held()).decideIfHeld(feature, now))
            .orElse(found.withoutRight());
    List<ConsideredRight> ordered =
        rights.stream()
            .map(right -> decides(decision, right) ? deciding(right) : right)
            .sorted(Comparator.comparing(right -> !right.decides()))
            .toList();
    Optional<Remedy> remedy =
        switch (found.withoutRight().reason()) {
          case ACCOUNT_DISABLED -> Optional.of(Remedy.ENABLE_ACCOUNT);
          case UNKNOWN_ACCOUNT -> Optional.of(Remedy.CHECK_ADDRESS);
          default -> rights.isEmpty() ? Optional.of(Remedy.GET_SUBSCRIPTION) : Optional.empty();
        };
    return new Explanation(feature, now, decision, ordered, remedy);
  }

  /** Of several that say the same the first one is meant. */
  private static boolean decides(Decision decision, ConsideredRight right) {
    return right.method().isPresent()
        && right.decision().level() == decision.level()
        && right.decision().reason() == decision.reason()
        && right.decision().source().equals(decision.source());
  }

  private static ConsideredRight deciding(ConsideredRight right) {
    return new ConsideredRight(
        right.organization(),
        right.subscription(),
        right.method(),
        right.decision(),
        right.failed(),
        right.remedy(),
        true);
  }

  private static List<ConsideredRight> held(
      Catalog sold, Found found, FeatureId feature, Instant now) {
    return found.held().stream()
        .filter(held -> held.subscription().product().equals(feature.product()))
        .flatMap(
            held ->
                RightCompiler.right(sold, held)
                    .map(right -> considered(held, right, feature, now))
                    .stream())
        .toList();
  }

  private static ConsideredRight considered(
      HeldRight held, Right right, FeatureId feature, Instant now) {
    Decision decision = Snapshot.of(List.of(right)).decide(feature, now);
    return new ConsideredRight(
        held.subscription().organization(),
        held.subscription().id(),
        Optional.of(held.method()),
        decision,
        failed(decision.reason()),
        remedy(decision.reason()),
        false);
  }

  private static Optional<Rule> failed(Reason reason) {
    return switch (reason) {
      case ENTITLED, TRIAL -> Optional.empty();
      case NEEDS_EMAIL_ACTIVATION, NEEDS_PRODUCT_KEY -> Optional.of(Rule.METHOD_UNLOCKS);
      case NOT_STARTED -> Optional.of(Rule.TERM_BEGUN);
      case SUSPENDED -> Optional.of(Rule.NOT_SUSPENDED);
      case IN_GRACE, EXPIRED, CANCELLED, REVOKED -> Optional.of(Rule.TERM_LASTS);
      case ACCOUNT_DISABLED, UNKNOWN_ACCOUNT -> Optional.of(Rule.ACCOUNT_USABLE);
      case NO_SEAT, LEASE_NOT_CURRENT, TRIAL_ENDED, UNCONFIRMED, UNKNOWN_FEATURE ->
          Optional.of(Rule.SEAT_HELD);
    };
  }

  private static Optional<Remedy> remedy(Reason reason) {
    return switch (reason) {
      case NEEDS_EMAIL_ACTIVATION -> Optional.of(Remedy.SIGN_IN);
      case NEEDS_PRODUCT_KEY -> Optional.of(Remedy.TYPE_PRODUCT_KEY);
      case NOT_STARTED -> Optional.of(Remedy.WAIT_FOR_TERM);
      case SUSPENDED -> Optional.of(Remedy.RESUME);
      case IN_GRACE -> Optional.of(Remedy.RENEW_SOON);
      case EXPIRED -> Optional.of(Remedy.RENEW);
      case CANCELLED, REVOKED -> Optional.of(Remedy.REPLACE);
      default -> Optional.empty();
    };
  }

  /** Subscriptions of the product, of the person's organizations, without a seat for the person. */
  private static List<ConsideredRight> notHeld(
      UnitOfWork store,
      Catalog sold,
      AccountId account,
      Found found,
      FeatureId feature,
      Instant now) {
    Set<SubscriptionId> held =
        found.held().stream().map(right -> right.subscription().id()).collect(Collectors.toSet());
    return organizations(store, account)
        .flatMap(organization -> store.subscriptions().of(organization).stream())
        .filter(subscription -> subscription.product().equals(feature.product()))
        .filter(subscription -> !held.contains(subscription.id()))
        .map(
            subscription ->
                new ConsideredRight(
                    subscription.organization(),
                    subscription.id(),
                    Optional.empty(),
                    Found.NO_SEAT,
                    Optional.of(Rule.SEAT_HELD),
                    Optional.of(remedy(store, sold, subscription, account, now)),
                    false))
        .toList();
  }

  private static Stream<OrganizationId> organizations(UnitOfWork store, AccountId account) {
    return Stream.concat(
            store.memberships().ofAccount(account).stream()
                .map(membership -> membership.organization()),
            store.waiting().of(account).stream())
        .distinct();
  }

  private static Remedy remedy(
      UnitOfWork store, Catalog sold, Subscription subscription, AccountId account, Instant now) {
    OrganizationId organization = subscription.organization();
    if (!sold.canActivate(subscription.product(), ActivationMethod.EMAIL)) {
      return Remedy.TYPE_PRODUCT_KEY;
    }
    if (store.waiting().find(organization, subscription.id(), account).isPresent()) {
      return Remedy.WAIT_FOR_SEAT;
    }
    int seats = Capacity.at(store.productKeys().of(organization, subscription.id()), now).total();
    if (seats == 0) {
      return Remedy.RENEW;
    }
    return store.subscriptions().use(organization, subscription.id()).used() < seats
        ? Remedy.GIVE_SEAT
        : Remedy.FREE_SEAT;
  }
}
