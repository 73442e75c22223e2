package io.entitlements.account;

import io.entitlements.type.AccountId;
import io.entitlements.type.InvitationId;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An emailed offer of a membership: accepted once, until it expires or is revoked.
 *
 * @param organization to which organization
 * @param id the identifier
 * @param account whose address it was mailed to; pending if nobody has signed up there yet
 * @param roles what it offers; at least one, never {@link Role#STUDENT}
 * @param offersOwnership whether whoever accepts it becomes the owner
 * @param sentAt when it was mailed last
 * @param expiresAt the first instant at which it cannot be accepted any more
 * @param end what became of it; empty until something did
 */
public record Invitation(
    OrganizationId organization,
    InvitationId id,
    AccountId account,
    Set<Role> roles,
    boolean offersOwnership,
    Instant sentAt,
    Instant expiresAt,
    Optional<End> end) {

  /** Checks the roles and keeps an immutable copy, in the order of {@link Role}. */
  public Invitation {
    Objects.requireNonNull(organization, "organization");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(end, "end");
    if (roles.isEmpty() || roles.contains(Role.STUDENT)) {
      throw new IllegalArgumentException("an invitation does not offer these roles: " + roles);
    }
    if (offersOwnership && !roles.contains(Role.ADMINISTRATOR)) {
      throw new IllegalArgumentException("an owner is an administrator");
    }
    if (!sentAt.isBefore(expiresAt)) {
      throw new IllegalArgumentException("expiresAt is after sentAt");
    }
    roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
  }

  /**
   * Where it stands at an instant.
   *
   * @param now the instant
   * @return what became of it, or whether it can be accepted
   */
  public Status status(Instant now) {
    if (end.isPresent()) {
      return end.get().status();
    }
    return now.isBefore(expiresAt) ? Status.OPEN : Status.EXPIRED;
  }

  /** Where an invitation stands. */
  public enum Status {
    /** It can be accepted. */
    OPEN,
    /** Nobody accepted it in time; it can be sent again. */
    EXPIRED,
    /** It was accepted. */
    ACCEPTED,
    /** It was taken back. */
    REVOKED
  }

  /**
   * What became of an invitation.
   *
   * @param status not {@link Status#OPEN}
   * @param at when
   * @param acceptedBy who accepted it: not always the account whose address it was mailed to
   */
  public record End(Status status, Instant at, Optional<AccountId> acceptedBy) {

    /** Checks that the parts fit. */
    public End {
      Objects.requireNonNull(at, "at");
      if (status == Status.OPEN || (status == Status.ACCEPTED) != acceptedBy.isPresent()) {
        throw new IllegalArgumentException("this is no end: " + status);
      }
    }
  }
}
