package io.entitlements.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.entitlements.core.internal.lease.BundleText;
import io.entitlements.core.internal.lease.SignedLeases;
import io.entitlements.core.internal.signing.SigningRing.Member;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IntroductionTest {

  private static final String TYP = "entitlements-introduction+jwt";
  private static final SigningKey FIRST = SignedLeases.FIRST;
  private static final SigningKey SECOND = SignedLeases.SECOND;
  private static final SigningKey THIRD = SignedLeases.STRANGER;
  private static final Instant CHANGE = SignedLeases.ISSUED;
  private static final Instant LATER = CHANGE.plusSeconds(1_000);
  private static final String GENUINE = Introduction.sign(FIRST, SECOND.publicKey());

  private static @Nullable Introduction verified(String text, SigningKey... known) {
    VerificationKeys keys =
        VerificationKeys.of(List.of(known).stream().map(SigningKey::publicKey).toList());
    return Introduction.verify(text, keys, null, new JdkEd25519());
  }

  private static Member sound(SigningKey key, Instant startsAt) {
    return new Member(key.publicKey(), Optional.of(key), startsAt, Optional.empty());
  }

  private static Member onlyPublic(SigningKey key, Instant startsAt, @Nullable Instant stolen) {
    return new Member(key.publicKey(), Optional.empty(), startsAt, Optional.ofNullable(stolen));
  }

  @Test
  void introductionByAKnownKey_saysByWhomAndOfWhom() {
    assertThat(verified(GENUINE, FIRST))
        .isEqualTo(new Introduction(FIRST.publicKey(), SECOND.publicKey()));
    assertThat(GENUINE).hasSizeLessThan(600);
  }

  @Test
  void strangersIntroduction_isNone() {
    assertThat(verified(GENUINE, SECOND, THIRD)).isNull();
  }

  @Test
  void keyThatIsCompromised_introducesNobody() {
    SigningRing ring =
        SigningRing.of(List.of(onlyPublic(FIRST, Instant.EPOCH, CHANGE), sound(THIRD, CHANGE)));
    assertThat(Introduction.verify(GENUINE, ring.published(), null, new JdkEd25519())).isNull();
  }

  @Test
  void keyThatIsRetired_introducesNobodyFromTheSecondOfItsRetirementOn() {
    SigningRing ring = SigningRing.of(List.of(sound(FIRST, Instant.EPOCH), sound(THIRD, CHANGE)));
    VerificationKeys keys = ring.published();
    JdkEd25519 verifier = new JdkEd25519();
    assertThat(Introduction.verify(GENUINE, keys, CHANGE.minusSeconds(1), verifier)).isNotNull();
    assertThat(Introduction.verify(GENUINE, keys, CHANGE, verifier)).isNull();
    assertThat(Introduction.verify(GENUINE, keys, null, verifier)).isNotNull();
  }

  @Test
  void otherKindsAndForms_areNone() {
    String key = JwkSetJson.write(VerificationKeys.of(List.of(SECOND.publicKey())));
    String two =
        JwkSetJson.write(VerificationKeys.of(List.of(SECOND.publicKey(), THIRD.publicKey())));
    String genuine = "{\"ver\":1,\"jwks\":" + key + "}";
    assertThat(verified(SignedLeases.signed(TYP, genuine, FIRST), FIRST)).isNotNull();
    assertThat(verified(SignedLeases.signed("entitlements-bundle+jwt", genuine, FIRST), FIRST))
        .isNull();
    for (String claims :
        List.of(
            "",
            "{}",
            "{\"ver\":1}",
            "{\"ver\":1,\"jwks\":{}}",
            "{\"ver\":1,\"jwks\":{\"keys\":[]}}",
            "{\"ver\":2,\"jwks\":" + key + "}",
            "{\"ver\":1,\"ver\":1,\"jwks\":" + key + "}",
            "{\"ver\":1,\"jwks\":" + two + "}",
            genuine + "{}",
            "[" + genuine + "]")) {
      assertThat(verified(SignedLeases.signed(TYP, claims, FIRST), FIRST)).as(claims).isNull();
    }
  }

  @Property
  void changedCharacter_isNone(
      @ForAll @IntRange(max = 10_000) int place, @ForAll @CharRange(from = ' ', to = '~') char by) {
    int at = place % GENUINE.length();
    String changed = GENUINE.substring(0, at) + by + GENUINE.substring(at + 1);
    if (!changed.equals(GENUINE)) {
      assertThat(verified(changed, FIRST)).isNull();
    }
  }

  @Test
  void ring_introducesEachKeyByTheOneBefore() {
    SigningRing ring =
        SigningRing.of(
            List.of(sound(THIRD, LATER), sound(FIRST, Instant.EPOCH), sound(SECOND, CHANGE)));
    assertThat(ring.introductions())
        .containsExactly(GENUINE, Introduction.sign(SECOND, THIRD.publicKey()));
    assertThat(SigningRing.of(FIRST).introductions()).isEmpty();
  }

  @Test
  void ringWithAStolenKey_introducesPastIt() {
    List<Member> members =
        List.of(
            sound(FIRST, Instant.EPOCH), onlyPublic(SECOND, CHANGE, LATER), sound(THIRD, LATER));
    List<String> before = List.of(GENUINE, Introduction.sign(SECOND, THIRD.publicKey()));
    assertThat(SigningRing.of(members, before).introductions())
        .containsExactly(Introduction.sign(FIRST, THIRD.publicKey()));
  }

  @Test
  void ringWithoutAnOldPrivatePart_publishesWhatItSignedBefore() {
    List<Member> members =
        List.of(onlyPublic(FIRST, Instant.EPOCH, null), sound(SECOND, CHANGE), sound(THIRD, LATER));
    String next = Introduction.sign(SECOND, THIRD.publicKey());
    assertThat(SigningRing.of(members).introductions()).containsExactly(next);
    assertThat(SigningRing.of(members, List.of(next, GENUINE)).introductions())
        .containsExactly(GENUINE, next);
  }

  @Test
  void introductionThatIsNotOfTheRing_isRefused() {
    for (String strange :
        List.of(
            "",
            Introduction.sign(THIRD, SECOND.publicKey()),
            Introduction.sign(FIRST, THIRD.publicKey()))) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  SigningRing.of(
                      List.of(sound(FIRST, Instant.EPOCH), sound(SECOND, CHANGE)),
                      List.of(strange)));
    }
  }

  @Test
  void textWithTooManyOrTooLongIntroductions_isNone() {
    String line = "A".repeat(1024);
    List<String> most = Collections.nCopies(100, line);
    assertThat(BundleText.of(new BundleText(most, "B").text()))
        .isEqualTo(new BundleText(most, "B"));
    assertThat(BundleText.of(new BundleText(most, "B").text().replace("\n", "\r\n")))
        .isEqualTo(new BundleText(most, "B"));
    assertThat(BundleText.of(new BundleText(Collections.nCopies(101, ""), "B").text())).isNull();
    assertThat(BundleText.of(line + "A\nB")).isNull();
  }
}
