package io.entitlements.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The catalog's history; a global table of a few rows, which are never changed or deleted. Each row
 * is its own audit event.
 */
public interface CatalogStore {

  /**
   * Adds a version after the one by which its maker judged it. Of versions that follow one and the
   * same version, only one is ever committed.
   *
   * @param row the version
   * @param previous the newest version that its maker knows, less than the row's; 0 if none
   * @return false, and nothing is added, if another version is the newest
   */
  boolean insert(CatalogRow row, int previous);

  /**
   * The number of the newest version.
   *
   * @return the number; 0 if there is none
   */
  int newestVersion();

  /**
   * The newest version.
   *
   * @return the version, if there is one
   */
  Optional<CatalogRow> newest();

  /**
   * The version that was the newest at an instant.
   *
   * @param instant the instant
   * @return the version with the greatest number of those recorded at this instant or before, if
   *     there is one
   */
  Optional<CatalogRow> at(Instant instant);

  /**
   * The history.
   *
   * @return every version, by its number
   */
  List<CatalogRow.Header> versions();
}
