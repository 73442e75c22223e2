package io.entitlements.core.lease;

import java.time.Instant;

/** The time on a computer whose clock may be wrong: it is at least what somebody has signed. */
@FunctionalInterface
public interface FlooredTime {

  /**
   * Says what time it is.
   *
   * @param signed a time that has certainly come, as a genuine lease says
   * @return the instant to decide by
   */
  Instant notBefore(Instant signed);
}
