package io.entitlements.core.internal.signing;

import java.time.Instant;
import java.util.Optional;

/**
 * When a signing key is in use, in whole seconds. From these dates follows what it is at an
 * instant: next, current, retired, or compromised.
 *
 * @param startsAt the first instant at which it signs; empty if it always did
 * @param retiredAt the first instant at which it does not sign any more, which is where another
 *     begins; empty if none is planned
 * @param compromisedAt since when others may have it; then nothing that it ever signed counts
 */
public record KeyState(
    Optional<Instant> startsAt, Optional<Instant> retiredAt, Optional<Instant> compromisedAt) {

  /** In use since ever and for ever. */
  static final KeyState ALWAYS = new KeyState(Optional.empty(), Optional.empty(), Optional.empty());

  /** The same key, in the hands of others. */
  KeyState compromised(Instant since) {
    return new KeyState(startsAt, retiredAt, Optional.of(since));
  }
}
