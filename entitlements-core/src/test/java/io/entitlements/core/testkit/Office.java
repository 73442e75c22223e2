package io.entitlements.core.testkit;

import io.entitlements.Entitlements;
import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.account.ClassCode;
import io.entitlements.account.ClassGroup;
import io.entitlements.account.Domain;
import io.entitlements.account.Invitation;
import io.entitlements.account.Membership;
import io.entitlements.account.Role;
import io.entitlements.roster.RosterConnection;
import io.entitlements.spi.ClassGroupRow;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.ClassGroupId;
import io.entitlements.type.DomainName;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.InvitationId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Revision;
import io.entitlements.type.SubscriptionId;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * An organization in which everybody tries everything. What they try it on is put into the store,
 * anew for each attempt, so that it is there also where nothing can be changed any more.
 */
final class Office {

  private final District district;
  private final SubscriptionId subscription;
  private final RosterConnection connection;
  private final String unclaimed;
  private int made;

  Office(World world, AccountId administrator, String name) {
    this.district = world.district(administrator, name, "suite", 100);
    this.subscription = district.subscription();
    this.connection =
        world
            .engine()
            .rosters()
            .connect(administrator, district.organization(), subscription, "a list")
            .orElseThrow();
    this.unclaimed = world.importedOrder("PO-more-" + name, "plus", 1);
  }

  District district() {
    return district;
  }

  Entitlements engine() {
    return district.world().engine();
  }

  OrganizationId organization() {
    return district.organization();
  }

  SubscriptionId subscription() {
    return subscription;
  }

  RosterConnection connection() {
    return connection;
  }

  /** The secret of an order that nobody has claimed yet. */
  String unclaimed() {
    return unclaimed;
  }

  void close() {
    write(store -> store.organizations().close(organization(), district.world().instant()));
  }

  Revision revision() {
    return engine().history().revision(organization());
  }

  IdempotencyKey key() {
    return IdempotencyKey.of("attempt-" + made++);
  }

  /** Nobody's yet. */
  EmailAddress address() {
    return EmailAddress.of("somebody" + made++ + "." + organization() + "@school.example");
  }

  AccountId person() {
    Account account =
        new Account(
            new AccountId(UUID.randomUUID()),
            address(),
            "Some Body",
            AccountStatus.ACTIVE,
            Optional.empty());
    write(store -> store.accounts().insert(account));
    return account.id();
  }

  AccountId member(Role role) {
    AccountId account = person();
    write(
        store -> store.memberships().insert(new Membership(organization(), account, Set.of(role))));
    return account;
  }

  ClassGroupId classOf(AccountId teacher) {
    ClassGroup made =
        new ClassGroup(
            organization(),
            new ClassGroupId(UUID.randomUUID()),
            "A Class",
            teacher,
            Optional.empty(),
            Optional.empty());
    ClassCode code = new ClassCode(code(made.id()), Optional.empty());
    write(
        store -> {
          store.classGroups().insert(new ClassGroupRow(made, Optional.of(code)));
          return made;
        });
    return made.id();
  }

  private static String code(ClassGroupId id) {
    String symbols = id.toString().replaceAll("[^2-9a-f]", "").toUpperCase(Locale.ROOT);
    return symbols.substring(0, 3) + "-" + symbols.substring(3, 6) + "-" + symbols.substring(6, 9);
  }

  DomainName domain() {
    DomainName name = DomainName.of("d" + made++ + ".example");
    Domain domain = Domain.added(organization(), name, "token", district.world().instant());
    write(store -> store.domains().insert(domain));
    return name;
  }

  InvitationId invited(Role role) {
    AccountId account = person();
    Invitation invitation =
        new Invitation(
            organization(),
            new InvitationId(UUID.randomUUID()),
            account,
            Set.of(role),
            false,
            district.world().instant(),
            district.world().instant().plus(Duration.ofDays(1)),
            Optional.empty());
    write(store -> store.invitations().insert(invitation));
    return invitation.id();
  }

  private <T> void write(Function<UnitOfWork, T> work) {
    district.world().storage().write(work);
  }
}
