package io.entitlements.key;

import java.util.Objects;

/** What somebody typed for a product key, as far as the text alone says. */
public sealed interface TypedKey {

  /**
   * Free of typing errors. That it was ever issued is for the server to say. Its {@code toString}
   * shows the prefix only.
   */
  non-sealed interface WellFormed extends TypedKey {

    /**
     * Which product it is for.
     *
     * @return 2 to 4 letters {@code A-Z}
     */
    String prefix();

    /**
     * The key as it is printed.
     *
     * @return prefix and five groups of five symbols
     */
    ProductKeyText text();
  }

  /**
   * No product key, or one with a typing error.
   *
   * @param fault what is wrong
   */
  record Mistyped(TypedKeyFault fault) implements TypedKey {
    /** Checks that nothing is missing. */
    public Mistyped {
      Objects.requireNonNull(fault, "fault");
    }
  }
}
