package io.entitlements.account;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which passwords may be set, and how they are hashed.
 *
 * @param minLength the fewest characters, 8 to 64; NIST SP 800-63B wants 15 where nothing else is
 *     asked for
 * @param denies whether a password is too common or known to have leaked; gets the prepared text,
 *     may block, must not keep or print it
 * @param cost what a hashing costs
 * @param hashedAtOnce how many hashings run at the same time at most, 1 to 1,024; others wait. It
 *     bounds the memory: the default's takes 152 MiB
 */
public record PasswordPolicy(
    int minLength, Predicate<String> denies, HashingCost cost, int hashedAtOnce) {

  /** At least 10 characters, none denied, {@link HashingCost#DEFAULT}, eight at once. */
  public static final PasswordPolicy DEFAULT =
      new PasswordPolicy(10, password -> false, HashingCost.DEFAULT, 8);

  /** Checks the ranges. */
  public PasswordPolicy {
    Objects.requireNonNull(denies, "denies");
    Objects.requireNonNull(cost, "cost");
    if (minLength < 8 || minLength > 64) {
      throw new IllegalArgumentException("minLength is 8 to 64, not " + minLength);
    }
    if (hashedAtOnce < 1 || hashedAtOnce > 1_024) {
      throw new IllegalArgumentException("hashedAtOnce is 1 to 1024, not " + hashedAtOnce);
    }
  }

  /**
   * The same with another list of denied passwords.
   *
   * @param denied whether a password is too common or known to have leaked
   * @return a policy
   */
  public PasswordPolicy denying(Predicate<String> denied) {
    return new PasswordPolicy(minLength, denied, cost, hashedAtOnce);
  }

  /**
   * The same at another cost.
   *
   * @param otherCost what a hashing costs
   * @return a policy
   */
  public PasswordPolicy at(HashingCost otherCost) {
    return new PasswordPolicy(minLength, denies, otherCost, hashedAtOnce);
  }

  /**
   * Judges a password that somebody wants to set.
   *
   * @param password the password
   * @return why it may not be set, or empty if it may
   */
  public Optional<PasswordFault> fault(Password password) {
    if (password.length() < minLength) {
      return Optional.of(PasswordFault.TOO_SHORT);
    }
    if (password.length() > Password.MAX_LENGTH) {
      return Optional.of(PasswordFault.TOO_LONG);
    }
    if (!password.isText()) {
      return Optional.of(PasswordFault.NOT_TEXT);
    }
    return denies.test(password.reveal())
        ? Optional.of(PasswordFault.TOO_COMMON)
        : Optional.empty();
  }
}
