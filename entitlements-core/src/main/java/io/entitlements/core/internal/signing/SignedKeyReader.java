package io.entitlements.core.internal.signing;

import io.entitlements.key.SignedKeyRefusal;
import java.util.Optional;

/**
 * Reads signed product keys: form, algorithm, kind, key and its state, signature and issuer.
 * Product and term are judged by whoever asks: a program by what the key states, the server by its
 * records.
 */
public final class SignedKeyReader {

  private final String issuer;
  private final VerificationKeys keys;
  private final Ed25519Verifier signatures;

  /** Trusts these keys for texts of this issuer. */
  public SignedKeyReader(String issuer, VerificationKeys keys, Ed25519Verifier signatures) {
    this.issuer = issuer;
    this.keys = keys;
    this.signatures = signatures;
  }

  /** What comes of reading one. */
  public sealed interface Reading {

    /** Genuine. */
    record Genuine(KeyStatement statement) implements Reading {}

    /** Not to be trusted; the first rule broken. */
    record Refused(SignedKeyRefusal reason) implements Reading {}
  }

  /**
   * Reads any text.
   *
   * @param text the key, with white space and quotation marks that transport added
   */
  public Reading read(String text) {
    if (text.length() > SignedKeyText.MAX_CHARACTERS) {
      return new Reading.Refused(SignedKeyRefusal.TOO_LARGE);
    }
    String compact = SignedKeyText.strip(text);
    JwsResult result =
        Jws.verify(compact, KeyStatement.TYP, keys, signatures, SignedKeyText.MAX_KEY);
    if (result instanceof JwsResult.Refused refused) {
      return new Reading.Refused(reason(refused.fault()));
    }
    JwsResult.Verified verified = (JwsResult.Verified) result;
    Optional<KeyStatement> statement = KeyStatementJson.read(verified.payload());
    if (statement.isEmpty()) {
      return new Reading.Refused(SignedKeyRefusal.MALFORMED);
    }
    Optional<JwsResult.Fault> ofKey = verified.faultOfKey(statement.get().issuedAt());
    if (ofKey.isPresent()) {
      return new Reading.Refused(reason(ofKey.get()));
    }
    return statement.get().issuer().equals(issuer)
        ? new Reading.Genuine(statement.get())
        : new Reading.Refused(SignedKeyRefusal.WRONG_ISSUER);
  }

  private static SignedKeyRefusal reason(JwsResult.Fault fault) {
    return switch (fault) {
      case MALFORMED -> SignedKeyRefusal.MALFORMED;
      case TOO_LARGE -> SignedKeyRefusal.TOO_LARGE;
      case UNSUPPORTED_CRITICAL -> SignedKeyRefusal.UNSUPPORTED_CRITICAL;
      case WRONG_ALGORITHM -> SignedKeyRefusal.WRONG_ALGORITHM;
      case WRONG_TYPE -> SignedKeyRefusal.WRONG_KIND;
      case UNKNOWN_KEY -> SignedKeyRefusal.UNKNOWN_KEY;
      case KEY_COMPROMISED -> SignedKeyRefusal.KEY_COMPROMISED;
      case BAD_SIGNATURE -> SignedKeyRefusal.BAD_SIGNATURE;
      case KEY_NOT_YET_IN_USE -> SignedKeyRefusal.KEY_NOT_YET_IN_USE;
      case KEY_RETIRED -> SignedKeyRefusal.KEY_RETIRED;
    };
  }
}
