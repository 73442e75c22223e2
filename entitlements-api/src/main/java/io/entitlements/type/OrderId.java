package io.entitlements.type;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies one purchase order inside this system; people know it by its {@link OrderNumber}.
 *
 * @param value the identifier, made by the engine; time-ordered (RFC 9562, version 7)
 */
public record OrderId(UUID value) implements Scope {

  /** Checks that there is a value. */
  public OrderId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Reads the text form.
   *
   * @param text a UUID as {@link #toString()} writes it
   * @return the identifier
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static OrderId parse(String text) {
    return new OrderId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
