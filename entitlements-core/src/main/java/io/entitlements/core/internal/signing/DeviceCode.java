package io.entitlements.core.internal.signing;

import io.entitlements.type.DeviceId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * The identifier of a device as it is read out on the phone: 26 symbols of Crockford's Base32, the
 * first of them 0 to 7, and 4 of the parity that product keys have ({@link KeyParity}, here the
 * code [30,26,5]), in six groups of five.
 */
public final class DeviceCode {

  static final int SYMBOLS = 30;

  private static final int GROUP = 5;
  private static final int MAX_CHARACTERS = 200;
  private static final int TOP_OF_HIGH = 0b111;

  private DeviceCode() {}

  /** What a typed code reads as. */
  public sealed interface Parsed {

    /** Free of typing errors. */
    record Device(DeviceId device) implements Parsed {}

    /**
     * Like a code, but typed wrongly.
     *
     * @param position which of the 30 symbols, from 1, is the only wrong one, if that is known
     * @param suggestion the code that was probably meant, if there is exactly one with a single
     *     difference
     */
    record Typo(OptionalInt position, Optional<String> suggestion) implements Parsed {}

    /** Not of the form of a code. */
    record NotACode() implements Parsed {}
  }

  /** Prints a code. */
  public static String render(DeviceId device) {
    byte[] word = new byte[SYMBOLS];
    long high = device.value().getMostSignificantBits();
    long low = device.value().getLeastSignificantBits();
    for (int degree = KeyParity.PARITY; degree < SYMBOLS; degree++) {
      word[degree] = (byte) (low & 31);
      low = low >>> 5 | high << 59;
      high >>>= 5;
    }
    KeyParity.encode(word);
    return print(word);
  }

  /**
   * Reads what somebody typed: case, spaces and dashes do not matter, I and L read as 1, O as 0.
   */
  public static Parsed parse(String typed) {
    if (typed.length() > MAX_CHARACTERS) {
      return new Parsed.NotACode();
    }
    byte[] word = new byte[SYMBOLS];
    int count = 0;
    int erasures = 0;
    int erased = -1;
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      if (KeySymbols.isSeparator(c)) {
        continue;
      }
      if (count == SYMBOLS) {
        return new Parsed.NotACode();
      }
      count++;
      int value = KeySymbols.value(c);
      if (value == KeySymbols.NONE) {
        erasures++;
        erased = SYMBOLS - count;
      } else {
        word[SYMBOLS - count] = (byte) value;
      }
    }
    return count == SYMBOLS ? parse(word, erasures, erased) : new Parsed.NotACode();
  }

  private static Parsed parse(byte[] word, int erasures, int erased) {
    int syndrome = KeyParity.syndrome(word);
    if (erasures > 1) {
      return new Parsed.Typo(OptionalInt.empty(), Optional.empty());
    }
    if (erasures == 1) {
      // It was read as 0: all is well if that was it, or if it alone was wrong.
      int wrong = syndrome == 0 ? erased << 5 : KeyParity.locate(syndrome, SYMBOLS);
      return wrong >> 5 == erased
          ? typo(word, wrong)
          : new Parsed.Typo(OptionalInt.of(SYMBOLS - erased), Optional.empty());
    }
    if (syndrome != 0) {
      return typo(word, KeyParity.locate(syndrome, SYMBOLS));
    }
    return isDevice(word) ? new Parsed.Device(device(word)) : new Parsed.NotACode();
  }

  private static Parsed typo(byte[] word, int wrong) {
    if (wrong == KeyParity.NOT_SINGLE) {
      return new Parsed.Typo(OptionalInt.empty(), Optional.empty());
    }
    int degree = wrong >> 5;
    word[degree] ^= (byte) (wrong & 31);
    return new Parsed.Typo(
        OptionalInt.of(SYMBOLS - degree),
        isDevice(word) ? Optional.of(print(word)) : Optional.empty());
  }

  /** 26 symbols have two bits more than an identifier. */
  private static boolean isDevice(byte[] word) {
    return word[SYMBOLS - 1] <= TOP_OF_HIGH;
  }

  private static DeviceId device(byte[] word) {
    long high = 0;
    long low = 0;
    for (int degree = SYMBOLS - 1; degree >= KeyParity.PARITY; degree--) {
      high = high << 5 | low >>> 59;
      low = low << 5 | word[degree];
    }
    return new DeviceId(new UUID(high, low));
  }

  private static String print(byte[] word) {
    StringBuilder text = new StringBuilder(SYMBOLS + SYMBOLS / GROUP);
    for (int degree = SYMBOLS - 1; degree >= 0; degree--) {
      text.append(KeySymbols.symbol(word[degree]));
      if (degree > 0 && degree % GROUP == 0) {
        text.append('-');
      }
    }
    return text.toString();
  }
}
