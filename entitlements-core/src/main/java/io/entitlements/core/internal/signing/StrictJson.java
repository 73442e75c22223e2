package io.entitlements.core.internal.signing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON (RFC 8259) from outside, token by token: duplicate members and invalid UTF-8 are refused,
 * depth and sizes are bounded. Loads Jackson's streaming core only.
 */
public final class StrictJson {

  private static final int MAX_DEPTH = 16;
  private static final int MAX_CHARACTERS = 1 << 20;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxDocumentLength(MAX_CHARACTERS)
                  .build())
          .build();

  private StrictJson() {}

  /**
   * Opens a text; the parser throws {@link tools.jackson.core.JacksonException} where it is broken.
   * That nothing follows the value is for the caller to check.
   */
  public static JsonParser parser(String text) {
    return FACTORY.createParser(ObjectReadContext.empty(), text);
  }

  /**
   * Reads UTF-8, or gives empty where a byte is wrong. Decoding ahead of Jackson also keeps it from
   * guessing another encoding out of the first bytes.
   */
  public static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }
}
