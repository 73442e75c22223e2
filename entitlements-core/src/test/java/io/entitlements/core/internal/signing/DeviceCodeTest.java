package io.entitlements.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.signing.DeviceCode.Parsed;
import io.entitlements.type.DeviceId;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceCodeTest {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final String TYPED = ALPHABET + "U?";
  private static final DeviceId DEVICE = DeviceId.parse("2f4b9a10-6f0e-4c7c-9d7e-0f5b1c2d3e4f");
  private static final String CODE = DeviceCode.render(DEVICE);
  private static final int MUTATIONS = Boolean.getBoolean("entitlements.thorough") ? 10_000 : 100;

  /** The identifier is written as RFC 4648 writes a number, highest bits first; then the parity. */
  @Test
  void code_isTheIdentifierInCrockfordsBase32AndFourSymbolsOfParity() {
    assertThat(CODE).matches("([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{5}");
    String number = CODE.replace("-", "").substring(0, 26);
    BigInteger value = BigInteger.ZERO;
    for (int i = 0; i < number.length(); i++) {
      value = value.shiftLeft(5).or(BigInteger.valueOf(ALPHABET.indexOf(number.charAt(i))));
    }
    assertThat(value.toString(16)).isEqualTo(DEVICE.toString().replace("-", ""));
  }

  @Property
  void everyIdentifier_comesBack(@ForAll long high, @ForAll long low) {
    DeviceId device = new DeviceId(new UUID(high, low));
    assertThat(DeviceCode.parse(DeviceCode.render(device))).isEqualTo(new Parsed.Device(device));
  }

  @Test
  void caseSpacesDashesAndLookAlikes_doNotMatter() {
    DeviceId zeros = new DeviceId(new UUID(0, 0x21));
    String code = DeviceCode.render(zeros);
    String typed =
        " "
            + code.toLowerCase(Locale.ROOT)
                .replace("-", " \u2013 ")
                .replace('0', 'o')
                .replace('1', 'l');
    assertThat(DeviceCode.parse(typed)).isEqualTo(new Parsed.Device(zeros));
  }

  @Test
  void everySingleWrongSymbol_isLocatedAndCorrected() {
    char[] symbols = CODE.replace("-", "").toCharArray();
    for (int at = 0; at < symbols.length; at++) {
      char right = symbols[at];
      for (int i = 0; i < TYPED.length(); i++) {
        char wrong = TYPED.charAt(i);
        if (wrong != right) {
          symbols[at] = wrong;
          assertThat(DeviceCode.parse(new String(symbols)))
              .isEqualTo(new Parsed.Typo(OptionalInt.of(at + 1), Optional.of(CODE)));
        }
      }
      symbols[at] = right;
    }
  }

  @Test
  void everySwapOfDifferentNeighbours_isDetected() {
    char[] symbols = CODE.replace("-", "").toCharArray();
    for (int at = 1; at < symbols.length; at++) {
      if (symbols[at] != symbols[at - 1]) {
        swap(symbols, at);
        assertThat(DeviceCode.parse(new String(symbols)))
            .isEqualTo(new Parsed.Typo(OptionalInt.empty(), Optional.empty()));
        swap(symbols, at);
      }
    }
  }

  private static void swap(char[] symbols, int at) {
    char symbol = symbols[at];
    symbols[at] = symbols[at - 1];
    symbols[at - 1] = symbol;
  }

  /** The code is linear, so that trying every damage on one word tries it on every word. */
  @Test
  void everyDoubleError_isDetectedAndNoneMistakenForASingle() {
    byte[] word = new byte[DeviceCode.SYMBOLS];
    for (int a = 0; a < word.length; a++) {
      for (int b = 0; b < a; b++) {
        for (int x = 1; x < 32; x++) {
          for (int y = 1; y < 32; y++) {
            word[a] = (byte) x;
            word[b] = (byte) y;
            int syndrome = KeyParity.syndrome(word);
            if (syndrome == 0 || KeyParity.locate(syndrome, word.length) != KeyParity.NOT_SINGLE) {
              throw new AssertionError(a + " " + b + " " + x + " " + y);
            }
          }
        }
        word[a] = 0;
        word[b] = 0;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "1F9ED", "NB-10000-00000-00000-00000-00000"})
  void textOfAnotherLength_isNoCode(String typed) {
    assertThat(DeviceCode.parse(typed)).isEqualTo(new Parsed.NotACode());
    assertThat(DeviceCode.parse(CODE + "0")).isEqualTo(new Parsed.NotACode());
    assertThat(DeviceCode.parse(CODE + " ".repeat(200))).isEqualTo(new Parsed.NotACode());
  }

  @Test
  void wordThatIsGreaterThanAnyIdentifier_isNoCodeAndNoSuggestion() {
    byte[] word = new byte[DeviceCode.SYMBOLS];
    word[DeviceCode.SYMBOLS - 1] = 8;
    KeyParity.encode(word);
    StringBuilder typed = new StringBuilder();
    for (int degree = word.length - 1; degree >= 0; degree--) {
      typed.append(ALPHABET.charAt(word[degree]));
    }
    assertThat(DeviceCode.parse(typed.toString())).isEqualTo(new Parsed.NotACode());
    typed.setCharAt(5, typed.charAt(5) == 'A' ? 'B' : 'A');
    assertThat(DeviceCode.parse(typed.toString()))
        .isEqualTo(new Parsed.Typo(OptionalInt.of(6), Optional.empty()));
  }

  @Property
  void anyText_isNoDevice(@ForAll @StringLength(max = 250) String text) {
    assertThat(DeviceCode.parse(text)).isNotInstanceOf(Parsed.Device.class);
  }

  /** Up to four wrong symbols are always detected. */
  @Property(tries = 100)
  void mutatedCode_isNeverTakenForAnother(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int most) {
    Random random = new Random(seed);
    String plain = CODE.replace("-", "");
    for (int i = 0; i < MUTATIONS; i++) {
      StringBuilder typed = new StringBuilder(plain);
      for (int j = 0; j < most; j++) {
        typed.setCharAt(
            random.nextInt(plain.length()), ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
      Parsed parsed = DeviceCode.parse(typed.toString());
      if (typed.toString().equals(plain)) {
        assertThat(parsed).isEqualTo(new Parsed.Device(DEVICE));
      } else {
        assertThat(parsed).isNotInstanceOf(Parsed.Device.class);
      }
    }
  }
}
