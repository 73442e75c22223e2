package io.entitlements.core.lease;

import io.entitlements.catalog.FeatureId;
import io.entitlements.catalog.ProductId;
import io.entitlements.check.Decision;
import io.entitlements.check.Reason;
import io.entitlements.core.internal.decision.Right;
import io.entitlements.core.internal.decision.Snapshot;
import io.entitlements.core.internal.lease.LeaseStatement;
import io.entitlements.core.internal.lease.LeasedRight;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.LeaseId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A lease that {@link LeaseVerifier} has accepted; nothing else makes one. It decides by itself,
 * with the same function as the server. Immutable and thread-safe; nothing blocks.
 */
public final class VerifiedLease {

  private final LeaseStatement statement;
  private final Snapshot snapshot;

  VerifiedLease(LeaseStatement statement, Set<ProductId> products) {
    this.statement = statement;
    List<Right> rights = new ArrayList<>();
    for (LeasedRight leased : statement.rights()) {
      if (products.contains(leased.product())) {
        rights.add(leased.right());
      }
    }
    this.snapshot = Snapshot.of(rights);
  }

  /**
   * May this feature be used at this instant, on the device of the lease? Rights to products that
   * the verifier was not made for do not count.
   *
   * @param feature the feature
   * @param now the instant
   * @return a decision that holds no longer than the lease
   */
  public Decision check(FeatureId feature, Instant now) {
    if (now.isBefore(statement.notBefore()) || !now.isBefore(statement.expiresAt())) {
      return Decision.none(Reason.LEASE_NOT_CURRENT);
    }
    Decision decision = snapshot.decide(feature, now);
    return decision.validUntil().isAfter(statement.expiresAt())
        ? new Decision(
            decision.level(), decision.reason(), decision.source(), statement.expiresAt())
        : decision;
  }

  /**
   * The lease.
   *
   * @return its identifier
   */
  public LeaseId id() {
    return statement.id();
  }

  /**
   * Whose rights it states.
   *
   * @return the account, or empty if the rights are the computer's own
   */
  public Optional<AccountId> account() {
    return statement.account();
  }

  /**
   * For which client program it is.
   *
   * @return the program's name
   */
  public String audience() {
    return statement.audience();
  }

  /**
   * For which products it was asked.
   *
   * @return at least one; those of the verifier are among them, others may be
   */
  public Set<ProductId> products() {
    return statement.products();
  }

  /**
   * On which device it may be used.
   *
   * @return the device
   */
  public DeviceId device() {
    return statement.device();
  }

  /**
   * When it was issued.
   *
   * @return an instant in whole seconds; up to a minute ahead of the server's clock, where leases
   *     were revoked just before
   */
  public Instant issuedAt() {
    return statement.issuedAt();
  }

  /**
   * Until when it holds.
   *
   * @return the first instant, in whole seconds, at which it does not hold any more
   */
  public Instant expiresAt() {
    return statement.expiresAt();
  }

  @Override
  public String toString() {
    return "VerifiedLease[" + id() + ", until " + expiresAt() + "]";
  }
}
