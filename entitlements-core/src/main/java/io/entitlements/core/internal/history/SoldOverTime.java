package io.entitlements.core.internal.history;

import io.entitlements.catalog.Catalog;
import io.entitlements.catalog.CatalogVersion;
import io.entitlements.catalog.Catalogs;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The catalog over time, as it was known; each version is read once. Of one thread. */
final class SoldOverTime {

  private final Catalogs catalogs;
  private final NavigableSet<Instant> imports;
  private final Map<Instant, Catalog> sold = new HashMap<>();

  SoldOverTime(Catalogs catalogs, Instant knownAt) {
    this.catalogs = catalogs;
    this.imports =
        catalogs.versions().stream()
            .map(CatalogVersion::recordedAt)
            .filter(recordedAt -> !recordedAt.isAfter(knownAt))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What was sold at an instant; nothing before the first import. */
  Catalog at(Instant instant) {
    return Optional.ofNullable(imports.floor(instant))
        .map(since -> sold.computeIfAbsent(since, catalogs::at))
        .orElseGet(() -> Catalog.of(List.of()));
  }

  /** The later instants from which another version counted. */
  NavigableSet<Instant> changesAfter(Instant instant) {
    return imports.tailSet(instant, false);
  }
}
