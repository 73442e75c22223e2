package io.entitlements.account;

import io.entitlements.type.Limit;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What the vendor wants of domains.
 *
 * @param label what stands before a domain in the name of the record that proves it: an underscore,
 *     then letters a to z, digits and single hyphens (RFC 8552); 2 to 63 characters. After a change
 *     of it records are published anew before they are found; what is verified stays so
 * @param most how many domains an organization can have; 1 to 1,000
 * @param lookUps how often the records of one organization can be looked for, found or not, and how
 *     often one person can have them looked for
 */
public record DomainPolicy(String label, int most, Limit lookUps) {

  private static final Pattern LABEL = Pattern.compile("_[a-z0-9]+(-[a-z0-9]+)*");

  /**
   * The label {@code _entitlements-challenge}; 100 domains; 20 look-ups at once and one a minute.
   */
  public static final DomainPolicy DEFAULT =
      new DomainPolicy("_entitlements-challenge", 100, new Limit(20, Duration.ofMinutes(1)));

  private static final int LARGEST = 1_000;
  private static final int LONGEST_LABEL = 63;

  /** Checks the ranges. */
  public DomainPolicy {
    Objects.requireNonNull(lookUps, "lookUps");
    if (label.length() > LONGEST_LABEL || !LABEL.matcher(label).matches()) {
      throw new IllegalArgumentException(
          "label is an underscore and 1 to 62 letters a to z, digits and single hyphens");
    }
    if (most < 1 || most > LARGEST) {
      throw new IllegalArgumentException("most is 1 to " + LARGEST + ", not " + most);
    }
  }
}
