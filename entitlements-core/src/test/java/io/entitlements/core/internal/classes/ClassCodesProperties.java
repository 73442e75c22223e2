package io.entitlements.core.internal.classes;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.ClassCode;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every class code. */
class ClassCodesProperties {

  /** Draws what it is told to. */
  private static final class Seeded extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final Random random;

    Seeded(long seed) {
      this.random = new Random(seed);
    }

    @Override
    public int nextInt(int bound) {
      return random.nextInt(bound);
    }
  }

  @Property
  void every_code_is_nine_symbols_in_threes_without_an_offensive_run(@ForAll long seed) {
    String code = new ClassCodes(new Seeded(seed)).next();
    assertThat(new ClassCode(code, Optional.empty()).text())
        .matches("[%1$s]{3}-[%1$s]{3}-[%1$s]{3}".formatted(ClassCodes.ALPHABET));
    String symbols = code.replace("-", "");
    assertThat(ClassCodes.UNFIT).noneMatch(symbols::contains);
  }

  @Property
  void every_code_is_read_however_it_is_typed(
      @ForAll long seed, @ForAll("between") List<String> between, @ForAll boolean lower) {
    String code = new ClassCodes(new Seeded(seed)).next();
    StringBuilder typed = new StringBuilder();
    String symbols = lower ? code.toLowerCase(Locale.ROOT) : code;
    for (int i = 0; i < symbols.length(); i++) {
      typed.append(between.get(i % between.size())).append(symbols.charAt(i));
    }
    assertThat(ClassCodes.read(typed.toString())).contains(code);
  }

  @Provide
  Arbitrary<List<String>> between() {
    return Arbitraries.of("", " ", "-", "\t", "\u2014", "\u00a0 -")
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  @Property
  void what_is_read_has_the_written_form(@ForAll String typed) {
    ClassCodes.read(typed)
        .ifPresent(code -> assertThat(ClassCodes.read(code)).contains(code).contains(code));
  }

  @Property
  void one_symbol_more_or_less_or_another_is_another_code_or_none(
      @ForAll long seed, @ForAll char other) {
    String code = new ClassCodes(new Seeded(seed)).next();
    int at = 4 + (int) (seed & 1);
    assertThat(ClassCodes.read(code.substring(1))).isEmpty();
    assertThat(ClassCodes.read(code + code.charAt(0))).isEmpty();
    String changed = code.substring(0, at) + other + code.substring(at + 1);
    if (Character.toUpperCase(other) != code.charAt(at)) {
      assertThat(ClassCodes.read(changed)).isNotEqualTo(Optional.of(code));
    }
  }

  @Example
  void of_a_hundred_thousand_codes_hardly_two_are_the_same_and_every_symbol_comes_up_everywhere() {
    ClassCodes codes = new ClassCodes(new Seeded(47));
    Set<String> made = new HashSet<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      String code = codes.next();
      made.add(code);
      for (int at = 0; at < code.length(); at++) {
        seen.add(at + ":" + code.charAt(at));
      }
    }
    assertThat(made).hasSizeGreaterThan(99_990);
    assertThat(seen).hasSize(9 * ClassCodes.ALPHABET.length() + 2);
  }
}
