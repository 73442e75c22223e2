package io.entitlements.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.spi.EmailChange;
import io.entitlements.type.AccountId;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.EmailChangeStore} promises. */
public abstract class EmailChangeStoreContract extends StoreContract {

  /** For subclasses. */
  protected EmailChangeStoreContract() {}

  @Test
  void change_is_found_with_every_field_and_replaced() {
    AccountId account = write(Given::accountId);
    assertThat(find(work -> work.emailChanges().find(account))).isEmpty();
    for (boolean old : new boolean[] {false, true}) {
      for (boolean other : new boolean[] {false, true}) {
        EmailChange wanted =
            new EmailChange(account, Fixtures.id(), Fixtures.account().email(), old, other);

        change(work -> work.emailChanges().put(wanted));

        assertThat(find(work -> work.emailChanges().find(account))).contains(wanted);
      }
    }
  }

  @Test
  void dropped_change_is_gone_and_those_of_others_stay() {
    AccountId account = write(Given::accountId);
    AccountId other = write(Given::accountId);
    EmailChange ofOther =
        new EmailChange(other, Fixtures.id(), Fixtures.account().email(), false, false);
    change(
        work -> {
          work.emailChanges()
              .put(
                  new EmailChange(account, Fixtures.id(), Fixtures.account().email(), true, false));
          work.emailChanges().put(ofOther);
        });

    change(work -> work.emailChanges().remove(account));
    change(work -> work.emailChanges().remove(account));

    assertThat(find(work -> work.emailChanges().find(account))).isEmpty();
    assertThat(find(work -> work.emailChanges().find(other))).contains(ofOther);
  }
}
