package io.entitlements.core.internal.lease;

import io.entitlements.activation.Activation;
import io.entitlements.activation.Activations;
import io.entitlements.activation.RefreshProof;
import io.entitlements.activation.RefreshRefusal;
import io.entitlements.activation.Refreshed;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.decision.Snapshot;
import io.entitlements.core.internal.member.Members;
import io.entitlements.core.internal.signing.JwkSetJson;
import io.entitlements.core.internal.signing.Jws;
import io.entitlements.core.internal.signing.SigningKey;
import io.entitlements.core.internal.snapshot.SnapshotLoader;
import io.entitlements.lease.Lease;
import io.entitlements.lease.Leases;
import io.entitlements.lease.RefreshedLease;
import io.entitlements.seat.SeatHolder;
import io.entitlements.spi.DeviceRow;
import io.entitlements.spi.HeldRight;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.LeaseId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Issues leases for activated devices. */
public final class LeaseService implements Leases {

  /** Usage decides who keeps a seat when there are too few; to the day is exact enough. */
  private static final Duration USE_COUNTS_ANEW = Duration.ofDays(1);

  private static final int TRIES = 3;

  /** A client's clock may be this slow and still accept a fresh lease. */
  private static final Duration SLOW_CLOCK = Duration.ofMinutes(5);

  private final Changes changes;
  private final Activations activations;
  private final Ids ids;
  private final SnapshotLoader snapshots;
  private final SigningKey signingKey;
  private final String issuer;
  private final Duration lifetime;

  /** Composes the service. */
  public LeaseService(
      Changes changes,
      Activations activations,
      Ids ids,
      SnapshotLoader snapshots,
      SigningKey signingKey,
      String issuer,
      Duration lifetime) {
    this.changes = changes;
    this.activations = activations;
    this.ids = ids;
    this.snapshots = snapshots;
    this.signingKey = signingKey;
    this.issuer = issuer;
    this.lifetime = lifetime;
  }

  @Override
  public Optional<Lease> issue(Activation activation) {
    SeatHolder holder = holder(activation);
    Instant now = changes.now();
    Instant unlessSince = now.minus(USE_COUNTS_ANEW);
    Optional<Held> held =
        changes.read(
            store ->
                held(store, activation)
                    .map(
                        rights ->
                            new Held(rights, store.seats().notUsedSince(holder, unlessSince))));
    for (OrganizationId organization : held.map(Held::notUsed).orElse(List.of())) {
      // A unit of work each: none writes the seats of two organizations.
      changes.touch(store -> store.seats().used(organization, holder, now, unlessSince));
    }
    return held.map(Held::rights)
        .map(snapshots::compile)
        .map(snapshot -> sign(activation, snapshot));
  }

  @Override
  public Outcome<RefreshedLease, RefreshRefusal> refresh(
      Activation activation, RefreshProof proof) {
    for (int tried = 0; tried < TRIES; tried++) {
      Outcome<Refreshed, RefreshRefusal> outcome = activations.refresh(activation, proof);
      if (!(outcome instanceof Outcome.Done<Refreshed, RefreshRefusal> done)) {
        return Outcome.refused(((Outcome.Refused<?, RefreshRefusal>) outcome).reason());
      }
      Optional<Lease> lease = issue(activation);
      if (lease.isPresent()) {
        return Outcome.done(
            new RefreshedLease(lease.get(), done.value().secret()), done.revision());
      }
      // Something came in between; the same proof again says what.
    }
    throw new IllegalStateException("the activation goes on, and no lease can be issued for it");
  }

  /** The rights of somebody, and whose seats were not used today. */
  private record Held(List<HeldRight> rights, List<OrganizationId> notUsed) {}

  private static Optional<List<HeldRight>> held(UnitOfWork store, Activation activation) {
    if (store.devices().find(activation).filter(DeviceRow::goesOn).isEmpty()) {
      return Optional.empty();
    }
    if (activation instanceof Activation.ByEmail byEmail) {
      return Members.isActive(store, byEmail.account())
          ? Optional.of(store.rights().of(byEmail.account()))
          : Optional.empty();
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

  private Lease sign(Activation activation, Snapshot snapshot) {
    Instant issuedAt = changes.now().truncatedTo(ChronoUnit.SECONDS);
    Optional<AccountId> account =
        activation instanceof Activation.ByEmail byEmail
            ? Optional.of(byEmail.account())
            : Optional.empty();
    LeaseStatement statement =
        new LeaseStatement(
            issuer,
            new LeaseId(ids.next(issuedAt)),
            account,
            activation.device(),
            issuedAt,
            issuedAt.minus(SLOW_CLOCK),
            issuedAt.plus(lifetime),
            snapshot.rights().stream().map(right -> right.from(issuedAt)).toList());
    String text = Jws.sign(LeaseStatement.TYP, LeaseWriter.write(statement), signingKey);
    if (text.length() > Jws.DEFAULT_LIMIT) {
      throw new IllegalStateException(
          "a lease of " + text.length() + " characters is longer than clients read");
    }
    return new Lease(text);
  }

  @Override
  public String jwkSet() {
    return JwkSetJson.write(List.of(signingKey.publicKey()));
  }
}
