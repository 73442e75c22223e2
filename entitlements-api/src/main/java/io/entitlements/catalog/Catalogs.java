package io.entitlements.catalog;

import io.entitlements.error.InvalidInputException;
import io.entitlements.type.AccountId;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;

/**
 * What is sold, and what was sold before. A new version counts at once on the engine that imports
 * it, and within five seconds on every other engine over the same store; nothing is restarted.
 * Thread-safe.
 */
public interface Catalogs {

  /**
   * What is sold now. Blocks on the store only when the store was not asked for five seconds.
   *
   * @return the catalog; empty before the first import
   */
  Catalog current();

  /**
   * Imports a version for the application itself, for example at its start. The format is described
   * in {@code docs/catalog.md}. The newest version with the same content again changes nothing and
   * gives the same answer. Blocks on the store.
   *
   * @param fileName for messages
   * @param json the file's bytes, UTF-8; read to the end, not closed
   * @return the version, or why it was refused
   * @throws InvalidInputException if anything in the file is wrong; nothing was changed
   */
  CatalogImport importJson(String fileName, InputStream json);

  /**
   * Imports a version for a person, who stands in the history. Everything else is as in {@link
   * #importJson(String, InputStream)}.
   *
   * @param by who imports it; the application has verified who it is and that they may
   * @param fileName for messages
   * @param json the file's bytes, UTF-8; read to the end, not closed
   * @return the version, or why it was refused
   * @throws InvalidInputException if anything in the file is wrong; nothing was changed
   */
  CatalogImport importJson(AccountId by, String fileName, InputStream json);

  /**
   * What was sold at an instant, as it is known from the history. Blocks on the store.
   *
   * @param known the instant, in the {@link io.entitlements.type.TimeRange}; a version counts from
   *     the instant of its import, inclusive
   * @return the catalog; empty before the first import
   * @throws IllegalArgumentException if the instant is out of range
   */
  Catalog at(Instant known);

  /**
   * The history. Blocks on the store.
   *
   * @return every version, oldest first
   */
  List<CatalogVersion> versions();
}
