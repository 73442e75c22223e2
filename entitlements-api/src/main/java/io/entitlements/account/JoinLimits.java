package io.entitlements.account;

import io.entitlements.type.Limit;
import java.time.Duration;
import java.util.Objects;

/**
 * How often a wrong class code may be typed. Right ones do not count, so a whole school joins from
 * behind one address.
 *
 * @param perAccount by one account
 * @param perSource from one source, by whatever accounts
 */
public record JoinLimits(Limit perAccount, Limit perSource) {

  /** 10 at once by an account, and one in 5 minutes; 300 from a source, and one in 30 seconds. */
  public static final JoinLimits DEFAULT =
      new JoinLimits(new Limit(10, Duration.ofMinutes(5)), new Limit(300, Duration.ofSeconds(30)));

  /** Checks that nothing is missing. */
  public JoinLimits {
    Objects.requireNonNull(perAccount, "perAccount");
    Objects.requireNonNull(perSource, "perSource");
  }
}
