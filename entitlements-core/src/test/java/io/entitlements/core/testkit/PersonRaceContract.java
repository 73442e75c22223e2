package io.entitlements.core.testkit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.AccountRefusal;
import io.entitlements.roster.SyncPlan;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.Outcome;
import io.entitlements.type.SubscriptionId;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a person gets while somebody else changes what the answer depends on. */
public abstract class PersonRaceContract extends PersonRaceWorld {

  private static final int THREADS = 8;
  private static final String ADA = "ada@school.example";

  /** For subclasses. */
  protected PersonRaceContract() {}

  @Test
  void many_who_give_and_take_one_persons_seat_all_get_an_answer() {
    district = world().district("suite", 10);
    AccountId ada = district.seated("ada@school.example");
    SubscriptionId subscription = district.subscription();
    Race.run(
        THREADS,
        thread -> {
          for (int i = 0; i < 25; i++) {
            String key = thread + "-" + i;
            if ((thread + i) % 2 == 0) {
              release(subscription, ada, key);
            } else {
              assign(subscription, "ada@school.example", key).orElseThrow();
            }
          }
          return true;
        });
    Books.audited(district, subscription);
  }

  @Test
  void seat_that_an_account_got_while_it_was_deleted_is_given_back() {
    SubscriptionId subscription = sold();
    AccountId ada = world().activeAccount(ADA);
    CompletableFuture<Outcome<AccountId, AccountRefusal>> deletion = new CompletableFuture<>();
    new Interleaving(world().storage(), locked(subscription))
        .of(
            () -> assign(subscription, ADA, "assign"),
            store -> {
              deletion.completeAsync(
                  () -> world().engine().accounts().delete(new Actor.Task("support"), ada));
              // Where one transaction at a time is written, it comes after this one.
              deletion.copy().exceptionally(e -> null).completeOnTimeout(null, 1, SECONDS).join();
            });
    deletion.orTimeout(1, TimeUnit.MINUTES).join().orElseThrow();
    world().doJobs();
    world().pass(Duration.ofHours(1));
    world().doJobs();
    Books books =
        world().storage().read(store -> Books.read(store, district.organization(), subscription));
    assertThat(books.seats()).extracting(Seat::holder).doesNotContain(new SeatHolder.Person(ada));
    Books.audited(district, subscription);
  }

  @Test
  void who_is_deleted_while_a_list_is_applied_is_somebody_new_for_the_list() {
    EmailAddress cem = EmailAddress.of("cem@school.example");
    AccountId before = world().activeAccount(cem.value());
    SyncPlan plan = listed(sold());
    new Interleaving(world().storage(), store -> store.accounts().lock(before))
        .of(
            () -> world().engine().rosters().apply(district.administrator(), plan).orElseThrow(),
            store -> store.accounts().delete(before, EmailAddress.of("nobody@deleted.invalid")));
    AccountId after = world().engine().accounts().find(cem).orElseThrow().id();
    assertThat(after).isNotEqualTo(before);
    assertThat(world().engine().memberships().of(before)).isEmpty();
    assertThat(world().engine().memberships().of(after)).hasSize(1);
    assertThat(district.holdsSeat(cem.value())).isTrue();
    world().engine().rosters().apply(district.administrator(), plan).orElseThrow();
    assertThat(use().people()).isEqualTo(1);
  }
}
