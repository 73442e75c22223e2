package io.entitlements.spi;

import io.entitlements.type.Limit;
import java.time.Instant;
import java.util.Optional;

/**
 * How often things were tried of late, so that a limit holds whatever node is asked; a global
 * table. Each bucket is one instant, the theoretical arrival time of the generic cell rate
 * algorithm (ITU-T I.371): as if all that was tried had come at the allowed pace, when would the
 * next one be due? A bucket whose instant has come is like one that there never was, and the store
 * may drop it at any time.
 */
public interface AttemptStore {

  /**
   * Takes one attempt from a bucket. Of many at once no more win than the limit allows.
   *
   * @param bucket what is limited; 1 to 64 characters
   * @param now the instant
   * @param limit the limit
   * @return empty if one was taken; otherwise the first instant at which one can be, and nothing is
   *     changed
   */
  Optional<Instant> take(String bucket, Instant now, Limit limit);

  /**
   * Gives one attempt back that turned out not to count.
   *
   * @param bucket what is limited
   * @param limit the limit under which it was taken
   */
  void giveBack(String bucket, Limit limit);
}
