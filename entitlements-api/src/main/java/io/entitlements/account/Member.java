package io.entitlements.account;

import java.util.Objects;

/**
 * Somebody who belongs to an organization, as a list of its people shows them.
 *
 * @param membership what the person is there
 * @param account who it is
 */
public record Member(Membership membership, Profile account) {

  /** Checks that both are of the same person. */
  public Member {
    Objects.requireNonNull(membership, "membership");
    if (!membership.account().equals(account.id())) {
      throw new IllegalArgumentException("membership and account are of two people");
    }
  }
}
