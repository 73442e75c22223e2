package io.entitlements.account;

import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * An account's connection to one organization.
 *
 * @param organization the organization
 * @param account the person
 * @param roles at least one; {@link Role#STUDENT} only alone
 */
public record Membership(OrganizationId organization, AccountId account, Set<Role> roles) {

  /** Checks the rule of roles and keeps an immutable copy, in the order of {@link Role}. */
  public Membership {
    Objects.requireNonNull(organization, "organization");
    Objects.requireNonNull(account, "account");
    if (!areCompatible(roles)) {
      throw new IllegalArgumentException("these roles do not go together: " + roles);
    }
    roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
  }

  /**
   * Whether the person has one of some roles.
   *
   * @param any the roles
   * @return true if at least one of them is among {@link #roles()}
   */
  public boolean hasAny(Set<Role> any) {
    return !Collections.disjoint(roles, any);
  }

  /**
   * Whether one person may have these roles in one organization.
   *
   * @param roles any roles
   * @return true if there is at least one, and {@link Role#STUDENT} is alone if it is there
   */
  public static boolean areCompatible(Set<Role> roles) {
    return !roles.isEmpty() && (roles.size() == 1 || !roles.contains(Role.STUDENT));
  }
}
