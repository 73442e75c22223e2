package io.entitlements.core.internal.snapshot;

import io.entitlements.account.Account;
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
import io.entitlements.seat.SeatHolder;
import io.entitlements.spi.Capacity;
import io.entitlements.spi.HeldRight;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Says why a check answers what it answers, by what the store holds. */
public final class ExplainService {

  private static final AccountId NOBODY = new AccountId(new UUID(0, 0));

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
    Objects.requireNonNull(feature, "feature");
    Catalog sold = catalog.get();
    if (sold.feature(feature).isEmpty()) {
      return unknownFeature(feature);
    }
    return changes.read(
        store -> {
          Found found = Found.person(store.rights().of(account));
          return explain(
              store, sold, Optional.of(account), found, feature, organizations(store, account));
        });
  }

  /** Explains what an organization's rights let somebody do. */
  public Explanation explain(EmailAddress person, FeatureId feature, OrganizationId organization) {
    Objects.requireNonNull(person, "person");
    Objects.requireNonNull(feature, "feature");
    Objects.requireNonNull(organization, "organization");
    Catalog sold = catalog.get();
    if (sold.feature(feature).isEmpty()) {
      return unknownFeature(feature);
    }
    return changes.read(
        store -> {
          // Of an unknown address as much is asked as of one that only others know.
          AccountId known = store.accounts().find(person).map(Account::id).orElse(NOBODY);
          Optional<AccountId> account =
              isOf(store, organization, known) ? Optional.of(known) : Optional.empty();
          Found found =
              account
                  .map(id -> Found.person(store.rights().of(id)).within(organization))
                  .orElse(new Found(List.of(), Found.NO_SEAT));
          return explain(store, sold, account, found, feature, List.of(organization));
        });
  }

  /** Whether an organization knows somebody; of others it is not told whether they exist. */
  private static boolean isOf(UnitOfWork store, OrganizationId organization, AccountId account) {
    SeatHolder person = new SeatHolder.Person(account);
    return organizations(store, account).contains(organization)
        || store.subscriptions().of(organization).stream()
            .anyMatch(owned -> store.seats().find(organization, owned.id(), person).isPresent());
  }

  private Explanation explain(
      UnitOfWork store,
      Catalog sold,
      Optional<AccountId> account,
      Found found,
      FeatureId feature,
      Collection<OrganizationId> organizations) {
    Instant now = changes.now();
    List<ConsideredRight> rights = new ArrayList<>(held(sold, found, feature, now));
    if (found.withoutRight().reason() == Reason.NO_SEAT) {
      Set<SubscriptionId> held =
          found.held().stream().map(right -> right.subscription().id()).collect(Collectors.toSet());
      organizations.stream()
          .flatMap(organization -> store.subscriptions().of(organization).stream())
          .filter(subscription -> subscription.product().equals(feature.product()))
          .filter(subscription -> !held.contains(subscription.id()))
          .map(subscription -> notHeld(store, sold, account, subscription, now))
          .forEach(rights::add);
    }
    return explanation(sold, found, feature, now, rights);
  }

  /** Explains what a computer may do. */
  public Explanation explain(DeviceId device, FeatureId feature) {
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(feature, "feature");
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

  /** A subscription without a seat for the person. */
  private static ConsideredRight notHeld(
      UnitOfWork store,
      Catalog sold,
      Optional<AccountId> account,
      Subscription subscription,
      Instant now) {
    return new ConsideredRight(
        subscription.organization(),
        subscription.id(),
        Optional.empty(),
        Found.NO_SEAT,
        Optional.of(Rule.SEAT_HELD),
        Optional.of(remedy(store, sold, subscription, account, now)),
        false);
  }

  private static Set<OrganizationId> organizations(UnitOfWork store, AccountId account) {
    Set<OrganizationId> organizations = new LinkedHashSet<>(store.waiting().of(account));
    store
        .memberships()
        .ofAccount(account)
        .forEach(membership -> organizations.add(membership.organization()));
    return organizations;
  }

  private static Remedy remedy(
      UnitOfWork store,
      Catalog sold,
      Subscription subscription,
      Optional<AccountId> account,
      Instant now) {
    OrganizationId organization = subscription.organization();
    if (!sold.canActivate(subscription.product(), ActivationMethod.EMAIL)) {
      return Remedy.TYPE_PRODUCT_KEY;
    }
    if (account
        .flatMap(id -> store.waiting().find(organization, subscription.id(), id))
        .isPresent()) {
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
