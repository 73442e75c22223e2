package io.entitlements.spi;

import io.entitlements.type.DisplayText;
import io.entitlements.type.EmailAddress;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An email to send. Both bodies say the same; whoever sends it sends both (RFC 2046, section 5.1.4,
 * {@code multipart/alternative}), or the plain text alone.
 *
 * @param id the same for every attempt to send this message, fit for the left part of a {@code
 *     Message-ID}: 1 to 64 letters, digits and dashes
 * @param to the recipient
 * @param subject one line, 1 to {@value #MAX_SUBJECT_LENGTH} characters, no control characters
 * @param text the body in plain text, lines ended by line feeds and as long as their paragraphs;
 *     may carry a secret
 * @param html the same as a whole HTML document
 * @param language the language of subject and bodies
 */
public record Mail(
    String id, EmailAddress to, String subject, String text, String html, Locale language) {

  /** The longest subject, in characters. */
  public static final int MAX_SUBJECT_LENGTH = 1_000;

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

  /** Checks that what becomes part of a header is one line. */
  public Mail {
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(html, "html");
    Objects.requireNonNull(language, "language");
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("id is 1 to 64 letters, digits and dashes");
    }
    DisplayText.checkLine("subject", subject, 1, MAX_SUBJECT_LENGTH);
  }

  @Override
  public String toString() {
    return "Mail[" + id + "]";
  }
}
