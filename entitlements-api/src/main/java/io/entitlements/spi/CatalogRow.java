package io.entitlements.spi;

import java.time.Instant;
import java.util.Objects;

/**
 * A version of the catalog as it is kept.
 *
 * @param header what its history shows
 * @param body the imported file; at most {@value #MAX_BODY} characters
 */
public record CatalogRow(Header header, String body) {

  /** The most characters of a body. */
  public static final int MAX_BODY = 1_000_000;

  /**
   * A version without its content.
   *
   * @param version its number, from 1
   * @param actor who imported it, in the engine's text form; at most 100 characters
   * @param recordedAt when it was imported
   */
  public record Header(int version, String actor, Instant recordedAt) {

    /** Checks each rule above. */
    public Header {
      Objects.requireNonNull(recordedAt, "recordedAt");
      if (version < 1 || actor.length() > 100) {
        throw new IllegalArgumentException(
            "version is at least 1, and actor has at most 100 characters");
      }
    }
  }

  /** Checks each rule above. */
  public CatalogRow {
    Objects.requireNonNull(header, "header");
    if (body.length() > MAX_BODY) {
      throw new IllegalArgumentException("body has at most " + MAX_BODY + " characters");
    }
  }
}
