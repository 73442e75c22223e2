package io.entitlements.core.internal.snapshot;

import io.entitlements.catalog.Catalog;
import io.entitlements.catalog.FeatureId;
import io.entitlements.check.Decision;
import io.entitlements.check.Reason;
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
  private final SnapshotCache people;
  private final SnapshotCache computers;

  Snapshots(Catalog catalog, long mostBytes) {
    this.catalog = catalog;
    this.slots = FeatureSlots.of(catalog);
    this.assembly = new Assembly(catalog, slots);
    this.people = new SnapshotCache(mostBytes, assembly, looks);
    this.computers = new SnapshotCache(mostBytes, assembly, looks);
  }

  Catalog catalog() {
    return catalog;
  }

  /** All features that are sold, in the order of the catalog. */
  Set<FeatureId> features() {
    return slots.features();
  }

  /** The number of a feature, from 0, or {@link FeatureSlots#NONE}. */
  int slot(FeatureId feature) {
    return slots.of(feature);
  }

  boolean isSold(FeatureId feature) {
    return slot(feature) != FeatureSlots.NONE;
  }

  /** What somebody's answers are about a feature. */
  Decision decide(Kept kept, FeatureId feature) {
    int slot = slot(feature);
    return slot == FeatureSlots.NONE ? UNKNOWN_FEATURE : kept.answer(slot);
  }

  Assembly assembly() {
    return assembly;
  }

  SnapshotCache people() {
    return people;
  }

  SnapshotCache computers() {
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
