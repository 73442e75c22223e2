package io.entitlements.core.internal.signing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JSON text of a set of public keys: a JWK set (RFC 7517) of Ed25519 keys (RFC 8037). The dates
 * of a key are the members of the historical keys of OpenID Federation 1.0: {@code nbf}, {@code
 * exp} and {@code revoked} with {@code revoked_at} and {@code reason}; readers that do not know
 * them ignore them.
 */
public final class JwkSetJson {

  static final int MAX_CHARACTERS = 64 * 1024;
  static final int MAX_KEYS = 100;

  private JwkSetJson() {}

  /** Writes the keys in their order. */
  public static String write(VerificationKeys keys) {
    return JwkSetWriter.write(keys);
  }

  /**
   * Reads the Ed25519 keys of a set. As RFC 7517 asks, unknown members are ignored and keys of
   * other types or curves skipped; what claims to be an Ed25519 key is held to every rule here, its
   * {@code kid} must be there and be its thumbprint. A key that was revoked for whatever reason
   * counts as compromised.
   *
   * @param json at most 64 Ki characters and 100 keys
   * @throws IllegalArgumentException naming what is wrong; key sets are configuration
   */
  public static VerificationKeys read(String json) {
    return read(json, new JdkSha256());
  }

  /** Reads a set, and names its keys by a hash of this library. */
  public static VerificationKeys read(String json, Sha256 library) {
    require(json.length() <= MAX_CHARACTERS, "the JWK set is longer than 65,536 characters");
    StrictJson text = new StrictJson("the JWK set", json);
    VerificationKeys keys = read(text, library);
    text.end();
    return keys;
  }

  /** Reads a set that is a value inside another text. */
  public static VerificationKeys read(StrictJson json, Sha256 library) {
    require(json.isObject(), "the JWK set is not a JSON object");
    List<PublishedKey> keys = new ArrayList<>();
    boolean found = false;
    json.startObject();
    String member = json.nextMember();
    while (member != null) {
      if (member.equals("keys")) {
        require(json.isArray(), "the member keys of the JWK set is not an array");
        readKeys(json, keys, library);
        found = true;
      } else {
        json.skip();
      }
      member = json.nextMember();
    }
    require(found, "the JWK set has no member keys");
    return VerificationKeys.published(keys);
  }

  private static void readKeys(StrictJson json, List<PublishedKey> keys, Sha256 library) {
    int count = 0;
    json.startArray();
    while (json.nextElement()) {
      count++;
      require(count <= MAX_KEYS, "the JWK set has more than 100 keys");
      Jwk jwk = new Jwk(count);
      jwk.require(json.isObject(), " is not an object");
      json.startObject();
      String member = json.nextMember();
      while (member != null) {
        jwk.read(member, json);
        member = json.nextMember();
      }
      if ("OKP".equals(jwk.kty) && "Ed25519".equals(jwk.crv)) {
        keys.add(jwk.key(library));
      } else {
        jwk.require(jwk.kty != null, " has no kty");
      }
    }
  }

  /** One key as far as it is read. */
  private static final class Jwk {
    private final int number;
    private @Nullable String kty;
    private @Nullable String crv;
    private @Nullable String kid;
    private String x = "";
    private String alg = "EdDSA";
    private String use = "sig";
    private Optional<Instant> nbf = Optional.empty();
    private Optional<Instant> exp = Optional.empty();
    private Optional<Instant> revokedAt = Optional.empty();

    Jwk(int number) {
      this.number = number;
    }

    /** Makes the message only when it is needed. */
    void require(boolean holds, String fault) {
      if (!holds) {
        throw new IllegalArgumentException("key " + number + " of the JWK set" + fault);
      }
    }

    void require(boolean holds, String member, String fault) {
      if (!holds) {
        require(false, ": " + member + fault);
      }
    }

    void read(String member, StrictJson json) {
      switch (member) {
        case "kty" -> kty = text(member, json);
        case "crv" -> crv = text(member, json);
        case "kid" -> kid = text(member, json);
        case "x" -> x = text(member, json);
        case "alg" -> alg = text(member, json);
        case "use" -> use = text(member, json);
        case "nbf" -> nbf = seconds(member, json);
        case "exp" -> exp = seconds(member, json);
        case "revoked" -> revokedAt = revokedAt(json);
        case "d" -> require(false, " has a private member d");
        default -> json.skip();
      }
    }

    PublishedKey key(Sha256 library) {
      Optional<byte[]> point = Base64Url.decode(x);
      require(point.isPresent(), ": x is not base64url");
      VerificationKey key;
      try {
        key = VerificationKey.of(point.get(), library);
      } catch (IllegalArgumentException unsound) {
        throw new IllegalArgumentException(
            "key " + number + " of the JWK set: " + unsound.getMessage(), unsound);
      }
      require(key.kid().equals(kid), ": kid is not the key's thumbprint");
      require(Jws.ALGORITHMS.contains(alg), ": wrong alg");
      require(use.equals("sig"), ": use is not sig");
      return new PublishedKey(key, new KeyState(nbf, exp, revokedAt));
    }

    private Optional<Instant> revokedAt(StrictJson json) {
      require(json.isObject(), ": revoked is not an object");
      Optional<Instant> at = Optional.empty();
      json.startObject();
      String member = json.nextMember();
      while (member != null) {
        if (member.equals("revoked_at")) {
          at = seconds(member, json);
        } else {
          json.skip();
        }
        member = json.nextMember();
      }
      require(at.isPresent(), ": revoked has no revoked_at");
      return at;
    }

    private String text(String member, StrictJson json) {
      require(json.isText(), member, " is not a string");
      return json.text();
    }

    private Optional<Instant> seconds(String member, StrictJson json) {
      long second = json.isWhole() ? json.number() : -1;
      // From 1970 to the year 9999.
      boolean inRange = second >= 0 && second < 253_402_300_800L;
      require(inRange, member, " is not a number of seconds since 1970");
      return Optional.of(Instant.ofEpochSecond(second));
    }
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
