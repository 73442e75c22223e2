package io.entitlements.core.internal.link;

import io.entitlements.core.internal.change.Secrets;
import io.entitlements.core.internal.signing.KeySymbols;
import java.util.Optional;

/** The code that is mailed beside a link's secret. */
public final class LinkCode {

  private static final int MAX_CHARACTERS = 100;

  private LinkCode() {}

  /**
   * What is stored of a code. The secret goes into it, of which the store knows no more than a hash
   * either: else a copy of the database would give all codes, being few enough to be tried.
   */
  public static String hash(String secret, String code) {
    return Secrets.hash(secret + ':' + normal(code).orElseThrow());
  }

  /**
   * The symbols of what somebody typed: case, spaces and dashes do not matter, I and L read as 1, O
   * as 0.
   *
   * @return empty if it cannot be a code
   */
  static Optional<String> normal(String typed) {
    if (typed.length() > MAX_CHARACTERS) {
      return Optional.empty();
    }
    StringBuilder symbols = new StringBuilder(Secrets.CODE_SYMBOLS);
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      if (KeySymbols.isSeparator(c)) {
        continue;
      }
      int value = KeySymbols.value(c);
      if (value == KeySymbols.NONE || symbols.length() == Secrets.CODE_SYMBOLS) {
        return Optional.empty();
      }
      symbols.append(KeySymbols.symbol(value));
    }
    return Optional.of(symbols.toString()).filter(all -> all.length() == Secrets.CODE_SYMBOLS);
  }
}
