package io.entitlements.core.internal.snapshot;

import io.entitlements.catalog.Catalog;
import io.entitlements.catalog.FeatureId;
import io.entitlements.check.Decision;
import io.entitlements.check.Reason;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** What is kept by one version of the catalog; another one begins anew. Thread-safe. */
final class Snapshots {

  static final Decision UNKNOWN_FEATURE = Decision.none(Reason.UNKNOWN_FEATURE);

  private final Catalog catalog;
  private final FeatureSlots slots;
  private final Looks looks = new Looks();
  private final Assembly assembly;
  private final SnapshotCache<AccountId> people;
  private final SnapshotCache<DeviceId> computers;

  Snapshots(Catalog catalog, long mostBytes) {
    this.catalog = catalog;
    this.slots = FeatureSlots.of(catalog);
    this.assembly = new Assembly(catalog, slots);
    this.people = new SnapshotCache<>(mostBytes, AccountId::value, AccountId::new, assembly, looks);
    this.computers =
        new SnapshotCache<>(mostBytes, DeviceId::value, DeviceId::new, assembly, looks);
  }

  Catalog catalog() {
    return catalog;
  }

  /** All features that are sold, in the order of the catalog. */
  Set<FeatureId> features() {
    return slots.features();
  }

  boolean isSold(FeatureId feature) {
    return slots.of(feature) != FeatureSlots.NONE;
  }

  /** What somebody's answers are about a feature. */
  Decision decide(Kept kept, FeatureId feature) {
    int slot = slots.of(feature);
    return slot == FeatureSlots.NONE ? UNKNOWN_FEATURE : kept.answer(slot);
  }

  Assembly assembly() {
    return assembly;
  }

  SnapshotCache<AccountId> people() {
    return people;
  }

  SnapshotCache<DeviceId> computers() {
    return computers;
  }

  /**
   * Drops what these events name.
   *
   * @param subjects people, computers, subscriptions, organizations, and what is in no snapshot
   */
  void changed(Collection<UUID> subjects) {
    // In this order: what a look keeps that is not told any more is dropped.
    looks.changed(subjects);
    subjects.forEach(assembly::changed);
    people.changed(subjects);
    computers.changed(subjects);
  }
}
