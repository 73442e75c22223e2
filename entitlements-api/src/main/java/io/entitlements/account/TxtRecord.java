package io.entitlements.account;

import java.util.Objects;

/**
 * A record of the DNS, as an administrator of a domain enters it.
 *
 * @param name its name, at most 253 characters, for example {@code
 *     _entitlements-challenge.school.example}; many providers want it without the domain
 * @param value its text, at most 255 characters, without quotation marks
 */
public record TxtRecord(String name, String value) {

  /** Checks that nothing is missing. */
  public TxtRecord {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
  }
}
