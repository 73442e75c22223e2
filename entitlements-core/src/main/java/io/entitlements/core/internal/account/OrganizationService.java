package io.entitlements.core.internal.account;

import io.entitlements.account.Action;
import io.entitlements.account.Invitation;
import io.entitlements.account.InvitationRefusal;
import io.entitlements.account.Membership;
import io.entitlements.account.Organization;
import io.entitlements.account.OrganizationRefusal;
import io.entitlements.account.Organizations;
import io.entitlements.account.Role;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.change.Request;
import io.entitlements.core.internal.member.Founder;
import io.entitlements.core.internal.member.Members;
import io.entitlements.event.OrganizationEvent;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Scope;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Adding organizations, what they say of themselves, who owns them, and their end. */
public final class OrganizationService implements Organizations {

  private final Changes changes;
  private final Members members;
  private final Inviter inviter;
  private final Founder founder;

  /** Composes the service. */
  public OrganizationService(Changes changes, Members members, Inviter inviter, Ids ids) {
    this.changes = changes;
    this.members = members;
    this.inviter = inviter;
    this.founder = new Founder(members, ids);
  }

  @Override
  public Outcome<Organization, OrganizationRefusal> add(
      AccountId by, Organization.Details details, IdempotencyKey key) {
    // The organization has no history yet in which the key could be unique: the person's has.
    return changes.once(
        request("organization.add", by, details, key),
        new Actor.Person(by),
        Organization::id,
        new ById(),
        change -> add(change, by, details));
  }

  private Attempt<Organization, OrganizationRefusal> add(
      Change change, AccountId by, Organization.Details details) {
    return founder
        .found(change, by, details)
        .<Attempt<Organization, OrganizationRefusal>>map(Attempt::made)
        .orElseGet(() -> Attempt.denied(OrganizationRefusal.ACCOUNT_NOT_ACTIVE));
  }

  @Override
  public Outcome<Invitation, InvitationRefusal> addFor(
      Actor.Task by, Organization.Details details, EmailAddress owner, IdempotencyKey key) {
    // The key is unique in the history of the owner's account, which has to be there for that.
    AccountId account =
        changes.write(
            by, "organization.add-for", change -> members.account(change, owner, "").id());
    return changes.once(
        request("organization.add-for", account, details, key),
        by,
        Invitation::organization,
        new InvitationCodec(),
        change ->
            inviter.invite(
                change,
                founder.insert(change, details, Optional.empty()).id(),
                account,
                Set.of(Role.ADMINISTRATOR),
                true));
  }

  private static Request request(
      String operation, Scope scope, Organization.Details details, IdempotencyKey key) {
    return Request.of(
        scope,
        key,
        operation,
        details.name(),
        details.location(),
        details.zone(),
        details.region());
  }

  @Override
  public Outcome<Organization, OrganizationRefusal> edit(
      AccountId by, OrganizationId organization, Organization.Details details, IdempotencyKey key) {
    Request request =
        Request.of(
            organization,
            key,
            "organization.edit",
            by,
            details.name(),
            details.location(),
            details.zone(),
            details.region());
    return once(request, by, organization, (change, before) -> edit(change, before, details));
  }

  private static Attempt<Organization, OrganizationRefusal> edit(
      Change change, Organization before, Organization.Details details) {
    if (before.details().region() != details.region()) {
      return Attempt.denied(OrganizationRefusal.REGION_FIXED);
    }
    if (!before.details().equals(details)) {
      if (!change.store().organizations().edit(before.id(), details)) {
        return Attempt.denied(OrganizationRefusal.NOT_PERMITTED);
      }
      change.record(
          before.id(),
          new OrganizationEvent.OrganizationEdited(
              before.id(), details.name(), details.location(), details.zone().getId()));
    }
    return Attempt.made(new Organization(before.id(), details, before.owner()));
  }

  @Override
  public Outcome<Organization, OrganizationRefusal> handOver(
      Actor by, OrganizationId organization, AccountId to, IdempotencyKey key) {
    return changes.once(
        Request.of(organization, key, "organization.hand-over", by, to),
        by,
        Organization::id,
        new ById(),
        change -> handOver(change, by, organization, to));
  }

  private static Attempt<Organization, OrganizationRefusal> handOver(
      Change change, Actor by, OrganizationId id, AccountId to) {
    // So that the new owner stays an administrator until this has happened.
    change.store().memberships().lock(id, Role.ADMINISTRATOR);
    if (!Ownership.mayPassOn(change.store(), by, id)) {
      return Attempt.denied(OrganizationRefusal.NOT_PERMITTED);
    }
    if (!isAdministrator(change.store(), id, to)) {
      return Attempt.denied(OrganizationRefusal.NOT_AN_ADMINISTRATOR);
    }
    return Ownership.pass(change, id, to)
        ? Attempt.made(change.store().organizations().find(id).orElseThrow())
        : Attempt.denied(OrganizationRefusal.NOT_PERMITTED);
  }

  private static boolean isAdministrator(UnitOfWork store, OrganizationId id, AccountId account) {
    return Members.isActive(store, account)
        && store
            .memberships()
            .find(id, account)
            .map(Membership::roles)
            .filter(roles -> roles.contains(Role.ADMINISTRATOR))
            .isPresent();
  }

  @Override
  public Outcome<Organization, OrganizationRefusal> close(
      AccountId by, OrganizationId organization, IdempotencyKey key) {
    return once(
        Request.of(organization, key, "organization.close", by),
        by,
        organization,
        OrganizationService::close);
  }

  private static Attempt<Organization, OrganizationRefusal> close(
      Change change, Organization before) {
    // First of all: it keeps claims from being submitted until the transaction ends.
    if (!change.store().organizations().close(before.id(), change.now())) {
      return Attempt.denied(OrganizationRefusal.NOT_PERMITTED);
    }
    boolean hasLiveKey =
        change.store().subscriptions().of(before.id()).stream()
            .flatMap(
                subscription ->
                    change.store().productKeys().of(before.id(), subscription.id()).stream())
            .anyMatch(key -> key.endsAt().isAfter(change.now()));
    if (hasLiveKey || change.store().claims().hasOpen(before.id())) {
      // The transaction is rolled back, and the organization stays open.
      return Attempt.denied(OrganizationRefusal.HAS_SUBSCRIPTIONS);
    }
    change.record(before.id(), new OrganizationEvent.OrganizationClosed(before.id()));
    return Attempt.made(
        new Organization(before.id(), before.details(), before.owner(), Optional.of(change.now())));
  }

  private Outcome<Organization, OrganizationRefusal> once(
      Request request,
      AccountId by,
      OrganizationId organization,
      BiFunction<Change, Organization, Attempt<Organization, OrganizationRefusal>> work) {
    return changes.once(
        request,
        new Actor.Person(by),
        Organization::id,
        new ById(),
        change ->
            Members.may(change.store(), organization, by, Action.MANAGE_ORGANIZATION)
                ? work.apply(
                    change, change.store().organizations().find(organization).orElseThrow())
                : Attempt.denied(OrganizationRefusal.NOT_PERMITTED));
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
