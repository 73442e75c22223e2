package io.entitlements.core.internal.signing;

import io.entitlements.catalog.ProductId;
import io.entitlements.type.ProductKeyId;
import java.io.ByteArrayOutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The signed bytes of a product key: a JWT claims set (RFC 7519), flat. A published form: members
 * may be added, never renamed; what an old reader must not overlook raises {@code ver}.
 */
final class KeyStatementJson {

  private static final int VERSION = 1;
  private static final JsonFactory JSON = new JsonFactory();

  private KeyStatementJson() {}

  static byte[] write(KeyStatement key) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      json.writeNumberProperty("ver", VERSION);
      json.writeStringProperty("iss", key.issuer());
      json.writeStringProperty("jti", key.id().toString());
      json.writeStringProperty("ref", key.reference());
      json.writeStringProperty("product", key.product().value());
      json.writeNumberProperty("seats", key.seats());
      json.writeNumberProperty("iat", key.issuedAt().getEpochSecond());
      json.writeNumberProperty("nbf", key.startsAt().getEpochSecond());
      json.writeNumberProperty("exp", key.endsAt().getEpochSecond());
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /** Reads the signed bytes, or gives empty if they are no product key of a version known here. */
  static Optional<KeyStatement> read(byte[] payload) {
    try {
      return statement(members(StrictJson.of(payload)));
    } catch (IllegalArgumentException | DateTimeException broken) {
      return Optional.empty();
    }
  }

  private static Optional<KeyStatement> statement(Map<String, Object> members) {
    if (number(members, "ver") != VERSION) {
      return Optional.empty();
    }
    KeyStatement key =
        new KeyStatement(
            text(members, "iss"),
            ProductKeyId.parse(text(members, "jti")),
            text(members, "ref"),
            new ProductId(text(members, "product")),
            (int) number(members, "seats"),
            instant(members, "iat"),
            instant(members, "nbf"),
            instant(members, "exp"));
    boolean sound = key.seats() > 0 && key.seats() == number(members, "seats");
    return sound && key.reference().length() <= 64 ? Optional.of(key) : Optional.empty();
  }

  private static Map<String, Object> members(StrictJson json) {
    Map<String, Object> members = new HashMap<>();
    json.startObject();
    String name = json.nextMember();
    while (name != null) {
      if (json.isText()) {
        members.put(name, json.text());
      } else if (json.isWhole()) {
        members.put(name, json.number());
      } else {
        json.skip();
      }
      name = json.nextMember();
    }
    json.end();
    return members;
  }

  private static Instant instant(Map<String, Object> members, String name) {
    return Instant.ofEpochSecond(number(members, name));
  }

  private static long number(Map<String, Object> members, String name) {
    if (members.get(name) instanceof Long value) {
      return value;
    }
    throw new IllegalArgumentException(name + " is no whole number");
  }

  private static String text(Map<String, Object> members, String name) {
    if (members.get(name) instanceof String value) {
      return value;
    }
    throw new IllegalArgumentException(name + " is no text");
  }
}
