package io.entitlements.core.internal.scim.message;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a body is said to be (RFC 7644, 3.1). Senders say {@code application/json}, too, nothing at
 * all, and charsets in every spelling.
 *
 * @param charset in what it is said to be written; UTF-8 if nothing is said
 */
record MediaType(Charset charset) {

  /** What every body of ours is. */
  static final String SCIM = "application/scim+json";

  private static final Map<String, Charset> CHARSETS =
      Map.of(
          "utf-8", StandardCharsets.UTF_8,
          "utf8", StandardCharsets.UTF_8,
          "us-ascii", StandardCharsets.US_ASCII,
          "ascii", StandardCharsets.US_ASCII,
          "iso-8859-1", StandardCharsets.ISO_8859_1,
          "latin1", StandardCharsets.ISO_8859_1,
          "utf-16", StandardCharsets.UTF_16,
          "utf-16le", StandardCharsets.UTF_16LE,
          "utf-16be", StandardCharsets.UTF_16BE);

  /** Reads a header; empty if it says something else than JSON in a known charset. */
  static Optional<MediaType> parse(String header) {
    String[] parts = header.toLowerCase(Locale.ROOT).split(";", -1);
    String type = parts[0].strip();
    if (!type.isEmpty() && !type.equals(SCIM) && !type.equals("application/json")) {
      return Optional.empty();
    }
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].replace("\"", "").replace("'", "").strip();
      if (parameter.startsWith("charset=")) {
        String name = parameter.substring("charset=".length()).strip();
        return Optional.ofNullable(CHARSETS.get(name)).map(MediaType::new);
      }
    }
    return Optional.of(new MediaType(StandardCharsets.UTF_8));
  }

  /**
   * The text of a body; empty if it is no text. JSON is UTF-8 whatever is said of it (RFC 8259,
   * 8.1), so what can be that is that, unless every character has two bytes.
   */
  Optional<String> decode(byte[] body) {
    boolean isWide = charset.name().startsWith("UTF-16");
    Optional<String> text = isWide ? Optional.empty() : strictly(StandardCharsets.UTF_8, body);
    return text.or(() -> strictly(charset, body))
        .map(read -> read.startsWith("\ufeff") ? read.substring(1) : read);
  }

  private static Optional<String> strictly(Charset charset, byte[] body) {
    try {
      CharBuffer text = charset.newDecoder().decode(ByteBuffer.wrap(body));
      return Optional.of(text.toString());
    } catch (CharacterCodingException malformed) {
      return Optional.empty();
    }
  }
}
