package io.entitlements.core.internal.member;

import io.entitlements.account.AccountStatus;
import io.entitlements.account.Organization;
import io.entitlements.account.Role;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.event.OrganizationEvent;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import java.util.List;
import java.util.Optional;

/** Adds organizations, by whatever path. */
public final class Founder {

  private final Members members;
  private final Ids ids;

  /** Composes the founder. */
  public Founder(Members members, Ids ids) {
    this.members = members;
    this.ids = ids;
  }

  /**
   * Adds an organization whose owner and administrator somebody becomes.
   *
   * @return the organization; empty if the account is not active
   */
  public Optional<Organization> found(Change change, AccountId by, Organization.Details details) {
    // Locked, so that nobody who is being deleted becomes an owner.
    if (change
        .store()
        .accounts()
        .lock(by)
        .filter(account -> account.status() == AccountStatus.ACTIVE)
        .isEmpty()) {
      return Optional.empty();
    }
    Organization organization = insert(change, details, Optional.of(by));
    members.grant(change, organization.id(), by, List.of(Role.ADMINISTRATOR));
    return Optional.of(organization);
  }

  /** Adds an organization without anybody in it. */
  public Organization insert(
      Change change, Organization.Details details, Optional<AccountId> owner) {
    Organization organization =
        new Organization(new OrganizationId(ids.next(change.now())), details, owner);
    change.store().organizations().insert(organization);
    change.record(
        organization.id(),
        new OrganizationEvent.OrganizationAdded(
            organization.id(),
            details.name(),
            details.location(),
            details.zone().getId(),
            details.region(),
            organization.owner()));
    return organization;
  }
}
