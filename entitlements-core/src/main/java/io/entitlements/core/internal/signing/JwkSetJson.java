package io.entitlements.core.internal.signing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

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
    StringBuilder json = new StringBuilder("{\"keys\":[");
    String separator = "";
    for (PublishedKey key : keys.all()) {
      json.append(separator);
      write(json, key);
      separator = ",";
    }
    return json.append("]}").toString();
  }

  private static void write(StringBuilder json, PublishedKey published) {
    KeyState state = published.state();
    json.append("{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"")
        .append(Base64Url.encode(published.key().publicKey()))
        .append("\",\"kid\":\"")
        .append(published.key().kid())
        .append("\",\"alg\":\"EdDSA\",\"use\":\"sig\"");
    state.startsAt().ifPresent(at -> json.append(",\"nbf\":").append(at.getEpochSecond()));
    state.retiredAt().ifPresent(at -> json.append(",\"exp\":").append(at.getEpochSecond()));
    state
        .compromisedAt()
        .ifPresent(
            at ->
                json.append(",\"revoked\":{\"revoked_at\":")
                    .append(at.getEpochSecond())
                    .append(",\"reason\":\"compromised\"}"));
    json.append('}');
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
    require(json.length() <= MAX_CHARACTERS, "the JWK set is longer than 65,536 characters");
    try (JsonParser parser = StrictJson.parser(json)) {
      parser.nextToken();
      VerificationKeys keys = read(parser);
      require(parser.nextToken() == null, "something follows the JWK set");
      return keys;
    } catch (JacksonException broken) {
      throw new IllegalArgumentException(
          "the JWK set is not strict JSON: " + broken.getOriginalMessage(), broken);
    }
  }

  /**
   * Reads a set that is a value inside another text; the parser stands on its first token and
   * afterwards on its last.
   */
  static VerificationKeys read(JsonParser parser) {
    require(parser.currentToken() == JsonToken.START_OBJECT, "the JWK set is not a JSON object");
    List<PublishedKey> keys = new ArrayList<>();
    boolean found = false;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      boolean isKeys = parser.currentName().equals("keys");
      JsonToken value = parser.nextToken();
      if (isKeys) {
        require(value == JsonToken.START_ARRAY, "the member keys of the JWK set is not an array");
        readKeys(parser, keys);
        found = true;
      } else {
        parser.skipChildren();
      }
    }
    require(found, "the JWK set has no member keys");
    return VerificationKeys.published(keys);
  }

  private static void readKeys(JsonParser parser, List<PublishedKey> keys) {
    int count = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      count++;
      require(count <= MAX_KEYS, "the JWK set has more than 100 keys");
      Jwk jwk = new Jwk(count);
      jwk.require(parser.currentToken() == JsonToken.START_OBJECT, " is not an object");
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String member = parser.currentName();
        parser.nextToken();
        jwk.read(member, parser);
      }
      if ("OKP".equals(jwk.kty) && "Ed25519".equals(jwk.crv)) {
        keys.add(jwk.key());
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

    void read(String member, JsonParser parser) {
      switch (member) {
        case "kty" -> kty = text(member, parser);
        case "crv" -> crv = text(member, parser);
        case "kid" -> kid = text(member, parser);
        case "x" -> x = text(member, parser);
        case "alg" -> alg = text(member, parser);
        case "use" -> use = text(member, parser);
        case "nbf" -> nbf = seconds(member, parser);
        case "exp" -> exp = seconds(member, parser);
        case "revoked" -> revokedAt = revokedAt(parser);
        case "d" -> require(false, " has a private member d");
        default -> parser.skipChildren();
      }
    }

    PublishedKey key() {
      Optional<byte[]> point = Base64Url.decode(x);
      require(point.isPresent(), ": x is not base64url");
      VerificationKey key;
      try {
        key = VerificationKey.of(point.get());
      } catch (IllegalArgumentException unsound) {
        throw new IllegalArgumentException(
            "key " + number + " of the JWK set: " + unsound.getMessage(), unsound);
      }
      require(key.kid().equals(kid), ": kid is not the key's thumbprint");
      require(Jws.ALGORITHMS.contains(alg), ": wrong alg");
      require(use.equals("sig"), ": use is not sig");
      return new PublishedKey(key, new KeyState(nbf, exp, revokedAt));
    }

    private Optional<Instant> revokedAt(JsonParser parser) {
      require(parser.currentToken() == JsonToken.START_OBJECT, ": revoked is not an object");
      Optional<Instant> at = Optional.empty();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String member = parser.currentName();
        parser.nextToken();
        if (member.equals("revoked_at")) {
          at = seconds(member, parser);
        } else {
          parser.skipChildren();
        }
      }
      require(at.isPresent(), ": revoked has no revoked_at");
      return at;
    }

    private String text(String member, JsonParser parser) {
      boolean isText = parser.currentToken() == JsonToken.VALUE_STRING;
      require(isText, member, " is not a string");
      return parser.getString();
    }

    private Optional<Instant> seconds(String member, JsonParser parser) {
      boolean isWhole = parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
      long second = isWhole ? parser.getLongValue() : -1;
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
