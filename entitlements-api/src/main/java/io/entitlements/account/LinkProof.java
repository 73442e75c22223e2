package io.entitlements.account;

import io.entitlements.type.AccountId;
import java.util.Objects;

/**
 * What somebody shows to act by an emailed link. The link alone is not enough: mail scanners follow
 * links, and some submit the forms that they find. Immutable; prints without its secrets.
 */
public sealed interface LinkProof {

  /**
   * The secret part of the link.
   *
   * @return what stands at the end of its URL
   */
  String secret();

  /**
   * The link, and the code from the same email.
   *
   * @param secret the secret part of the link
   * @param code as it was typed; case, spaces and dashes do not matter, I and L are read as 1, O as
   *     0
   */
  record WithCode(String secret, String code) implements LinkProof {
    /** Checks that nothing is missing. */
    public WithCode {
      Objects.requireNonNull(secret, "secret");
      Objects.requireNonNull(code, "code");
    }

    @Override
    public String toString() {
      return "WithCode[***]";
    }
  }

  /**
   * The link, submitted by somebody who is signed in.
   *
   * @param secret the secret part of the link
   * @param account who is signed in; the application has verified it. It counts only if the link
   *     was mailed to this account's address
   */
  record SignedIn(String secret, AccountId account) implements LinkProof {
    /** Checks that nothing is missing. */
    public SignedIn {
      Objects.requireNonNull(secret, "secret");
      Objects.requireNonNull(account, "account");
    }

    @Override
    public String toString() {
      return "SignedIn[***, " + account + "]";
    }
  }
}
