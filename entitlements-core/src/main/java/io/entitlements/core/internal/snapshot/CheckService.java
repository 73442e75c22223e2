package io.entitlements.core.internal.snapshot;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.catalog.Catalog;
import io.entitlements.catalog.FeatureId;
import io.entitlements.check.Decision;
import io.entitlements.check.Reason;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import java.util.function.Supplier;

/** The check of a portal: loads a snapshot and asks it. */
public final class CheckService {

  private final Changes changes;
  private final SnapshotLoader snapshots;
  private final Supplier<Catalog> catalog;

  /** Composes the service. */
  public CheckService(Changes changes, SnapshotLoader snapshots, Supplier<Catalog> catalog) {
    this.changes = changes;
    this.snapshots = snapshots;
    this.catalog = catalog;
  }

  /** Decides for a person. */
  public Decision check(AccountId account, FeatureId feature) {
    Catalog now = catalog.get();
    if (now.feature(feature).isEmpty()) {
      return Decision.none(Reason.UNKNOWN_FEATURE);
    }
    Decision decision =
        changes
            .read(store -> snapshots.compile(now, store.rights().of(account)))
            .decide(feature, changes.now());
    return decision.reason() == Reason.NO_SEAT ? withoutSeat(account, decision) : decision;
  }

  /** Whoever is barred holds no rights, so that what is asked often asks nothing more. */
  private Decision withoutSeat(AccountId account, Decision decision) {
    AccountStatus status =
        changes
            .read(store -> store.accounts().find(account))
            .map(Account::status)
            .orElse(AccountStatus.DELETED);
    return switch (status) {
      case PENDING, ACTIVE -> decision;
      case DISABLED -> Decision.none(Reason.ACCOUNT_DISABLED);
      case DELETED -> Decision.none(Reason.UNKNOWN_ACCOUNT);
    };
  }

  /** Decides for a computer. */
  public Decision check(DeviceId device, FeatureId feature) {
    Catalog now = catalog.get();
    if (now.feature(feature).isEmpty()) {
      return Decision.none(Reason.UNKNOWN_FEATURE);
    }
    return changes
        .read(store -> snapshots.compile(now, store.rights().of(device)))
        .decide(feature, changes.now());
  }
}
