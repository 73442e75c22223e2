package io.entitlements.core.internal.lease;

import io.entitlements.core.internal.signing.JwkSetJson;
import io.entitlements.lease.Revocation;
import java.io.ByteArrayOutputStream;
import java.util.Comparator;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The signed bytes of a bundle: a JWT claims set (RFC 7519). A published form: members may be
 * added, never renamed; what an old reader must not overlook raises {@code ver}.
 */
public final class BundleWriter {

  static final int VERSION = 1;

  private static final JsonFactory JSON = new JsonFactory();

  private static final Comparator<Revocation> ORDER =
      Comparator.comparing((Revocation one) -> one.of().kind())
          .thenComparing(one -> one.of().id().toString());

  private BundleWriter() {}

  /** Writes the claims. */
  public static byte[] write(BundleStatement bundle) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      json.writeNumberProperty("ver", VERSION);
      json.writeStringProperty("iss", bundle.issuer());
      json.writeNumberProperty("iat", bundle.issuedAt().getEpochSecond());
      json.writeNumberProperty("num", bundle.number());
      json.writeName("jwks");
      json.writeRawValue(JwkSetJson.write(bundle.keys()));
      json.writeArrayPropertyStart("revoked");
      List<Revocation> ordered = bundle.revocations().stream().sorted(ORDER).toList();
      for (Revocation revocation : ordered) {
        json.writeStartArray();
        json.writeString(revocation.of().kind().name());
        json.writeString(revocation.of().id().toString());
        json.writeNumber(revocation.issuedBefore().getEpochSecond());
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }
}
