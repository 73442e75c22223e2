package io.entitlements.catalog;

import io.entitlements.type.AccountId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One entry in the catalog's history.
 *
 * @param number which version, from 1; later versions have greater numbers, not always the next
 * @param recordedAt when it was imported and began to count, in whole milliseconds
 * @param importedBy who imported it; empty if the application did so by itself
 */
public record CatalogVersion(int number, Instant recordedAt, Optional<AccountId> importedBy) {

  /** Checks that nothing is missing. */
  public CatalogVersion {
    Objects.requireNonNull(recordedAt, "recordedAt");
    Objects.requireNonNull(importedBy, "importedBy");
    if (number < 1) {
      throw new IllegalArgumentException("number is at least 1, not " + number);
    }
  }
}
