package io.entitlements.account;

import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * Somebody else, a list or the vendor changed what a person is in an organization, or made them its
 * owner, and the person has not been told yet. Who owns it says {@link Organization#owner()}.
 *
 * @param organization where
 * @param roles what the person is there now; empty if they do not belong to it any more
 * @param changedAt when it was changed last
 */
public record RoleNews(OrganizationId organization, Set<Role> roles, Instant changedAt) {

  /** Keeps an immutable copy of the roles. */
  public RoleNews {
    Objects.requireNonNull(organization, "organization");
    Objects.requireNonNull(changedAt, "changedAt");
    Set<Role> copy = EnumSet.noneOf(Role.class);
    copy.addAll(roles);
    roles = Collections.unmodifiableSet(copy);
  }
}
