package io.entitlements.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.account.Organization;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.AccountStore} promises of what becomes of an account. */
public abstract class AccountLifeStoreContract extends StoreContract {

  /** For subclasses. */
  protected AccountLifeStoreContract() {}

  @Test
  void status_is_changed_only_from_what_it_is() {
    Account account = write(Given::account);
    for (AccountStatus from : AccountStatus.values()) {
      if (from != AccountStatus.ACTIVE) {
        assertThat(
                won(
                    work ->
                        work.accounts().changeStatus(account.id(), from, AccountStatus.DISABLED)))
            .isFalse();
      }
    }
    assertFound(account);

    assertThat(
            won(
                work ->
                    work.accounts()
                        .changeStatus(account.id(), AccountStatus.ACTIVE, AccountStatus.DISABLED)))
        .isTrue();

    assertFound(
        new Account(
            account.id(),
            account.email(),
            account.name(),
            AccountStatus.DISABLED,
            account.defaultOrganization()));
  }

  @Test
  void address_is_changed_and_the_old_one_is_free_for_another_account() {
    Account account = write(Given::account);
    EmailAddress other = Fixtures.account().email();

    assertThat(won(work -> work.accounts().changeEmail(account.id(), other))).isTrue();

    assertFound(
        new Account(
            account.id(), other, account.name(), account.status(), account.defaultOrganization()));
    assertThat(find(work -> work.accounts().find(account.email()))).isEmpty();
    Account next = Fixtures.account(account.email());
    assertThat(won(work -> work.accounts().insert(next))).isTrue();
    assertFound(next);
  }

  @Test
  void address_of_another_account_is_refused_and_nothing_is_changed() {
    Account account = write(Given::account);
    Account other = write(Given::account);

    assertThat(won(work -> work.accounts().changeEmail(account.id(), other.email()))).isFalse();

    assertFound(account);
    assertFound(other);
  }

  @RepeatedTest(5)
  void of_racing_accounts_one_gets_an_address() {
    EmailAddress wanted = Fixtures.account().email();
    List<Account> accounts = List.of(write(Given::account), write(Given::account));

    assertThat(
            Race.winners(
                2,
                thread ->
                    write(work -> work.accounts().changeEmail(accounts.get(thread).id(), wanted))))
        .isEqualTo(1);
  }

  @Test
  void deleted_account_keeps_its_identifier_and_nothing_else() {
    Organization organization = write(Given::organization);
    Account account = write(Given::account);
    EmailAddress nobodys = EmailAddress.of("deleted.1@deleted.invalid");
    change(work -> work.accounts().defaultIfNone(account.id(), organization.id()));

    change(work -> work.accounts().delete(account.id(), nobodys));

    assertFound(new Account(account.id(), nobodys, "", AccountStatus.DELETED, Optional.empty()));
    assertThat(find(work -> work.accounts().find(account.email()))).isEmpty();
  }

  @Test
  void deleted_accounts_are_found_among_many() {
    Account deleted = write(Given::account);
    Account active = write(Given::account);
    change(
        work -> work.accounts().delete(deleted.id(), EmailAddress.of("deleted.2@deleted.invalid")));
    List<AccountId> some = List.of(active.id(), deleted.id(), Fixtures.account().id());

    assertThat(deletedOf(some)).containsExactly(deleted.id());
    assertThat(deletedOf(List.of())).isEmpty();
  }

  private Set<AccountId> deletedOf(List<AccountId> accounts) {
    return read(work -> work.accounts().deletedOf(accounts));
  }

  private void assertFound(Account account) {
    assertThat(find(work -> work.accounts().find(account.id()))).contains(account);
    assertThat(find(work -> work.accounts().find(account.email()))).contains(account);
  }
}
