package io.entitlements.account;

import io.entitlements.type.Limit;
import java.time.Duration;
import java.util.Objects;

/**
 * How often a wrong class code may be typed. Right ones do not count, so a whole school joins from
 * behind one address.
 *
 * @param perAccount by one account
 * @param ownPerAccount how many of these are not counted by source, so that nobody behind the same
 *     source can use them up
 * @param perSource from one source, by whatever accounts, beyond those
 */
public record JoinLimits(Limit perAccount, Limit ownPerAccount, Limit perSource) {

  /**
   * 10 at once by an account, and one in 5 minutes, of which 3, and one in 8 hours, are its own;
   * 300 from a source, and one in 30 seconds.
   */
  public static final JoinLimits DEFAULT =
      new JoinLimits(
          new Limit(10, Duration.ofMinutes(5)),
          new Limit(3, Duration.ofHours(8)),
          new Limit(300, Duration.ofSeconds(30)));

  /** Checks that nothing is missing. */
  public JoinLimits {
    Objects.requireNonNull(perAccount, "perAccount");
    Objects.requireNonNull(ownPerAccount, "ownPerAccount");
    Objects.requireNonNull(perSource, "perSource");
  }
}
