package io.entitlements.core.internal.signing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The JSON text of a set of public keys: a JWK set (RFC 7517) of Ed25519 keys (RFC 8037). */
public final class JwkSetJson {

  static final int MAX_CHARACTERS = 64 * 1024;
  static final int MAX_KEYS = 100;

  private static final Set<String> READ = Set.of("kty", "crv", "x", "kid", "alg", "use");

  private JwkSetJson() {}

  /** Writes the keys in their order. */
  public static String write(Collection<VerificationKey> keys) {
    return keys.stream()
        .map(
            key ->
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\""
                    + Base64Url.encode(key.publicKey())
                    + "\",\"kid\":\""
                    + key.kid()
                    + "\",\"alg\":\"EdDSA\",\"use\":\"sig\"}")
        .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
  }

  /**
   * Reads the Ed25519 keys of a set. As RFC 7517 asks, unknown members are ignored and keys of
   * other types or curves skipped; what claims to be an Ed25519 key is held to every rule here, its
   * {@code kid} must be there and be its thumbprint.
   *
   * @param json at most 64 Ki characters and 100 keys
   * @throws IllegalArgumentException naming what is wrong; key sets are configuration
   */
  public static VerificationKeys read(String json) {
    require(json.length() <= MAX_CHARACTERS, "the JWK set is longer than 65,536 characters");
    try (JsonParser parser = StrictJson.parser(json)) {
      require(parser.nextToken() == JsonToken.START_OBJECT, "the JWK set is not a JSON object");
      List<VerificationKey> keys = new ArrayList<>();
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
      require(parser.nextToken() == null, "something follows the JWK set");
      return VerificationKeys.of(keys);
    } catch (JacksonException broken) {
      throw new IllegalArgumentException(
          "the JWK set is not strict JSON: " + broken.getOriginalMessage(), broken);
    }
  }

  private static void readKeys(JsonParser parser, List<VerificationKey> keys) {
    int count = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      count++;
      require(count <= MAX_KEYS, "the JWK set has more than 100 keys");
      String name = "key " + count + " of the JWK set";
      require(parser.currentToken() == JsonToken.START_OBJECT, name + " is not an object");
      Map<String, String> members = readMembers(parser, name);
      if ("OKP".equals(members.get("kty")) && "Ed25519".equals(members.get("crv"))) {
        keys.add(toKey(members, name));
      } else {
        require(members.containsKey("kty"), name + " has no kty");
      }
    }
  }

  private static Map<String, String> readMembers(JsonParser parser, String name) {
    Map<String, String> members = new HashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String member = parser.currentName();
      JsonToken value = parser.nextToken();
      require(!member.equals("d"), name + " has a private member d");
      if (READ.contains(member)) {
        require(value == JsonToken.VALUE_STRING, name + ": " + member + " is not a string");
        members.put(member, parser.getString());
      } else {
        parser.skipChildren();
      }
    }
    return members;
  }

  private static VerificationKey toKey(Map<String, String> members, String name) {
    byte[] x =
        Base64Url.decode(members.getOrDefault("x", ""))
            .orElseThrow(() -> new IllegalArgumentException(name + ": x is not base64url"));
    VerificationKey key;
    try {
      key = VerificationKey.of(x);
    } catch (IllegalArgumentException unsound) {
      throw new IllegalArgumentException(name + ": " + unsound.getMessage(), unsound);
    }
    require(key.kid().equals(members.get("kid")), name + ": kid is not the key's thumbprint");
    require(Jws.ALGORITHMS.contains(members.getOrDefault("alg", "EdDSA")), name + ": wrong alg");
    require(members.getOrDefault("use", "sig").equals("sig"), name + ": use is not sig");
    return key;
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
