package io.entitlements.core.memory;

import io.entitlements.spi.CatalogRow;
import io.entitlements.spi.CatalogStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The versions of the catalog, by number. */
record MemoryCatalogs(Table<Integer, CatalogRow> rows) implements CatalogStore {

  private static final Comparator<CatalogRow> BY_VERSION =
      Comparator.comparing(row -> row.header().version());

  @Override
  public boolean insert(CatalogRow row, int previous) {
    if (row.header().version() <= previous) {
      throw new IllegalArgumentException("a version follows a lesser one");
    }
    return newestVersion() == previous && rows.insert(row.header().version(), row);
  }

  @Override
  public int newestVersion() {
    return newest().map(row -> row.header().version()).orElse(0);
  }

  @Override
  public Optional<CatalogRow> newest() {
    return newest(row -> true);
  }

  @Override
  public Optional<CatalogRow> at(Instant instant) {
    return newest(row -> !row.header().recordedAt().isAfter(instant));
  }

  private Optional<CatalogRow> newest(Predicate<CatalogRow> which) {
    return rows.all().filter(which).max(BY_VERSION);
  }

  @Override
  public List<CatalogRow.Header> versions() {
    return rows.all().sorted(BY_VERSION).map(CatalogRow::header).toList();
  }
}
