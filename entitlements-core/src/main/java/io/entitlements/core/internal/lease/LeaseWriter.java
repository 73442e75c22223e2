package io.entitlements.core.internal.lease;

import io.entitlements.core.internal.decision.Coverage;
import io.entitlements.core.internal.decision.Right;
import java.io.ByteArrayOutputStream;
import java.util.Collection;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The signed bytes of a lease: a JWT claims set (RFC 7519). A published form: members may be added,
 * never renamed; what an old reader must not overlook raises {@code ver}.
 */
public final class LeaseWriter {

  static final int VERSION = 1;

  private static final JsonFactory JSON = new JsonFactory();

  private LeaseWriter() {}

  /** Writes the claims. */
  public static byte[] write(LeaseStatement lease) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      json.writeNumberProperty("ver", VERSION);
      json.writeStringProperty("iss", lease.issuer());
      json.writeStringProperty("jti", lease.id().toString());
      lease.account().ifPresent(account -> json.writeStringProperty("sub", account.toString()));
      json.writeStringProperty("aud", lease.audience());
      write(json, "products", lease.products());
      json.writeStringProperty("device", lease.device().toString());
      json.writeNumberProperty("iat", lease.issuedAt().getEpochSecond());
      json.writeNumberProperty("nbf", lease.notBefore().getEpochSecond());
      json.writeNumberProperty("exp", lease.expiresAt().getEpochSecond());
      json.writeArrayPropertyStart("rights");
      lease.rights().forEach(right -> write(json, right));
      json.writeEndArray();
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, LeasedRight leased) {
    Right right = leased.right();
    json.writeStartObject();
    json.writeStringProperty("product", leased.product().value());
    json.writeStringProperty("subscription", right.subscription().toString());
    json.writeArrayPropertyStart("keys");
    leased.keys().forEach(key -> json.writeString(key.toString()));
    json.writeEndArray();
    json.writeStringProperty("method", right.method().name());
    json.writeStringProperty("degraded", right.degradedLevel().name());
    if (right.suspended()) {
      json.writeBooleanProperty("suspended", true);
    }
    write(json, "unlocked", right.unlocked());
    write(json, "locked", right.locked());
    json.writeArrayPropertyStart("terms");
    for (Coverage coverage : right.coverages()) {
      json.writeStartArray();
      json.writeNumber(coverage.startsAt().toEpochMilli());
      json.writeNumber(coverage.endsAt().toEpochMilli());
      json.writeNumber(coverage.graceEndsAt().toEpochMilli());
      json.writeString(coverage.after().name());
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, Collection<?> texts) {
    json.writeArrayPropertyStart(name);
    texts.stream().map(Object::toString).sorted().forEach(json::writeString);
    json.writeEndArray();
  }
}
