package io.entitlements.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.type.AccountId;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.PasswordStore} promises. */
public abstract class PasswordStoreContract extends StoreContract {

  private static final String FIRST = "$argon2id$v=19$m=8,t=1,p=1$" + "x".repeat(173);
  private static final String SECOND = FIRST.replace('x', 'X');

  /** For subclasses. */
  protected PasswordStoreContract() {}

  @Test
  void hash_of_up_to_200_characters_is_found_as_it_was_set() {
    AccountId account = write(Given::accountId);
    assertThat(FIRST).hasSize(200);

    assertThat(won(work -> work.passwords().insert(account, FIRST))).isTrue();

    assertThat(find(work -> work.passwords().find(account))).contains(FIRST);
  }

  @Test
  void account_without_a_password_has_none() {
    AccountId account = write(Given::accountId);

    assertThat(find(work -> work.passwords().find(account))).isEmpty();
    assertThat(won(work -> work.passwords().replace(account, SECOND, FIRST))).isFalse();
    assertThat(won(work -> work.passwords().remove(account))).isFalse();
    assertThat(find(work -> work.passwords().find(account))).isEmpty();
  }

  @Test
  void second_first_password_is_refused_and_nothing_is_changed() {
    AccountId account = given();

    assertThat(won(work -> work.passwords().insert(account, SECOND))).isFalse();

    assertThat(find(work -> work.passwords().find(account))).contains(FIRST);
  }

  @Test
  void password_is_replaced_only_if_it_is_as_expected_to_the_letter() {
    AccountId account = given();

    assertThat(won(work -> work.passwords().replace(account, FIRST, SECOND))).isFalse();
    assertThat(won(work -> work.passwords().replace(account, SECOND, FIRST))).isTrue();
    assertThat(won(work -> work.passwords().replace(account, SECOND, FIRST))).isFalse();

    assertThat(find(work -> work.passwords().find(account))).contains(SECOND);
  }

  @Test
  void removed_password_is_gone_and_another_can_be_set() {
    AccountId account = given();
    AccountId other = given();

    assertThat(won(work -> work.passwords().remove(account))).isTrue();

    assertThat(find(work -> work.passwords().find(account))).isEmpty();
    assertThat(find(work -> work.passwords().find(other))).contains(FIRST);
    assertThat(won(work -> work.passwords().insert(account, SECOND))).isTrue();
  }

  @RepeatedTest(5)
  void of_racing_changes_one_is_made() {
    AccountId account = given();

    assertThat(
            Race.winners(
                8, thread -> write(work -> work.passwords().replace(account, "h" + thread, FIRST))))
        .isEqualTo(1);
  }

  private AccountId given() {
    return write(
        work -> {
          AccountId account = Given.accountId(work);
          work.passwords().insert(account, FIRST);
          return account;
        });
  }
}
