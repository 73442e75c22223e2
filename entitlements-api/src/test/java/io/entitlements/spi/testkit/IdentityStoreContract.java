package io.entitlements.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.ExternalIdentity;
import io.entitlements.type.AccountId;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.IdentityStore} promises. */
public abstract class IdentityStoreContract extends StoreContract {

  private static final String ISSUER = "https://accounts.example";

  /** For subclasses. */
  protected IdentityStoreContract() {}

  @Test
  void linked_identity_is_found_also_the_longest() {
    AccountId account = write(Given::accountId);
    ExternalIdentity longest = new ExternalIdentity("\u00e9".repeat(255), "\u5b66".repeat(255));

    assertThat(won(work -> work.identities().insert(longest, account))).isTrue();

    assertThat(find(work -> work.identities().find(longest))).contains(account);
    assertThat(list(work -> work.identities().of(account))).containsExactly(longest);
  }

  @Test
  void identity_is_compared_to_the_letter() {
    AccountId account = given("Subject");
    for (String other : new String[] {"subject", "Subject ", "Sub\u0301ject", "S\u00fcbject"}) {
      assertThat(find(work -> work.identities().find(new ExternalIdentity(ISSUER, other))))
          .isEmpty();
    }
    assertThat(find(work -> work.identities().find(new ExternalIdentity(ISSUER + "/", "Subject"))))
        .isEmpty();
    assertThat(find(work -> work.identities().find(new ExternalIdentity(ISSUER, "Subject"))))
        .contains(account);
  }

  @Test
  void identity_is_linked_to_one_account_only() {
    AccountId account = given("1");
    AccountId other = write(Given::accountId);
    ExternalIdentity identity = new ExternalIdentity(ISSUER, "1");

    assertThat(won(work -> work.identities().insert(identity, other))).isFalse();
    assertThat(won(work -> work.identities().insert(identity, account))).isFalse();

    assertThat(find(work -> work.identities().find(identity))).contains(account);
    assertThat(list(work -> work.identities().of(other))).isEmpty();
  }

  @Test
  void identities_of_an_account_are_ordered_and_removed_one_by_one() {
    AccountId account = given("b");
    AccountId other = given("c");
    ExternalIdentity a = new ExternalIdentity(ISSUER, "a");
    ExternalIdentity b = new ExternalIdentity(ISSUER, "b");
    ExternalIdentity first = new ExternalIdentity("A", "z");
    change(
        work -> {
          work.identities().insert(a, account);
          work.identities().insert(first, account);
        });
    assertThat(list(work -> work.identities().of(account))).containsExactly(first, a, b);

    assertThat(won(work -> work.identities().remove(a, other))).isFalse();
    assertThat(won(work -> work.identities().remove(a, account))).isTrue();
    assertThat(won(work -> work.identities().remove(a, account))).isFalse();

    assertThat(list(work -> work.identities().of(account))).containsExactly(first, b);
    assertThat(find(work -> work.identities().find(a))).isEmpty();
  }

  @RepeatedTest(5)
  void of_racing_accounts_one_gets_an_identity() {
    ExternalIdentity identity = new ExternalIdentity(ISSUER, "1");

    assertThat(
            Race.winners(
                8,
                thread -> write(work -> work.identities().insert(identity, Given.accountId(work)))))
        .isEqualTo(1);
  }

  private AccountId given(String subject) {
    return write(
        work -> {
          AccountId account = Given.accountId(work);
          work.identities().insert(new ExternalIdentity(ISSUER, subject), account);
          return account;
        });
  }
}
