package io.entitlements.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * What every reader of our signed texts does with damaged ones, with those of others, and with what
 * the trusted key itself signs, by a mistake or in the hands of a thief.
 *
 * @param <R> what comes of reading one
 */
public abstract class SignedTextMutationContract<R> {

  /** With 100 tries ten thousand in all, with the 1,000 of the profile "thorough" a million. */
  private static final int MUTANTS = Boolean.getBoolean("entitlements.thorough") ? 1_000 : 100;

  /** The JDK's verifier is many times slower. */
  private static final int ONE_IN = 100;

  private final Kind kind;
  private final JsonMutation otherClaims;
  private final JsonMutation otherHeaders;
  private final JwsMutation damage;

  /**
   * A kind of signed text.
   *
   * @param typ its {@code typ}
   * @param otherTyp that of another kind
   * @param claims those of a genuine text
   * @param trusted the key that signs it
   * @param other a key that may not sign it
   * @param stranger a key that the reader does not know
   */
  public record Kind(
      String typ,
      String otherTyp,
      String claims,
      SigningKey trusted,
      SigningKey other,
      SigningKey stranger) {}

  /** Takes texts that differ to damage and to join, genuine ones and others. */
  protected SignedTextMutationContract(Kind kind, List<String> texts) {
    this.kind = kind;
    this.otherClaims = new JsonMutation(kind.claims);
    this.otherHeaders = new JsonMutation(SignedTexts.header(kind.typ, kind.trusted));
    this.damage = new JwsMutation(texts);
  }

  /** Reads a text by Bouncy Castle. */
  protected abstract R read(String text);

  /** Reads a text by the JDK. */
  protected abstract R readByTheJdk(String text);

  /** Whether it was not accepted, for a reason. */
  protected abstract boolean isRefused(R result);

  /** Fails if claims were accepted that break a rule. */
  protected abstract void check(R result, String claims);

  /** What the reader takes a text for: without what transport may add to it. */
  protected String plain(String text) {
    return text;
  }

  @Property
  void damagedTexts_areRefusedEachForAReasonByBothImplementationsAlike(@ForAll long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < MUTANTS; i++) {
      String mutant = damage.of(random);
      if (!damage.isGenuine(plain(mutant))) {
        R result = read(mutant);
        assertThat(isRefused(result)).as(mutant).isTrue();
        if (i % ONE_IN == 0) {
          assertThat(readByTheJdk(mutant)).as(mutant).isEqualTo(result);
        }
      }
    }
  }

  @Property
  void anyClaimsNotSignedAsThisKindByTheTrustedKey_areRefused(@ForAll long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < MUTANTS / 8; i++) {
      String claims = random.nextInt(8) == 0 ? kind.claims : otherClaims.of(random);
      String mutant =
          switch (random.nextInt(5)) {
            case 0 -> signed(kind.typ, kind.trusted, claims, kind.stranger);
            case 1 -> signed(kind.typ, kind.trusted, claims, kind.other);
            case 2 -> signed(kind.typ, kind.other, claims, kind.trusted);
            case 3 -> signed(kind.typ, kind.stranger, claims, kind.stranger);
            default -> signed(kind.otherTyp, kind.trusted, claims, kind.trusted);
          };
      assertThat(isRefused(read(mutant))).as(mutant).isTrue();
    }
  }

  @Property
  void anyClaimsOfTheTrustedKey_areRefusedOrHoldToEveryRule(@ForAll long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < MUTANTS / 4; i++) {
      String claims = otherClaims.of(random);
      check(read(signed(kind.typ, kind.trusted, claims, kind.trusted)), claims);
    }
  }

  @Property
  void anyHeaderOfTheTrustedKey_isRefusedOrSaysTheSame(@ForAll long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < MUTANTS / 8; i++) {
      String header = otherHeaders.of(random);
      if (!isRefused(read(SignedTexts.signed(header, kind.claims, kind.trusted)))) {
        HeaderRules.check(header, kind.typ, kind.trusted.kid());
      }
    }
  }

  private static String signed(String typ, SigningKey named, String claims, SigningKey by) {
    return SignedTexts.signed(SignedTexts.header(typ, named), claims, by);
  }
}
