package io.entitlements.core.internal.lease;

import io.entitlements.account.AccountStatus;
import io.entitlements.activation.Activation;
import io.entitlements.activation.Activations;
import io.entitlements.activation.RefreshProof;
import io.entitlements.activation.RefreshRefusal;
import io.entitlements.activation.Refreshed;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.change.Request;
import io.entitlements.core.internal.decision.Right;
import io.entitlements.core.internal.signing.Jws;
import io.entitlements.core.internal.signing.PublishedJwkSet;
import io.entitlements.core.internal.signing.SigningRing;
import io.entitlements.core.internal.snapshot.RightCompiler;
import io.entitlements.lease.JwkSet;
import io.entitlements.lease.Lease;
import io.entitlements.lease.LeaseRequest;
import io.entitlements.lease.Leases;
import io.entitlements.lease.LeasesOf;
import io.entitlements.lease.RefreshedLease;
import io.entitlements.lease.Revocation;
import io.entitlements.lease.RevocationRefusal;
import io.entitlements.lease.SignedBundle;
import io.entitlements.seat.SeatHolder;
import io.entitlements.spi.DeviceRow;
import io.entitlements.spi.HeldRight;
import io.entitlements.spi.PersonRights;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.DisplayText;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.LeaseId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Issues leases for activated devices, and takes them back. */
public final class LeaseService implements Leases {

  /** Usage decides who keeps a seat when there are too few; to the day is exact enough. */
  private static final Duration USE_COUNTS_ANEW = Duration.ofDays(1);

  private static final int TRIES = 3;

  /** A client's clock may be this slow and still accept a fresh lease. */
  private static final Duration SLOW_CLOCK = Duration.ofMinutes(5);

  private final Changes changes;
  private final Activations activations;
  private final Ids ids;
  private final RightCompiler compiler;
  private final SigningRing ring;
  private final String issuer;
  private final Duration lifetime;
  private final BundleIssuer bundles;
  private final JwkSet jwkSet;

  /**
   * Composes the service.
   *
   * @param lifetime how long a lease holds
   * @param longestLease how long any lease holds that was issued and has not ended
   */
  public LeaseService(
      Changes changes,
      Activations activations,
      Ids ids,
      RightCompiler compiler,
      SigningRing ring,
      String issuer,
      Duration lifetime,
      Duration longestLease) {
    this.changes = changes;
    this.activations = activations;
    this.ids = ids;
    this.compiler = compiler;
    this.ring = ring;
    this.issuer = issuer;
    this.lifetime = lifetime;
    this.bundles = new BundleIssuer(changes, ring, issuer, longestLease);
    this.jwkSet = PublishedJwkSet.of(ring.published());
  }

  @Override
  public Optional<Lease> issue(LeaseRequest request) {
    SeatHolder holder = holder(request.activation());
    Instant now = changes.now();
    Instant unlessSince = now.minus(USE_COUNTS_ANEW);
    Optional<Draft> draft =
        changes.read(
            store ->
                held(store, request.activation())
                    .map(
                        held ->
                            new Draft(
                                statement(store, request, held),
                                store.seats().notUsedSince(holder, unlessSince))));
    for (OrganizationId organization : draft.map(Draft::notUsed).orElse(List.of())) {
      // A unit of work each: none writes the seats of two organizations.
      changes.touch(store -> store.seats().used(organization, holder, now, unlessSince));
    }
    return draft.map(Draft::statement).map(this::sign);
  }

  @Override
  public Outcome<RefreshedLease, RefreshRefusal> refresh(LeaseRequest request, RefreshProof proof) {
    for (int tried = 0; tried < TRIES; tried++) {
      Outcome<Refreshed, RefreshRefusal> outcome = activations.refresh(request.activation(), proof);
      if (!(outcome instanceof Outcome.Done<Refreshed, RefreshRefusal> done)) {
        return Outcome.refused(((Outcome.Refused<?, RefreshRefusal>) outcome).reason());
      }
      Optional<Lease> lease = issue(request);
      if (lease.isPresent()) {
        return Outcome.done(
            new RefreshedLease(lease.get(), done.value().secret()), done.revision());
      }
      // Something came in between; the same proof again says what.
    }
    throw new IllegalStateException("the activation goes on, and no lease can be issued for it");
  }

  /** What is to be signed, and whose seats were not used today. */
  private record Draft(LeaseStatement statement, List<OrganizationId> notUsed) {}

  private LeaseStatement statement(UnitOfWork store, LeaseRequest request, List<HeldRight> held) {
    Instant now = changes.now().truncatedTo(ChronoUnit.SECONDS);
    LeaseStatement lease = statement(request, held, now);
    // What was taken back a moment ago, or by a faster clock, would take this back too.
    return store
        .revocations()
        .latest(RevocationList.revokedBy(lease))
        .filter(reach -> reach.isAfter(now))
        .map(reach -> statement(request, held, reach))
        .orElse(lease);
  }

  private LeaseStatement statement(LeaseRequest request, List<HeldRight> held, Instant issuedAt) {
    Activation activation = request.activation();
    Optional<AccountId> account =
        activation instanceof Activation.ByEmail byEmail
            ? Optional.of(byEmail.account())
            : Optional.empty();
    return new LeaseStatement(
        issuer,
        new LeaseId(ids.next(issuedAt)),
        account,
        request.audience(),
        request.products(),
        activation.device(),
        issuedAt,
        issuedAt.minus(SLOW_CLOCK),
        issuedAt.plus(lifetime),
        held.stream()
            .filter(right -> request.products().contains(right.subscription().product()))
            .flatMap(right -> leased(right, issuedAt).stream())
            .toList());
  }

  private Optional<LeasedRight> leased(HeldRight held, Instant issuedAt) {
    Optional<Right> right = compiler.right(held);
    // A computer's right is that of its key, also when that is over.
    List<ProductKeyId> keys =
        held.key().map(List::of).orElseGet(() -> compiler.keysFrom(held, issuedAt));
    return right.map(
        whole -> new LeasedRight(held.subscription().product(), keys, whole.from(issuedAt)));
  }

  private static Optional<List<HeldRight>> held(UnitOfWork store, Activation activation) {
    if (store.devices().find(activation).filter(DeviceRow::goesOn).isEmpty()) {
      return Optional.empty();
    }
    if (activation instanceof Activation.ByEmail byEmail) {
      return store
          .rights()
          .of(byEmail.account())
          .filter(rights -> rights.status() == AccountStatus.ACTIVE)
          .map(PersonRights::held);
    }
    Activation.ByProductKey byKey = (Activation.ByProductKey) activation;
    List<HeldRight> ofKey =
        store.rights().of(byKey.device()).stream()
            .filter(right -> right.key().equals(Optional.of(byKey.key())))
            .toList();
    return ofKey.isEmpty() ? Optional.empty() : Optional.of(ofKey);
  }

  private static SeatHolder holder(Activation activation) {
    return activation instanceof Activation.ByEmail byEmail
        ? new SeatHolder.Person(byEmail.account())
        : new SeatHolder.Device(activation.device(), ((Activation.ByProductKey) activation).key());
  }

  private Lease sign(LeaseStatement statement) {
    String text =
        Jws.sign(LeaseStatement.TYP, LeaseWriter.write(statement), ring.at(statement.issuedAt()));
    if (text.length() > Jws.DEFAULT_LIMIT) {
      throw new IllegalStateException(
          "a lease of " + text.length() + " characters is longer than clients read");
    }
    return new Lease(text);
  }

  @Override
  public Outcome<Revocation, RevocationRefusal> revoke(
      Actor by, Scope home, LeasesOf what, String reason, IdempotencyKey key) {
    DisplayText.check("reason", reason, 1, Revocations.MAX_REASON);
    return changes.once(
        Request.of(home, key, "lease.revoke", by, what.kind(), what.id(), reason),
        by,
        revocation -> home,
        RevocationCodec.INSTANCE,
        change ->
            RevocationPermission.refusal(change.store(), by, home, what)
                .<Attempt<Revocation, RevocationRefusal>>map(Attempt::denied)
                .orElseGet(() -> Attempt.made(Revocations.add(change, home, what, reason))));
  }

  @Override
  public SignedBundle bundle() {
    return bundles.issue();
  }

  @Override
  public JwkSet jwkSet() {
    return jwkSet;
  }
}
