package io.entitlements.type;

import java.util.Objects;

/**
 * The number that the vendor's shop printed on a purchase order. An order is imported once for each
 * number.
 *
 * @param value 1 to 64 printable ASCII characters without spaces, case kept as printed
 */
public record OrderNumber(String value) {

  /** Checks length and characters. */
  public OrderNumber {
    Objects.requireNonNull(value, "value");
    if (value.isEmpty()
        || value.length() > 64
        || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "an order number has 1 to 64 printable ASCII characters without spaces");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
