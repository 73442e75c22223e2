package io.entitlements.account;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * What the page that an invitation's link opens can say to whoever holds the link.
 *
 * @param organization the name of the organization
 * @param roles what is offered
 * @param offersOwnership whether whoever accepts becomes the owner
 */
public record Offer(String organization, Set<Role> roles, boolean offersOwnership) {

  /** Keeps an immutable copy of the roles. */
  public Offer {
    Objects.requireNonNull(organization, "organization");
    roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
  }
}
