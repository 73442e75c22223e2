package io.entitlements.core.internal.change;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/**
 * Identifiers: UUIDs of version 7 (RFC 9562, section 5.7), so that rows made together lie together.
 */
public final class Ids {

  private final SecureRandom random;

  /** Makes identifiers from this source. */
  public Ids(SecureRandom random) {
    this.random = random;
  }

  /** A new identifier. */
  public UUID next(Instant now) {
    long high = (now.toEpochMilli() << 16) | 0x7000 | random.nextInt(0x1000);
    long low = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new UUID(high, low);
  }
}
