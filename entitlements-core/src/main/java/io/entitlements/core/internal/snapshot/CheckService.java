package io.entitlements.core.internal.snapshot;

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
    boolean unknown =
        decision.reason() == Reason.NO_SEAT
            && changes.read(store -> store.accounts().find(account)).isEmpty();
    return unknown ? Decision.none(Reason.UNKNOWN_ACCOUNT) : decision;
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
