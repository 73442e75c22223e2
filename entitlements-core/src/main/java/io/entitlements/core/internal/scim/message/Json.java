package io.entitlements.core.internal.scim.message;

import io.entitlements.core.internal.scim.ScimError;
import io.entitlements.core.internal.scim.ScimRefusal;
import io.entitlements.core.internal.scim.ScimType;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes bodies: strictly, and within bounds. */
public final class Json {

  /** The longest body, in bytes. */
  public static final int MAX_BODY = 8 * 1024 * 1024;

  /** What the values of a body take is bounded by its bytes, which may all be brackets. */
  private static final long MOST_TOKENS = 1_000_000;

  private static final int MAX_DEPTH = 16;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxTokenCount(MOST_TOKENS)
                          .maxStringLength(1_000_000)
                          .maxNameLength(20_000)
                          .maxNumberLength(100)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /**
   * Reads a body that is one object.
   *
   * @param contentType what it is said to be, or an empty text
   * @throws ScimRefusal with status 413 if it is too long, 415 if it is said to be something else
   *     than JSON, and 400 if it is none
   */
  public static ObjectNode read(String contentType, byte[] body) {
    if (body.length > MAX_BODY) {
      throw new ScimRefusal(ScimError.of(413, "a body has at most " + MAX_BODY + " bytes"));
    }
    Optional<MediaType> type = MediaType.parse(contentType);
    if (type.isEmpty()) {
      throw new ScimRefusal(
          ScimError.of(415, "a body is " + MediaType.SCIM + " or application/json, in UTF-8"));
    }
    String text = type.get().decode(body).orElseThrow(() -> malformed("the body is no UTF-8"));
    JsonNode root;
    try {
      root = MAPPER.readTree(text);
    } catch (JacksonException e) {
      // Its message shows text of the body.
      throw malformed("the body is no JSON, or has too many values");
    }
    if (!(root instanceof ObjectNode object)) {
      throw malformed("the body is no JSON object");
    }
    return object;
  }

  /** Writes a body, in UTF-8. */
  public static byte[] write(ObjectNode body) {
    return MAPPER.writeValueAsBytes(body);
  }

  /** Reads what {@link #text} wrote. */
  public static ObjectNode kept(String text) {
    return (ObjectNode) MAPPER.readTree(text);
  }

  /** Writes an object, to be kept. */
  public static String text(ObjectNode object) {
    return MAPPER.writeValueAsString(object);
  }

  private static ScimRefusal malformed(String detail) {
    return ScimRefusal.of(ScimType.INVALID_SYNTAX, detail);
  }
}
