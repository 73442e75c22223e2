package io.entitlements.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.account.Organization;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.OrganizationId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.AccountStore} promises. */
public abstract class AccountStoreContract extends StoreContract {

  @Test
  void a_default_organization_is_set_and_cleared() {
    Account account = write(Given::account);
    OrganizationId organization = write(Given::organization).id();

    change(work -> setDefault(work, account, Optional.of(organization)));
    assertThat(find(work -> work.accounts().find(account.id())).orElseThrow().defaultOrganization())
        .contains(organization);
    change(work -> setDefault(work, account, Optional.empty()));

    assertThat(find(work -> work.accounts().find(account.id()))).contains(account);
  }

  private static void setDefault(
      UnitOfWork work, Account account, Optional<OrganizationId> organization) {
    work.accounts().lock(account.id());
    work.accounts().setDefault(account.id(), organization);
  }

  /** For subclasses. */
  protected AccountStoreContract() {}

  @Test
  void account_is_found_by_identifier_and_address_with_every_field() {
    Organization organization = write(Given::organization);
    Account account =
        new Account(
            new AccountId(Fixtures.id()),
            EmailAddress.of("zoë@schule.example"),
            Fixtures.text(Account.MAX_NAME_LENGTH),
            AccountStatus.ACTIVE,
            Optional.of(organization.id()));

    assertThat(won(work -> work.accounts().insert(account))).isTrue();

    assertFound(account);
  }

  @Test
  void account_of_the_longest_address_is_found() {
    EmailAddress longest =
        EmailAddress.of(
            "a".repeat(64)
                + "@"
                + "b".repeat(63)
                + "."
                + "c".repeat(63)
                + "."
                + "d".repeat(58)
                + ".ex");
    assertThat(longest.value()).hasSize(EmailAddress.MAX_LENGTH);
    Account account = Fixtures.account(longest);

    assertThat(won(work -> work.accounts().insert(account))).isTrue();

    assertFound(account);
  }

  @Test
  void pending_account_without_name_and_default_is_found_as_it_was() {
    Account account = Fixtures.pendingAccount();

    assertThat(won(work -> work.accounts().insert(account))).isTrue();

    assertFound(account);
  }

  @Test
  void new_account_is_at_revision_zero() {
    Account account = write(Given::account);

    assertThat(read(work -> work.events().revision(account.id())).number()).isZero();
  }

  @Test
  void unknown_account_is_not_found() {
    Account account = Fixtures.account();

    assertThat(find(work -> work.accounts().find(account.id()))).isEmpty();
    assertThat(find(work -> work.accounts().find(account.email()))).isEmpty();
  }

  @Test
  void address_that_belongs_to_an_account_is_refused_and_nothing_is_added() {
    Account first = write(Given::account);
    Account second = Fixtures.account(first.email());

    assertThat(won(work -> work.accounts().insert(second))).isFalse();

    assertThat(find(work -> work.accounts().find(second.id()))).isEmpty();
    assertFound(first);
  }

  @Test
  void refused_account_leaves_its_transaction_usable() {
    Account taken = write(Given::account);
    Account other = Fixtures.account();

    List<Boolean> added =
        write(
            work ->
                List.of(
                    work.accounts().insert(Fixtures.account(taken.email())),
                    work.accounts().insert(other)));

    assertThat(added).containsExactly(false, true);
    assertFound(other);
  }

  @Test
  void addresses_that_differ_by_an_accent_are_two() {
    Account plain = Fixtures.account(EmailAddress.of("zoe@school.example"));
    Account accented = Fixtures.account(EmailAddress.of("zoë@school.example"));

    assertThat(won(work -> work.accounts().insert(plain))).isTrue();
    assertThat(won(work -> work.accounts().insert(accented))).isTrue();

    assertFound(plain);
    assertFound(accented);
  }

  @RepeatedTest(5)
  void of_racing_accounts_with_one_address_one_is_added() {
    EmailAddress email = Fixtures.account().email();

    long added =
        Race.winners(8, thread -> write(work -> work.accounts().insert(Fixtures.account(email))));

    assertThat(added).isEqualTo(1);
  }

  @Test
  void pending_account_becomes_active_and_nothing_else_changes() {
    Account pending = Fixtures.pendingAccount();
    change(work -> work.accounts().insert(pending));

    assertThat(won(work -> work.accounts().activate(pending.id()))).isTrue();

    assertFound(
        new Account(
            pending.id(),
            pending.email(),
            "",
            AccountStatus.ACTIVE,
            pending.defaultOrganization()));
  }

  @Test
  void account_that_is_not_pending_is_not_activated() {
    Account active = write(Given::account);

    assertThat(won(work -> work.accounts().activate(active.id()))).isFalse();
    assertThat(won(work -> work.accounts().activate(new AccountId(Fixtures.id())))).isFalse();

    assertFound(active);
  }

  @Test
  void name_is_set_once() {
    Account unnamed = Fixtures.pendingAccount();
    change(work -> work.accounts().insert(unnamed));
    String name = Fixtures.text(Account.MAX_NAME_LENGTH);

    assertThat(won(work -> work.accounts().nameIfUnnamed(unnamed.id(), name))).isTrue();
    assertThat(won(work -> work.accounts().nameIfUnnamed(unnamed.id(), "Grace"))).isFalse();

    assertFound(
        new Account(unnamed.id(), unnamed.email(), name, AccountStatus.PENDING, Optional.empty()));
  }

  @Test
  void name_is_changed_and_nothing_else() {
    Account account = write(Given::account);
    Account other = write(Given::account);

    change(work -> work.accounts().rename(account.id(), "Grace"));

    assertFound(
        new Account(
            account.id(),
            account.email(),
            "Grace",
            account.status(),
            account.defaultOrganization()));
    assertFound(other);
  }

  @Test
  void default_organization_is_set_once() {
    Organization first = write(Given::organization);
    Organization second = write(Given::organization);
    Account account = write(Given::account);

    assertThat(won(work -> work.accounts().defaultIfNone(account.id(), first.id()))).isTrue();
    assertThat(won(work -> work.accounts().defaultIfNone(account.id(), second.id()))).isFalse();

    assertFound(
        new Account(
            account.id(),
            account.email(),
            account.name(),
            account.status(),
            Optional.of(first.id())));
  }

  @RepeatedTest(5)
  void of_racing_changes_of_an_account_one_of_each_kind_is_made() {
    Account pending = Fixtures.pendingAccount();
    change(work -> work.accounts().insert(pending));

    assertThat(Race.winners(8, thread -> write(work -> work.accounts().activate(pending.id()))))
        .isEqualTo(1);
    assertThat(
            Race.winners(
                8,
                thread ->
                    write(work -> work.accounts().nameIfUnnamed(pending.id(), "Name " + thread))))
        .isEqualTo(1);
  }

  @Test
  void many_accounts_are_locked_at_once_and_those_that_are_none_are_left_out() {
    Account one = write(Given::account);
    Account other = write(Given::account);
    AccountId unknown = new AccountId(Fixtures.id());

    assertThat(map(work -> work.accounts().lockAll(List.of(other.id(), unknown, one.id()))))
        .isEqualTo(Map.of(one.id(), one, other.id(), other));
    assertThat(map(work -> work.accounts().lockAll(List.of()))).isEmpty();
  }

  @RepeatedTest(5)
  void who_lock_the_same_accounts_in_any_order_follow_each_other() {
    Account one = write(Given::account);
    Account other = write(Given::account);
    List<AccountId> ids = List.of(one.id(), other.id());
    List<AccountId> reversed = List.of(other.id(), one.id());

    Race.run(
        8,
        thread ->
            write(
                work -> {
                  int before =
                      work.accounts()
                          .lockAll(thread % 2 == 0 ? ids : reversed)
                          .get(one.id())
                          .name()
                          .length();
                  work.accounts().rename(one.id(), "x".repeat(before + 1));
                  return before;
                }));

    assertThat(find(work -> work.accounts().find(one.id())).orElseThrow().name())
        .hasSize(one.name().length() + 8);
  }

  @Test
  void default_organization_is_set_for_those_of_many_who_have_none() {
    Organization first = write(Given::organization);
    Organization second = write(Given::organization);
    Account with = write(Given::account);
    Account without = write(Given::account);
    Account other = write(Given::account);
    change(work -> work.accounts().defaultIfNone(with.id(), first.id()));
    List<AccountId> ids = List.of(with.id(), without.id());

    int changed =
        write(
            work -> {
              work.accounts().lockAll(ids);
              return work.accounts().defaultIfNoneAll(ids, second.id());
            });

    assertThat(changed).isEqualTo(1);
    assertThat(defaultOf(with)).contains(first.id());
    assertThat(defaultOf(without)).contains(second.id());
    assertThat(defaultOf(other)).isEmpty();
  }

  private Optional<OrganizationId> defaultOf(Account account) {
    return find(work -> work.accounts().find(account.id())).orElseThrow().defaultOrganization();
  }

  private void assertFound(Account account) {
    assertThat(find(work -> work.accounts().find(account.id()))).contains(account);
    assertThat(find(work -> work.accounts().find(account.email()))).contains(account);
  }
}
