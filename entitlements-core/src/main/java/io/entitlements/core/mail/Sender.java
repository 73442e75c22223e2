package io.entitlements.core.mail;

import io.entitlements.type.EmailAddress;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Who sends.
 *
 * @param address in {@code From}
 * @param name the name beside it; empty if there is none
 * @param replyTo where answers go, if not there
 * @param domain the right part of message identifiers
 */
record Sender(EmailAddress address, String name, Optional<EmailAddress> replyTo, String domain) {

  InternetAddress from() {
    InternetAddress from = plain(address);
    if (!name.isEmpty()) {
      try {
        from.setPersonal(name, StandardCharsets.UTF_8.name());
      } catch (UnsupportedEncodingException e) {
        throw new IllegalStateException(e);
      }
    }
    return from;
  }

  static boolean isAscii(EmailAddress address) {
    return address.value().chars().allMatch(c -> c < 0x7f);
  }

  /** An address as it is; it was checked when it was made. */
  static InternetAddress plain(EmailAddress address) {
    InternetAddress plain = new InternetAddress();
    plain.setAddress(address.value());
    return plain;
  }
}
