package io.entitlements.core.internal.scim.filter;

import java.util.Locale;
import java.util.Optional;

/** How a value is compared ({@code compareOp} in RFC 7644, figure 1). */
public enum Operator {
  /** Is the same. */
  EQ,
  /** Is not the same. */
  NE,
  /** Contains. */
  CO,
  /** Begins with. */
  SW,
  /** Ends with. */
  EW,
  /** Is greater. */
  GT,
  /** Is less. */
  LT,
  /** Is greater or the same. */
  GE,
  /** Is less or the same. */
  LE;

  /** One by its name in any case. */
  static Optional<Operator> named(String word) {
    for (Operator operator : values()) {
      if (operator.name().equalsIgnoreCase(word)) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }

  /** Whether it looks at parts of a text. */
  boolean isOfParts() {
    return this == CO || this == SW || this == EW;
  }

  /** Whether it says which comes first. */
  boolean isOfOrder() {
    return this == GT || this == LT || this == GE || this == LE;
  }

  boolean test(String value, String wanted) {
    return switch (this) {
      case CO -> value.contains(wanted);
      case SW -> value.startsWith(wanted);
      case EW -> value.endsWith(wanted);
      default -> testOrder(value.compareTo(wanted));
    };
  }

  /** What a comparison means. */
  boolean testOrder(int compared) {
    return switch (this) {
      case EQ -> compared == 0;
      case NE -> compared != 0;
      case GT -> compared > 0;
      case LT -> compared < 0;
      case GE -> compared >= 0;
      case LE -> compared <= 0;
      case CO, SW, EW -> throw new IllegalStateException(this + " is no order");
    };
  }

  /** As filters write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
