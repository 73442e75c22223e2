package io.entitlements.account;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a teacher writes on the board. Prints without the code.
 *
 * @param text nine symbols in threes, {@code C4K-7MR-2XY}
 * @param expiresAt the first instant at which nobody joins by it any more, in whole milliseconds;
 *     empty if it does not expire
 */
public record ClassCode(String text, Optional<Instant> expiresAt) {

  private static final Pattern FORM = Pattern.compile("[2-9A-Z]{3}-[2-9A-Z]{3}-[2-9A-Z]{3}");

  /** Checks the form. */
  public ClassCode {
    Objects.requireNonNull(expiresAt, "expiresAt");
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("a class code is nine symbols in threes");
    }
  }

  /**
   * Whether somebody can join by it at an instant.
   *
   * @param now the instant
   * @return false from {@link #expiresAt} on
   */
  public boolean isOpen(Instant now) {
    return expiresAt.filter(end -> !now.isBefore(end)).isEmpty();
  }

  @Override
  public String toString() {
    return "ClassCode[***, " + expiresAt + "]";
  }
}
