package io.entitlements.core.internal.signing;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A secret text sealed by a passphrase: Argon2id (RFC 9106) makes the key, AES-256-GCM (NIST SP
 * 800-38D) seals and authenticates, everything before the sealed text included. One line:
 *
 * <pre>entitlements-sealed:1:argon2id:m=65536,t=3,p=4:salt:nonce:sealed</pre>
 *
 * with memory in KiB, passes and lanes; the last three are base64url.
 */
public final class PassphraseSeal {

  /** What deriving a key costs: the second recommended option of RFC 9106 section 4. */
  static final Cost USUAL = new Cost(64 * 1024, 3, 4);

  private static final Pattern FORM =
      Pattern.compile(
          "(entitlements-sealed:1:argon2id:m=([0-9]{1,18}),t=([0-9]{1,18}),p=([0-9]{1,18})"
              + ":([A-Za-z0-9_-]{22}):([A-Za-z0-9_-]{16}):)([A-Za-z0-9_-]{22,16384})\n");

  private static final int SALT = 16;
  private static final int NONCE = 12;
  private static final int KEY = 32;
  private static final int TAG_BITS = 128;

  private PassphraseSeal() {}

  /** Memory in KiB, passes, lanes. */
  record Cost(long memory, long passes, long lanes) {

    /** Asked before anything is allocated or computed: a file cannot make its reader work. */
    boolean isBearable() {
      return memory >= 8 * 1024
          && memory <= 1024 * 1024
          && passes >= 1
          && passes <= 16
          && lanes >= 1
          && lanes <= 16;
    }
  }

  /** What comes of opening. */
  public sealed interface Opening {

    /** The text as it was sealed. */
    record Opened(String text) implements Opening {
      @Override
      public String toString() {
        return "Opened[***]";
      }
    }

    /** Nothing is known of the text. */
    record Failed(Fault fault) implements Opening {}
  }

  /** Why a text is not opened. */
  public enum Fault {
    /** It is no sealed text of a version known here. */
    MALFORMED,
    /** Deriving the key would cost more, or less, than any text of ours asks for. */
    COST_OUT_OF_RANGE,
    /** Another passphrase, or something was changed. */
    NOT_AUTHENTIC
  }

  /**
   * Seals an ASCII text with a salt and a nonce of its own. Computes for some tenths of a second.
   */
  public static String seal(String text, char[] passphrase, SecureRandom random) {
    return seal(text, passphrase, random, USUAL);
  }

  static String seal(String text, char[] passphrase, SecureRandom random, Cost cost) {
    byte[] salt = new byte[SALT];
    random.nextBytes(salt);
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    String header =
        "entitlements-sealed:1:argon2id:m="
            + cost.memory()
            + ",t="
            + cost.passes()
            + ",p="
            + cost.lanes()
            + ":"
            + Base64Url.encode(salt)
            + ":"
            + Base64Url.encode(nonce)
            + ":";
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, passphrase, cost, salt, nonce, header);
      byte[] sealed = cipher.doFinal(text.getBytes(StandardCharsets.US_ASCII));
      return header + Base64Url.encode(sealed) + "\n";
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java runtime has AES in GCM", impossible);
    }
  }

  /** Opens a text; never throws for what it says. */
  public static Opening open(String sealed, char[] passphrase) {
    Matcher form = FORM.matcher(sealed);
    if (!form.matches()) {
      return new Opening.Failed(Fault.MALFORMED);
    }
    Cost cost =
        new Cost(
            Long.parseLong(form.group(2)),
            Long.parseLong(form.group(3)),
            Long.parseLong(form.group(4)));
    if (!cost.isBearable()) {
      return new Opening.Failed(Fault.COST_OUT_OF_RANGE);
    }
    Optional<byte[]> salt = Base64Url.decode(form.group(5));
    Optional<byte[]> nonce = Base64Url.decode(form.group(6));
    Optional<byte[]> text = Base64Url.decode(form.group(7));
    if (salt.isEmpty() || nonce.isEmpty() || text.isEmpty()) {
      return new Opening.Failed(Fault.MALFORMED);
    }
    try {
      Cipher cipher =
          cipher(Cipher.DECRYPT_MODE, passphrase, cost, salt.get(), nonce.get(), form.group(1));
      byte[] opened = cipher.doFinal(text.get());
      return new Opening.Opened(new String(opened, StandardCharsets.US_ASCII));
    } catch (AEADBadTagException changed) {
      return new Opening.Failed(Fault.NOT_AUTHENTIC);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java runtime has AES in GCM", impossible);
    }
  }

  private static Cipher cipher(
      int mode, char[] passphrase, Cost cost, byte[] salt, byte[] nonce, String header)
      throws GeneralSecurityException {
    byte[] key = derive(passphrase, cost, salt);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(header.getBytes(StandardCharsets.US_ASCII));
    Arrays.fill(key, (byte) 0);
    return cipher;
  }

  private static byte[] derive(char[] passphrase, Cost cost, byte[] salt) {
    ByteBuffer utf8 = StandardCharsets.UTF_8.encode(CharBuffer.wrap(passphrase));
    byte[] secret = new byte[utf8.remaining()];
    utf8.get(secret);
    utf8.clear();
    utf8.put(new byte[utf8.capacity()]);
    Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
    argon2.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB((int) cost.memory())
            .withIterations((int) cost.passes())
            .withParallelism((int) cost.lanes())
            .withSalt(salt)
            .build());
    byte[] key = new byte[KEY];
    argon2.generateBytes(secret, key);
    Arrays.fill(secret, (byte) 0);
    return key;
  }
}
