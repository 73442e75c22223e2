package io.entitlements.spi;

import io.entitlements.type.EmailAddress;
import java.util.Objects;

/**
 * An email to send.
 *
 * @param id the same for every attempt to send this message; fit for a {@code Message-ID}'s left
 *     part
 * @param to the recipient
 * @param subject one line
 * @param text the body in plain text, lines ended by line feeds; may carry a secret
 */
public record Mail(String id, EmailAddress to, String subject, String text) {

  /** Checks that the subject is one line. */
  public Mail {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(text, "text");
    if (subject.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw new IllegalArgumentException("a subject is one line");
    }
  }

  @Override
  public String toString() {
    return "Mail[" + id + "]";
  }
}
