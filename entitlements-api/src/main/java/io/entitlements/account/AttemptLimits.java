package io.entitlements.account;

import io.entitlements.type.Limit;
import java.time.Duration;
import java.util.Objects;

/**
 * How often people may try. What succeeds does not count.
 *
 * @param perSource sign-ins from one source, to whatever accounts, from no known browser; a whole
 *     school may share one
 * @param perAccount sign-ins to one account by all strangers together: from no known browser
 * @param perBrowser sign-ins to one account from one browser in which its owner was signed in
 *     before; likewise resets asked for there, and old passwords asked of who is signed in
 * @param mailsPerAddress mails to one address that anybody can ask for, of each kind
 * @param mailsPerSource mails that one source can ask for, to whatever addresses, from no known
 *     browser
 * @param browserLifetime for how long a browser stays known; 1 to 3,650 days
 */
public record AttemptLimits(
    Limit perSource,
    Limit perAccount,
    Limit perBrowser,
    Limit mailsPerAddress,
    Limit mailsPerSource,
    Duration browserLifetime) {

  /**
   * 200 at once from one source and ten a minute; 10 by strangers and one in 15 minutes; 20 from a
   * known browser and one in 2 minutes; 3 mails to an address and one in 20 minutes; 50 mails from
   * a source and two a minute. Browsers stay known for 180 days.
   */
  public static final AttemptLimits DEFAULT =
      new AttemptLimits(
          new Limit(200, Duration.ofSeconds(6)),
          new Limit(10, Duration.ofMinutes(15)),
          new Limit(20, Duration.ofMinutes(2)),
          new Limit(3, Duration.ofMinutes(20)),
          new Limit(50, Duration.ofSeconds(30)),
          Duration.ofDays(180));

  /** Checks that nothing is missing. */
  public AttemptLimits {
    Objects.requireNonNull(perSource, "perSource");
    Objects.requireNonNull(perAccount, "perAccount");
    Objects.requireNonNull(perBrowser, "perBrowser");
    Objects.requireNonNull(mailsPerAddress, "mailsPerAddress");
    Objects.requireNonNull(mailsPerSource, "mailsPerSource");
    if (browserLifetime.compareTo(Duration.ofDays(1)) < 0
        || browserLifetime.compareTo(Duration.ofDays(3_650)) > 0) {
      throw new IllegalArgumentException("browserLifetime is 1 to 3650 days");
    }
  }
}
