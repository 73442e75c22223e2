package io.entitlements.lease;

import java.time.Duration;
import java.util.Objects;

/**
 * Public keys as they are published, and what an HTTP answer with them says to caches (RFC 9110,
 * RFC 9111).
 *
 * @param text a JWK set (RFC 7517) as JSON, the body of {@code application/jwk-set+json}; the same
 *     on every node that has the same keys
 * @param etag a strong entity tag, with its quotes
 * @param maxAge for how long a cache may keep it without asking, in whole seconds
 */
public record JwkSet(String text, String etag, Duration maxAge) {

  /** Checks that nothing is missing. */
  public JwkSet {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(etag, "etag");
    Objects.requireNonNull(maxAge, "maxAge");
  }

  /**
   * The header of the answer.
   *
   * @return the value of {@code Cache-Control}
   */
  public String cacheControl() {
    return "public, max-age=" + maxAge.toSeconds();
  }
}
