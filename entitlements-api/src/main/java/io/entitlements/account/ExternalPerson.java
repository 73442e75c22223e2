package io.entitlements.account;

import io.entitlements.type.DisplayText;
import io.entitlements.type.EmailAddress;
import java.util.Objects;
import java.util.Optional;

/**
 * Somebody whom another system has signed in; the application has verified what it says.
 *
 * @param identity who it is there
 * @param verifiedEmail the person's address, if that system has verified that it is theirs and the
 *     application takes its word for addresses of this domain ({@code email_verified} alone is not
 *     enough: many issuers let anybody claim any address)
 * @param name the person's name, 0 to {@value Account#MAX_NAME_LENGTH} characters
 */
public record ExternalPerson(
    ExternalIdentity identity, Optional<EmailAddress> verifiedEmail, String name) {

  /** Checks that nothing is missing, and the name. */
  public ExternalPerson {
    Objects.requireNonNull(identity, "identity");
    Objects.requireNonNull(verifiedEmail, "verifiedEmail");
    DisplayText.check("name", name, 0, Account.MAX_NAME_LENGTH);
  }

  @Override
  public String toString() {
    return "ExternalPerson[" + identity + "]";
  }
}
