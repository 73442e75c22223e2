package io.entitlements.spi;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How full a subscription is, as its row says.
 *
 * @param people how many seats people hold
 * @param used how many seats are in use: people's, and those of computers whose key adds seats in
 *     this stretch of time
 * @param total how many there are in this stretch
 * @param waiting how many people wait
 * @param from the first instant of the stretch; empty if it reaches back without end
 * @param until the first instant after it; empty if it goes on without end
 */
public record SeatUse(
    int people, int used, int total, int waiting, Optional<Instant> from, Optional<Instant> until) {

  /** What a subscription that does not exist uses. */
  public static final SeatUse NONE = new SeatUse(0, 0, 0, 0, Optional.empty(), Optional.empty());

  /** Checks that no number is negative. */
  public SeatUse {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(until, "until");
    if (people < 0 || used < people || total < 0 || waiting < 0) {
      throw new IllegalArgumentException("used is at least people, and nothing is negative");
    }
  }

  /**
   * Whether the stretch covers an instant.
   *
   * @param now the instant
   * @return false if the row has to be brought up to date first
   */
  public boolean covers(Instant now) {
    return from.map(start -> !now.isBefore(start)).orElse(true)
        && until.map(now::isBefore).orElse(true);
  }

  /**
   * How many more seats can be taken.
   *
   * @return at least 0
   */
  public int free() {
    return Math.max(0, total - used);
  }
}
