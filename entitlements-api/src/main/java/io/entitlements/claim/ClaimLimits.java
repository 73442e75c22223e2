package io.entitlements.claim;

import io.entitlements.type.Limit;
import java.time.Duration;
import java.util.Objects;

/**
 * How often a wrong serial number may be typed. Right ones do not count, nor do links.
 *
 * @param perAccount by one account
 * @param ownPerAccount how many of these are not counted by source, so that nobody behind the same
 *     source can use them up
 * @param perOrganization for one organization, by all its administrators
 * @param perSource from one source, by whatever accounts, beyond their own
 */
public record ClaimLimits(
    Limit perAccount, Limit ownPerAccount, Limit perOrganization, Limit perSource) {

  /**
   * 10 at once by an account, and one in 30 minutes, of which 3, and one in 8 hours, are its own;
   * 20 for an organization, and one in 15 minutes; 50 from a source, and one in 5 minutes.
   */
  public static final ClaimLimits DEFAULT =
      new ClaimLimits(
          new Limit(10, Duration.ofMinutes(30)),
          new Limit(3, Duration.ofHours(8)),
          new Limit(20, Duration.ofMinutes(15)),
          new Limit(50, Duration.ofMinutes(5)));

  /** Checks that nothing is missing. */
  public ClaimLimits {
    Objects.requireNonNull(perAccount, "perAccount");
    Objects.requireNonNull(ownPerAccount, "ownPerAccount");
    Objects.requireNonNull(perOrganization, "perOrganization");
    Objects.requireNonNull(perSource, "perSource");
  }
}
