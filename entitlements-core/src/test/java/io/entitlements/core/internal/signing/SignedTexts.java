package io.entitlements.core.internal.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Texts in the form of a compact JWS, whatever they say and however they are signed. */
public final class SignedTexts {

  private SignedTexts() {}

  /** The header that our signer writes. */
  public static String header(String typ, SigningKey key) {
    return "{\"alg\":\"EdDSA\",\"typ\":\"" + typ + "\",\"kid\":\"" + key.kid() + "\"}";
  }

  /** Any header over any claims, signed by a key whatever the header says. */
  public static String signed(String header, String claims, SigningKey key) {
    return signed(utf8(header), utf8(claims), key);
  }

  private static String signed(byte[] header, byte[] claims, SigningKey key) {
    String signed = Base64Url.encode(header) + "." + Base64Url.encode(claims);
    return signed + "." + Base64Url.encode(key.sign(ascii(signed)));
  }

  /** A MAC whose secret is the public key: what a verifier takes that lets the header choose. */
  public static String macWithPublicKey(String header, String claims, SigningKey key) {
    String signed = Base64Url.encode(utf8(header)) + "." + Base64Url.encode(utf8(claims));
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.signer().publicKey(), "HmacSHA256"));
      return signed + "." + Base64Url.encode(mac.doFinal(ascii(signed)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The claims of a signed text. */
  public static String claims(String compact) {
    String payload = compact.substring(compact.indexOf('.') + 1, compact.lastIndexOf('.'));
    return new String(Base64Url.decode(payload).orElseThrow(), StandardCharsets.UTF_8);
  }

  /**
   * What a fuzzer's bytes are to a verifier: as its first byte says the text itself, or claims or a
   * header that the trusted key signs, since no fuzzer finds a signature.
   */
  public static String ofFuzz(byte[] bytes, String typ, String genuineClaims, SigningKey key) {
    if (bytes.length == 0) {
      return "";
    }
    byte[] rest = Arrays.copyOfRange(bytes, 1, bytes.length);
    return switch (bytes[0]) {
      case 'c' -> signed(utf8(header(typ, key)), rest, key);
      case 'h' -> signed(rest, utf8(genuineClaims), key);
      default -> new String(rest, StandardCharsets.UTF_8);
    };
  }

  /** Such bytes to begin with: a genuine text, its claims, its header. */
  public static Stream<byte[]> seeds(String genuine, String claims, String header) {
    return Stream.of(" " + genuine, "c" + claims, "h" + header).map(SignedTexts::utf8);
  }

  /** The header of an accepted text says what it must. */
  public static void checkHeader(String compact, String typ, SigningKey key) {
    byte[] header = Base64Url.decode(compact.substring(0, compact.indexOf('.'))).orElseThrow();
    HeaderRules.check(new String(header, StandardCharsets.UTF_8), typ, key.kid());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
