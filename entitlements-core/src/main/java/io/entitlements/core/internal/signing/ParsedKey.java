package io.entitlements.core.internal.signing;

import io.entitlements.key.ProductKeyText;
import io.entitlements.key.TypedKey;
import io.entitlements.key.TypedKeyFault;

/** What a typed product key reads as. No {@code toString} here reveals a key. */
public sealed interface ParsedKey {

  /**
   * Free of typing errors. Whether it was ever issued is for {@link ProductKeyCodec#macMatches} and
   * the store to say. The only object that reading one makes.
   *
   * @param letters the prefix, 5 bits for each of its 2 to 4 letters (A = 1), the first lowest
   * @param generation the generation of the MAC key, 0 to 31
   * @param id 60 bits
   * @param mac 40 bits
   */
  record WellFormed(int letters, int generation, long id, long mac)
      implements ParsedKey, TypedKey.WellFormed {

    @Override
    public String prefix() {
      return KeyWord.prefix(letters);
    }

    @Override
    public ProductKeyText text() {
      return new ProductKeyText(KeyWord.of(letters, generation, id, mac).print());
    }

    @Override
    public String toString() {
      return "WellFormed[" + prefix() + "-***]";
    }
  }

  /**
   * No product key, or one with a typing error.
   *
   * @param fault what is wrong
   */
  record Mistyped(TypedKeyFault fault) implements ParsedKey {}
}
