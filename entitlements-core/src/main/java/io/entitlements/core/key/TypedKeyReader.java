package io.entitlements.core.key;

import io.entitlements.core.internal.signing.ParsedKey;
import io.entitlements.core.internal.signing.ProductKeyCodec;
import io.entitlements.key.TypedKey;
import java.util.Collection;
import java.util.Set;

/**
 * Reads product keys as people type them: case, spaces and dashes do not matter, I and L read as 1,
 * O as 0. Needs no secret, no store and no library besides this one. Immutable and thread-safe;
 * nothing blocks.
 */
public final class TypedKeyReader {

  private static final TypedKeyReader ANY = new TypedKeyReader(Set.of());

  private final Set<String> prefixes;

  private TypedKeyReader(Set<String> prefixes) {
    this.prefixes = prefixes;
  }

  /**
   * Reads keys of any product.
   *
   * @return the reader
   */
  public static TypedKeyReader ofAnyProduct() {
    return ANY;
  }

  /**
   * Reads keys and suggests only those of known products, which are then suggested more often: what
   * could also be a key of some other product is no longer in doubt. A well-formed key of another
   * product is read too.
   *
   * @param prefixes what the keys of the products begin with, each 2 to 4 letters {@code A-Z}, at
   *     least one
   * @return the reader
   * @throws IllegalArgumentException if there is none
   */
  public static TypedKeyReader ofPrefixes(Collection<String> prefixes) {
    if (prefixes.isEmpty()) {
      throw new IllegalArgumentException("no prefix");
    }
    return new TypedKeyReader(Set.copyOf(prefixes));
  }

  /**
   * Reads what was typed. Wrong in up to four symbols it is never taken for well formed.
   *
   * @param typed any text
   * @return the key, or what is wrong with it
   */
  public TypedKey read(String typed) {
    ParsedKey parsed = ProductKeyCodec.parse(typed, prefixes);
    return parsed instanceof ParsedKey.WellFormed key
        ? key
        : new TypedKey.Mistyped(((ParsedKey.Mistyped) parsed).fault());
  }
}
