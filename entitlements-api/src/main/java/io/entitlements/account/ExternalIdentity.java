package io.entitlements.account;

import io.entitlements.type.DisplayText;

/**
 * Who somebody is to another system, as OpenID Connect says it: {@code iss} and {@code sub}, which
 * together never name anybody else. Compared to the letter.
 *
 * @param issuer the other system, 1 to 255 characters
 * @param subject the person there, 1 to 255 characters
 */
public record ExternalIdentity(String issuer, String subject) {

  /** The longest issuer, and the longest subject (OpenID Connect Core 1.0, section 2). */
  public static final int MAX_LENGTH = 255;

  /** Checks lengths and characters. */
  public ExternalIdentity {
    DisplayText.check("issuer", issuer, 1, MAX_LENGTH);
    DisplayText.check("subject", subject, 1, MAX_LENGTH);
  }

  /** Without the subject, which says who it is. */
  @Override
  public String toString() {
    return "ExternalIdentity[" + issuer + ", ***]";
  }
}
