package io.entitlements.core.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.management.ThreadMXBean;
import io.entitlements.core.internal.json.JsonFile;
import io.entitlements.core.internal.lease.SignedLeases;
import io.entitlements.core.internal.offline.RequestFile;
import io.entitlements.core.internal.offline.ReturnFile;
import io.entitlements.core.internal.signing.DeviceCode;
import io.entitlements.core.internal.signing.JwkSetJson;
import io.entitlements.core.internal.signing.SignedKeys;
import io.entitlements.core.internal.signing.SignedTexts;
import io.entitlements.core.internal.signing.SigningKey;
import io.entitlements.core.internal.signing.SigningRing;
import io.entitlements.core.key.SignedKeyVerifier;
import io.entitlements.core.key.TypedKeyReader;
import io.entitlements.error.InvalidInputException;
import io.entitlements.lease.Lease;
import io.entitlements.lease.SignedBundle;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * How much memory hostile texts cost, counted in bytes allocated: over the limit next to nothing,
 * however long they are, and up to it no more than some bytes for each character.
 */
class HostileSizeTest {

  private static final int TEN_MEGABYTES = 10_000_000;
  private static final int NEXT_TO_NOTHING = 16 * 1024;
  private static final int FOR_EACH_CHARACTER = 60;

  private static final int LEASE = 64 * 1024;
  private static final int BUNDLE = 1024 * 1024;
  private static final int KEY = 4 * 1024;

  private static final SigningKey TRUSTED = SignedLeases.FIRST;
  private static final String RIGHT =
      SignedLeases.claims().replaceFirst(".*\"rights\":\\[", "").replaceFirst("]}$", "");
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final String jwkSet = JwkSetJson.write(SigningRing.of(TRUSTED).published());
  private final LeaseVerifier leases =
      LeaseVerifier.builder(SignedLeases.ISSUER, jwkSet)
          .audience(SignedLeases.AUDIENCE)
          .product(SignedLeases.PRODUCT)
          .byBouncyCastle()
          .build();
  private final SignedKeyVerifier keys =
      SignedKeyVerifier.of(SignedLeases.ISSUER, jwkSet, List.of(SignedLeases.PRODUCT));

  private void verifyLease(String text) {
    assertThat(leases.verify(new Lease(text), SignedLeases.DEVICE, SignedLeases.ISSUED))
        .isInstanceOf(LeaseVerification.Refused.class);
  }

  private void verifyBundle(String text) {
    assertThat(leases.with(new SignedBundle(text))).isInstanceOf(BundleVerification.Refused.class);
  }

  private void verifyKey(String text) {
    assertThat(keys.verify(text, SignedKeys.START)).isNotNull();
  }

  @Test
  void tenMegabytes_costNextToNothingWhereverTheyAreGiven() {
    for (String piece : List.of("A", ".", "eyJ", "{\"a\":", "[", "\n", "0", "\u00e9")) {
      String text = piece.repeat(TEN_MEGABYTES / piece.length());
      for (Consumer<String> reader :
          List.<Consumer<String>>of(
              this::verifyLease,
              this::verifyBundle,
              this::verifyKey,
              RequestFile::read,
              ReturnFile::read,
              DeviceCode::parse,
              TypedKeyReader.ofAnyProduct()::read)) {
        assertThat(allocated(reader, text)).isLessThan(NEXT_TO_NOTHING);
      }
      assertThat(
              allocated(
                  json ->
                      assertThatIllegalArgumentException().isThrownBy(() -> JwkSetJson.read(json)),
                  text))
          .isLessThan(4 * NEXT_TO_NOTHING);
    }
  }

  @Test
  void headerOfOneMegabyte_costsNextToNothing() {
    String header = SignedTexts.header("entitlements-lease+jwt", TRUSTED) + " ".repeat(1 << 20);
    String text = SignedTexts.signed(header, "{}", TRUSTED);
    assertThat(allocated(this::verifyLease, text)).isLessThan(NEXT_TO_NOTHING);
    assertThat(allocated(this::verifyKey, text)).isLessThan(NEXT_TO_NOTHING);
    String small = SignedTexts.header("entitlements-bundle+jwt", TRUSTED) + " ".repeat(1 << 19);
    assertThat(allocated(this::verifyBundle, SignedTexts.signed(small, "{}", TRUSTED)))
        .isLessThan(NEXT_TO_NOTHING);
  }

  @Test
  void textsUpToTheLimit_costSomeBytesForEachCharacter() {
    for (String piece : List.of("A", ".", "AAAA.", "[", "=")) {
      assertBounded(this::verifyLease, piece, LEASE);
      assertBounded(this::verifyBundle, piece, BUNDLE);
      assertBounded(this::verifyKey, piece, KEY);
      assertBounded(RequestFile::read, piece, 6_000);
    }
    assertBounded(RequestFile::read, "entitlements-request 1\n", 6_000);
    assertBounded(RequestFile::read, "\n", 6_000);
    assertBounded(ReturnFile::read, "entitlements-return 1\n", 6_000);
  }

  private static void assertBounded(Consumer<String> reader, String piece, int limit) {
    String text = piece.repeat(limit / piece.length());
    assertThat(allocated(reader, text)).as(piece).isLessThan((long) limit * FOR_EACH_CHARACTER);
  }

  @Test
  void claimsUpToTheLimitThatTheTrustedKeySigned_costSomeBytesForEachCharacter() {
    for (String claims : claims(LEASE * 3 / 4 - 300)) {
      assertBounded(this::verifyLease, "entitlements-lease+jwt", claims, LEASE);
    }
    for (String claims : claims(BUNDLE * 3 / 4 - 300)) {
      assertBounded(this::verifyBundle, "entitlements-bundle+jwt", claims, BUNDLE);
    }
    for (String claims : claims(KEY * 3 / 4 - 300)) {
      assertBounded(this::verifyKey, "entitlements-key+jwt", claims, KEY);
    }
  }

  /** Depth, members, elements, long strings and numbers, twice the same: whatever makes objects. */
  private static List<String> claims(int length) {
    String member = "\"a\":0,";
    return List.of(
        "[".repeat(length),
        "{\"a\":".repeat(length / 5),
        "{\"a\":[" + "[],".repeat(length / 3 - 10) + "[]]}",
        "{\"a\":\"" + "b".repeat(length - 10) + "\"}",
        "{\"iss\":\"" + "\\u00e9".repeat(length / 6 - 2) + "\"}",
        "{\"ver\":" + "9".repeat(length - 10) + "}",
        "{" + member.repeat(length / member.length() - 1) + "\"b\":1}",
        IntStream.range(100_000, 100_000 + length / 11 - 2)
            .mapToObj(number -> '"' + Integer.toString(number) + "\":0")
            .collect(Collectors.joining(",", "{", "}")),
        "{\"products\":[" + "\"a\",".repeat(length / 4 - 20) + "\"a\"]}",
        "{\"revoked\":[" + "[\"LEASE\",\"1-1-1-1-1\",1],".repeat(length / 24 - 2) + "[]]}",
        "{\"rights\":[" + "{\"keys\":[\"1-1-1-1-1\"]},".repeat(length / 24 - 2) + "{}]}",
        "{\"rights\":[" + (RIGHT + ",").repeat(length / (RIGHT.length() + 1)) + "{}]}",
        "{\"jwks\":{\"keys\":[" + "{\"kty\":\"a\"},".repeat(length / 12 - 4) + "{}]}}");
  }

  private static void assertBounded(Consumer<String> reader, String typ, String claims, int limit) {
    String text = SignedTexts.signed(SignedTexts.header(typ, TRUSTED), claims, TRUSTED);
    assertThat(text).hasSizeLessThanOrEqualTo(limit);
    assertThat(allocated(reader, text))
        .as(typ + " " + claims.substring(0, 30))
        .isLessThan((long) limit * FOR_EACH_CHARACTER);
  }

  @Test
  void endlessJsonFile_isReadUpToItsLimitOnly() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return '[';
          }
        };
    long allocated =
        allocated(
            name ->
                Assertions.assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> JsonFile.read(name, endless)),
            "catalog.json");
    assertThat(allocated).isLessThan(4L * 16 * 1024 * 1024);
  }

  /** What the second reading allocates: the first one also loads classes. */
  private static long allocated(Consumer<String> reader, String text) {
    reader.accept(text);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    reader.accept(text);
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
