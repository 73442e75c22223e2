package io.entitlements.core.testkit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.AccountRefusal;
import io.entitlements.account.Role;
import io.entitlements.catalog.ProductId;
import io.entitlements.key.SubscriptionChange.Upgrade;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.Rosters.Refusal;
import io.entitlements.roster.SyncPlan;
import io.entitlements.roster.Verdict;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatPlan;
import io.entitlements.seat.SeatRefusal;
import io.entitlements.seat.SeatRunRefusal;
import io.entitlements.spi.SeatUse;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.spi.testkit.Race;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Outcome;
import io.entitlements.type.SubscriptionId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What a person gets while somebody else changes what the answer depends on. */
public abstract class PersonRaceContract extends WorldContract {

  private static final int THREADS = 8;
  private static final String ADA = "ada@school.example";
  private static final ProductId KEY_ONLY = new ProductId("meeting");
  private static final ProductId FOR_PEOPLE = new ProductId("suite");

  // The first call of each test makes it.
  @SuppressWarnings("NullAway.Init")
  private District district;

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

  private void release(SubscriptionId subscription, AccountId account, String key) {
    world()
        .engine()
        .seats()
        .release(
            district.administrator(),
            district.organization(),
            subscription,
            account,
            IdempotencyKey.of(key));
  }

  @Test
  void a_seat_asked_for_before_an_upgrade_to_a_product_for_computers_is_refused_after_it() {
    SubscriptionId subscription = sold();
    SeatRefusal refusal = SeatRefusal.of(SeatRefusal.Code.PRODUCT_KEY_ONLY);
    assertThat(whileItIsUpgraded(() -> assign(subscription, "ada@school.example", "assign")))
        .isEqualTo(Outcome.refused(refusal));
    assertNobodyIsThere();
  }

  @Test
  void a_place_asked_for_before_an_upgrade_to_a_product_for_computers_is_refused_after_it() {
    SubscriptionId subscription = sold();
    SeatRefusal refusal = SeatRefusal.of(SeatRefusal.Code.PRODUCT_KEY_ONLY);
    assertThat(whileItIsUpgraded(() -> place(subscription, "ada@school.example", "place")))
        .isEqualTo(Outcome.refused(refusal));
    assertNobodyIsThere();
  }

  @Test
  void a_plan_applied_before_an_upgrade_to_a_product_for_computers_is_refused_after_it() {
    sold();
    Bulk bulk = Bulk.of(district, Bulk.WAITING);
    SeatPlan plan = bulk.plan(Bulk.giveAll("p", 7));
    SeatRunRefusal refusal = SeatRunRefusal.of(SeatRunRefusal.Code.PRODUCT_KEY_ONLY);
    assertThat(whileItIsUpgraded(() -> bulk.apply("apply", plan)))
        .isEqualTo(Outcome.refused(refusal));
    assertNobodyIsThere();
  }

  @Test
  void a_list_applied_before_an_upgrade_to_a_product_for_computers_gives_no_seat_after_it() {
    SyncPlan plan = listed(sold());
    assertThat(
            whileItIsUpgraded(
                () -> world().engine().rosters().apply(district.administrator(), plan)))
        .isEqualTo(Outcome.refused(Refusal.PRODUCT_KEY_ONLY));
    assertNobodyIsThere();
  }

  @Test
  void a_seat_asked_for_before_an_upgrade_to_another_product_for_people_is_given_after_it() {
    SubscriptionId subscription = sold();
    assertThat(
            whileItIsUpgraded(
                () -> assign(subscription, "ada@school.example", "assign"), new ProductId("plus")))
        .isInstanceOf(Outcome.Done.class);
    assertThat(use().people()).isEqualTo(1);
  }

  @Test
  void upgrades_that_race_with_every_way_to_a_seat_leave_nobody_with_a_seat_for_computers() {
    SubscriptionId subscription = sold();
    SyncPlan plan = listed(subscription);
    Bulk bulk = Bulk.of(district, Bulk.WAITING);
    SeatPlan given = bulk.plan(Bulk.giveAll("p", 3));
    for (int i = 0; i < 10; i++) {
      String key = "k" + i;
      Race.run(
          5,
          thread ->
              switch (thread) {
                case 0 -> district.change(new Upgrade(KEY_ONLY), key);
                case 1 -> assign(subscription, "ada@school.example", key + "a");
                case 2 -> place(subscription, "ben@school.example", key + "b");
                case 3 -> bulk.apply(key + "c", given);
                default -> world().engine().rosters().apply(district.administrator(), plan);
              });
      if (product().equals(KEY_ONLY)) {
        assertNobodyIsThere();
        district.change(new Upgrade(FOR_PEOPLE), key + "back").orElseThrow();
      }
      emptyAgain(subscription, key);
    }
  }

  private void emptyAgain(SubscriptionId subscription, String key) {
    Books books =
        world().storage().read(store -> Books.read(store, district.organization(), subscription));
    books
        .waiting()
        .forEach(
            waiting ->
                world()
                    .engine()
                    .seats()
                    .stopWaiting(
                        district.administrator(),
                        district.organization(),
                        subscription,
                        waiting.account(),
                        IdempotencyKey.of(key + waiting.account())));
    books
        .seats()
        .forEach(
            seat ->
                release(
                    subscription, ((SeatHolder.Person) seat.holder()).account(), key + seat.id()));
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

  private Consumer<UnitOfWork> locked(SubscriptionId subscription) {
    return store -> store.subscriptions().lock(district.organization(), subscription);
  }

  @Test
  void who_is_deleted_while_a_list_is_applied_is_somebody_new_for_the_list() {
    SyncPlan plan = listed(sold());
    EmailAddress cem = EmailAddress.of("cem@school.example");
    AccountId before = world().activeAccount(cem.value());
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

  private SubscriptionId sold() {
    district = world().district("suite", 5);
    return district.subscription();
  }

  private <T> T whileItIsUpgraded(Supplier<T> request) {
    return whileItIsUpgraded(request, KEY_ONLY);
  }

  /** The request is made when the upgrade is under way, and waits for it. */
  private <T> T whileItIsUpgraded(Supplier<T> request, ProductId product) {
    SubscriptionId id = district.subscription();
    return new Interleaving(world().storage(), locked(id))
        .of(
            request,
            store -> {
              Subscription subscription =
                  store.subscriptions().find(district.organization(), id).orElseThrow();
              assertThat(store.subscriptions().update(subscription.withProduct(product))).isTrue();
            });
  }

  private Outcome<?, ?> assign(SubscriptionId subscription, String email, String key) {
    return world()
        .engine()
        .seats()
        .assign(
            district.administrator(),
            district.organization(),
            subscription,
            EmailAddress.of(email),
            IdempotencyKey.of(key));
  }

  private Outcome<?, ?> place(SubscriptionId subscription, String email, String key) {
    return world()
        .engine()
        .seats()
        .assignOrWait(
            district.administrator(),
            district.organization(),
            subscription,
            EmailAddress.of(email),
            IdempotencyKey.of(key));
  }

  private SyncPlan listed(SubscriptionId subscription) {
    RosterConnection connection =
        world()
            .engine()
            .rosters()
            .connect(district.administrator(), district.organization(), subscription, "list")
            .orElseThrow();
    Person teacher =
        new Person(
            "1", EmailAddress.of("cem@school.example"), "Cem", "T", List.of(Role.EDUCATOR), true);
    return world()
        .engine()
        .rosters()
        .plan(district.administrator(), connection, source(teacher))
        .orElseThrow();
  }

  private static RosterSource source(Person person) {
    return new RosterSource() {
      @Override
      public String describe() {
        return "a list";
      }

      @Override
      public Verdict read(Consumer<List<Person>> pages) {
        pages.accept(List.of(person));
        return Verdict.FULL;
      }
    };
  }

  private void assertNobodyIsThere() {
    assertThat(use().people()).isZero();
    assertThat(use().waiting()).isZero();
  }

  private SeatUse use() {
    SubscriptionId subscription = district.subscription();
    return world()
        .storage()
        .read(store -> store.subscriptions().use(district.organization(), subscription));
  }

  private ProductId product() {
    return district.overview().subscription().product();
  }
}
