package io.entitlements.core.internal.account;

import io.entitlements.account.Organization;
import io.entitlements.account.Organizations;
import io.entitlements.account.Role;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.change.Request;
import io.entitlements.core.internal.member.Members;
import io.entitlements.event.OrganizationEvent;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import java.util.List;
import java.util.Optional;

/** Adding and finding organizations. */
public final class OrganizationService implements Organizations {

  private final Changes changes;
  private final Members members;
  private final Ids ids;

  /** Composes the service. */
  public OrganizationService(Changes changes, Members members, Ids ids) {
    this.changes = changes;
    this.members = members;
    this.ids = ids;
  }

  @Override
  public Outcome<Organization, Refusal> add(
      AccountId by, Organization.Details details, IdempotencyKey key) {
    // The organization has no history yet in which the key could be unique: the person's has.
    Request request =
        Request.of(by, key, "organization.add", details.name(), details.location(), details.zone());
    return changes.once(
        request,
        new Actor.Person(by),
        Organization::id,
        new ById(),
        change -> add(change, by, details));
  }

  private Attempt<Organization, Refusal> add(
      Change change, AccountId by, Organization.Details details) {
    if (!Members.isActive(change.store(), by)) {
      return Attempt.denied(Refusal.ACCOUNT_NOT_ACTIVE);
    }
    Organization organization =
        new Organization(new OrganizationId(ids.next(change.now())), details);
    change.store().organizations().insert(organization);
    change.record(
        organization.id(),
        new OrganizationEvent.OrganizationAdded(
            organization.id(), details.name(), details.location(), details.zone().getId()));
    members.grant(change, organization.id(), by, List.of(Role.ADMINISTRATOR));
    return Attempt.made(organization);
  }

  @Override
  public Optional<Organization> find(OrganizationId organization) {
    return changes.read(store -> store.organizations().find(organization));
  }

  private static final class ById implements Changes.Codec<Organization> {
    @Override
    public String write(Organization value) {
      return value.id().toString();
    }

    @Override
    public Organization read(UnitOfWork store, String text) {
      return store.organizations().find(OrganizationId.parse(text)).orElseThrow();
    }
  }
}
