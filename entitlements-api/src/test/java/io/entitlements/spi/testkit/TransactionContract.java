package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.account.Account;
import io.entitlements.seat.Seat;
import io.entitlements.spi.SeatStore.Taking;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.subscription.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.Storage} promises: all of a transaction happens, or nothing. */
public abstract class TransactionContract extends SeatingContract {

  /** For subclasses. */
  protected TransactionContract() {}

  @Test
  void work_gives_its_result_after_the_commit() {
    Account account = Fixtures.account();

    String result =
        write(work -> work.accounts().insert(account) ? account.id().toString() : "refused");

    assertThat(result).isEqualTo(account.id().toString());
    assertThat(find(work -> work.accounts().find(account.id()))).contains(account);
  }

  @Test
  void transaction_reads_what_it_wrote() {
    Account account = Fixtures.account();
    Subscription subscription = write(work -> Given.subscription(work, 1));

    change(
        work -> {
          work.accounts().insert(account);
          assertThat(work.accounts().find(account.email())).contains(account);
          Seat seat = Fixtures.personSeat(subscription, account.id(), NOW);
          assertThat(work.seats().take(seat)).isEqualTo(Taking.TAKEN);
          assertThat(work.rights().of(account.id()).orElseThrow().held()).hasSize(1);
          assertThat(
                  work.subscriptions().use(subscription.organization(), subscription.id()).used())
              .isEqualTo(1);
          work.events().append(account.id(), List.of(Fixtures.event("{}")));
          assertThat(work.events().revision(account.id()).number()).isEqualTo(1);
        });
  }

  @Test
  void exception_is_passed_on_as_it_is() {
    IllegalStateException failure = new IllegalStateException("of the work");

    assertThatThrownBy(
            () ->
                change(
                    work -> {
                      Given.account(work);
                      throw failure;
                    }))
        .isSameAs(failure);
    assertThatThrownBy(
            () ->
                read(
                    work -> {
                      throw failure;
                    }))
        .isSameAs(failure);
  }

  @Test
  void error_rolls_back_too() {
    Account account = Fixtures.account();
    AssertionError failure = new AssertionError("of the work");

    assertThatThrownBy(
            () ->
                change(
                    work -> {
                      work.accounts().insert(account);
                      throw failure;
                    }))
        .isSameAs(failure);

    assertThat(find(work -> work.accounts().find(account.id()))).isEmpty();
  }

  @Test
  void nobody_reads_what_is_not_committed() {
    Account account = Fixtures.account();
    AtomicReference<CompletableFuture<Optional<Account>>> reading = new AtomicReference<>();
    IllegalStateException failure = new IllegalStateException("rolls back");

    assertThatThrownBy(
            () ->
                change(
                    work -> {
                      work.accounts().insert(account);
                      CompletableFuture<Optional<Account>> asked =
                          CompletableFuture.supplyAsync(
                              () -> read(other -> other.accounts().find(account.id())));
                      reading.set(asked);
                      // Some stores make the reader wait for the end of this transaction.
                      asked
                          .copy()
                          .completeOnTimeout(Optional.empty(), 200, TimeUnit.MILLISECONDS)
                          .join();
                      throw failure;
                    }))
        .isSameAs(failure);

    assertThat(reading.get()).succeedsWithin(Duration.ofMinutes(1)).isEqualTo(Optional.empty());
  }

  @Test
  void unit_of_work_is_unusable_after_its_work_ended() {
    Account account = write(Given::account);
    UnitOfWork written = write(work -> work);
    UnitOfWork read = read(work -> work);

    assertThatThrownBy(() -> written.accounts().find(account.id()))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> read.accounts().find(account.id()))
        .isInstanceOf(RuntimeException.class);
  }
}
