package io.entitlements.type;

import java.util.Locale;
import java.util.Objects;

/**
 * The serial number of a hardware display, as printed on the device: letters and digits, compared
 * without case, spaces and dashes.
 *
 * @param value 4 to 40 letters {@code A-Z} and digits
 */
public record SerialNumber(String value) {

  /** Checks that the value is in its normal form; use {@link #of} for what people type. */
  public SerialNumber {
    Objects.requireNonNull(value, "value");
    if (value.length() < 4 || value.length() > 40 || !value.chars().allMatch(SerialNumber::fits)) {
      throw new IllegalArgumentException("a serial number has 4 to 40 letters and digits");
    }
  }

  /**
   * Reads a serial number as people type it.
   *
   * @param text any case; spaces and dashes are dropped
   * @return the serial number
   * @throws IllegalArgumentException if something else than letters and digits remains
   */
  public static SerialNumber of(String text) {
    StringBuilder printed = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '-' && !Character.isWhitespace(c)) {
        printed.append(c);
      }
    }
    return new SerialNumber(printed.toString().toUpperCase(Locale.ROOT));
  }

  private static boolean fits(int c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /**
   * The serial as somebody may read it who takes letters for the digits that they look like: {@code
   * O} as 0, {@code I} and {@code L} as 1.
   *
   * @return the serial with digits for those letters; itself if it has none of them
   */
  public SerialNumber folded() {
    return new SerialNumber(value.replace('O', '0').replace('I', '1').replace('L', '1'));
  }

  @Override
  public String toString() {
    return value;
  }
}
