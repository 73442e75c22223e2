package io.entitlements.core.internal.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.account.HashingCost;
import io.entitlements.account.Password;
import io.entitlements.account.PasswordPolicy;
import io.entitlements.spi.testkit.Race;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;

class PasswordHasherTest {

  private static final PasswordPolicy CHEAP =
      PasswordPolicy.DEFAULT.at(HashingCost.INSECURE_FOR_TESTS);
  private static final Password PASSWORD = Password.of("correct horse battery");

  private final SecureRandom random = new SecureRandom();
  private final PasswordHasher hasher = new PasswordHasher(CHEAP, random);

  @Test
  void argon2id_gives_the_tag_of_rfc_9106_section_5_3() {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(32)
            .withIterations(3)
            .withParallelism(4)
            .withSalt(repeat(16, 2))
            .withSecret(repeat(8, 3))
            .withAdditional(repeat(12, 4))
            .build());
    byte[] tag = new byte[32];
    generator.generateBytes(repeat(32, 1), tag);
    assertThat(HexFormat.of().formatHex(tag))
        .isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
  }

  /** Made by the reference implementation, version 20190702, which libsodium and others ship. */
  @Test
  void hash_of_another_implementation_is_matched() {
    byte[] hash =
        new Argon2id()
            .hash(
                "password".getBytes(StandardCharsets.UTF_8),
                "somesalt".getBytes(StandardCharsets.UTF_8),
                new HashingCost(65_536, 2, 1),
                32);
    assertThat(HexFormat.of().formatHex(hash))
        .isEqualTo("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
  }

  @Test
  void hash_is_a_phc_string_with_its_parameters_and_a_salt_of_its_own() {
    String first = hasher.hash(PASSWORD);
    assertThat(first)
        .matches("\\$argon2id\\$v=19\\$m=8,t=1,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    assertThat(hasher.hash(PASSWORD)).isNotEqualTo(first);
    assertThat(PasswordHash.parse(first).text()).isEqualTo(first);
  }

  @Test
  void default_hash_is_owasps() {
    PasswordHasher real = new PasswordHasher(PasswordPolicy.DEFAULT, random);
    String hash = real.hash(PASSWORD);
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(real.matches(PASSWORD, Optional.of(hash))).isTrue();
  }

  @Test
  void only_the_same_password_matches() {
    Optional<String> hash = Optional.of(hasher.hash(PASSWORD));
    assertThat(hasher.matches(PASSWORD, hash)).isTrue();
    assertThat(hasher.matches(Password.of("Correct horse battery"), hash)).isFalse();
    assertThat(hasher.matches(Password.of("correct horse battery "), hash)).isFalse();
    assertThat(hasher.matches(PASSWORD, Optional.empty())).isFalse();
  }

  @Test
  void half_of_a_surrogate_pair_is_not_the_question_mark_that_its_bytes_are() {
    Optional<String> hash = Optional.of(hasher.hash(Password.of("correct horse?")));
    assertThat(hasher.matches(Password.of("correct horse\ud800"), hash)).isFalse();
  }

  @Test
  void hash_made_at_another_cost_still_matches_and_is_outdated() {
    String old = hasher.hash(PASSWORD);
    PasswordHasher now = new PasswordHasher(PasswordPolicy.DEFAULT, random);
    assertThat(now.matches(PASSWORD, Optional.of(old))).isTrue();
    assertThat(now.isOutdated(old)).isTrue();
    assertThat(hasher.isOutdated(old)).isFalse();
  }

  @Test
  void stored_text_of_another_form_or_cost_is_a_fault_that_does_not_show_it() {
    String hash = hasher.hash(PASSWORD);
    for (String broken :
        new String[] {
          "",
          "x",
          hash + "=",
          hash.replace("argon2id", "argon2i"),
          hash.replace("m=8", "m=9999999"),
          hash.replace("v=19", "v=16")
        }) {
      assertThatThrownBy(() -> hasher.matches(PASSWORD, Optional.of(broken)))
          .isInstanceOf(RuntimeException.class)
          .message()
          .doesNotContain(hash.substring(hash.length() - 20));
    }
  }

  @Test
  void hash_prints_nothing() {
    assertThat(PasswordHash.parse(hasher.hash(PASSWORD)).toString()).isEqualTo("***");
  }

  @Test
  void no_more_are_hashed_at_once_than_the_policy_allows() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch full = new CountDownLatch(3);
    HashFunction slow =
        (password, salt, cost, length) -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          full.countDown();
          await(full);
          running.decrementAndGet();
          return new byte[length];
        };
    PasswordHasher three =
        new PasswordHasher(
            new PasswordPolicy(8, denied -> false, HashingCost.INSECURE_FOR_TESTS, 3),
            random,
            slow);
    Race.run(16, thread -> three.hash(PASSWORD));
    assertThat(most.get()).isEqualTo(3);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static byte[] repeat(int times, int value) {
    byte[] bytes = new byte[times];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
