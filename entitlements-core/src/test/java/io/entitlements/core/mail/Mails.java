package io.entitlements.core.mail;

import io.entitlements.spi.Mail;
import io.entitlements.type.EmailAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/** A message to send, and when. */
final class Mails {

  static final EmailAddress SENDER = EmailAddress.of("portal@vendor.example");
  static final EmailAddress ADA = EmailAddress.of("ada@school.example");
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-09-14T15:00:00Z"), ZoneOffset.UTC);

  private Mails() {}

  static Mail to(EmailAddress to) {
    return mail(to, "A subject", "Some text", Locale.ENGLISH);
  }

  static Mail mail(EmailAddress to, String subject, String body, Locale language) {
    String html = "<html><body><p>" + body + "</p></body></html>";
    return new Mail("0193-ab", to, subject, body + "\n", html, language);
  }
}
