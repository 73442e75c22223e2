package io.entitlements.core.lease;

import io.entitlements.catalog.FeatureId;
import io.entitlements.check.Decision;
import io.entitlements.check.Reason;
import io.entitlements.core.internal.decision.Snapshot;
import io.entitlements.core.internal.lease.LeaseStatement;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.LeaseId;
import java.time.Instant;
import java.util.Optional;

/**
 * A lease that {@link LeaseVerifier} has accepted; nothing else makes one. It decides by itself,
 * with the same function as the server. Immutable and thread-safe; nothing blocks.
 */
public final class VerifiedLease {

  private final LeaseStatement statement;
  private final Snapshot snapshot;

  VerifiedLease(LeaseStatement statement) {
    this.statement = statement;
    this.snapshot = Snapshot.of(statement.rights());
  }

  /**
   * May this feature be used at this instant, on the device of the lease?
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
   * @return an instant in whole seconds
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
