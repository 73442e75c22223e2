package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.ProductId;
import io.entitlements.check.Decision;
import io.entitlements.core.internal.history.KnownHistory;
import io.entitlements.core.internal.history.KnownHistoryLoader;
import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.core.testkit.RememberedLife.Moment;
import io.entitlements.core.testkit.RememberedLife.Question;
import io.entitlements.key.ProductKey;
import io.entitlements.key.SubscriptionChange.AddKey;
import io.entitlements.key.SubscriptionChange.AddSeats;
import io.entitlements.key.SubscriptionChange.CancelAtTermEnd;
import io.entitlements.key.SubscriptionChange.CancelNow;
import io.entitlements.key.SubscriptionChange.Reissue;
import io.entitlements.key.SubscriptionChange.Renew;
import io.entitlements.key.SubscriptionChange.RenewFrom;
import io.entitlements.key.SubscriptionChange.Resume;
import io.entitlements.key.SubscriptionChange.Revoke;
import io.entitlements.key.SubscriptionChange.SetOverCapacity;
import io.entitlements.key.SubscriptionChange.Suspend;
import io.entitlements.key.SubscriptionChange.UndoCancellation;
import io.entitlements.key.SubscriptionChange.Upgrade;
import io.entitlements.spi.HeldRight;
import io.entitlements.spi.PersonRights;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever happens, history tells it as it was. Not published with the kit: it looks inside the
 * engine.
 */
class PastCheckProperties {

  private static final List<Duration> GAPS =
      List.of(
          Duration.ofMillis(3),
          Duration.ofHours(5),
          Duration.ofDays(1),
          Duration.ofDays(13),
          Duration.ofDays(40),
          Duration.ofDays(400));

  private static Path folder = Path.of(".");

  /** What happens next: how much later, what, and to which of them. */
  record Step(int gap, int what, int one, int other) {}

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("past-check");
  }

  @AfterContainer
  static void deleteFolder() throws IOException {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void history_remembers_every_answer_and_its_events_give_the_state(
      @ForAll("steps") List<Step> steps) {
    try (var storage = MemoryStorage.create()) {
      World world = new World(storage, folder.resolve("keys"));
      RememberedLife life = new RememberedLife(world);
      for (Step step : steps) {
        Instant at = world.instant().plus(GAPS.get(step.gap()));
        life.at(at, () -> happen(world, life, step));
        expectSameState(world, life);
        int known = life.moments().size();
        life.moments().subList(known - 3, known).forEach(life::expectRemembered);
      }
      life.moments().forEach(life::expectRemembered);
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void a_past_answer_holds_until_it_says_and_changes_exactly_then(
      @ForAll("fewSteps") List<Step> steps) {
    try (var storage = MemoryStorage.create()) {
      World world = new World(storage, folder.resolve("keys"));
      RememberedLife life = new RememberedLife(world);
      for (Step step : steps) {
        Instant at = world.instant().plus(GAPS.get(step.gap()));
        life.at(at, () -> happen(world, life, step));
      }
      Instant known = world.instant();
      for (Moment moment : life.moments()) {
        for (Question question : moment.answers().keySet()) {
          expectHolds(life, question, moment.at(), known);
        }
      }
    }
  }

  private static void expectHolds(
      RememberedLife life, Question question, Instant at, Instant known) {
    Decision past = RememberedLife.answer(life.engine().asOf(at, known), question);
    Instant until = past.validUntil();
    assertThat(until).isAfter(at);
    if (until.equals(Decision.NO_CHANGE_BY_TIME)) {
      return;
    }
    assertThat(RememberedLife.answer(life.engine().asOf(until.minusMillis(1), known), question))
        .isEqualTo(past);
    assertThat(RememberedLife.answer(life.engine().asOf(until, known), question))
        .usingRecursiveComparison()
        .ignoringFields("validUntil")
        .isNotEqualTo(past);
  }

  private static void expectSameState(World world, RememberedLife life) {
    for (int person = 0; person < 4; person++) {
      AccountId account = life.account(person);
      assertThat(replayed(world, store -> KnownHistoryLoader.of(store, account, world.instant())))
          .isEqualTo(
              stored(
                  world,
                  store -> store.rights().of(account).map(PersonRights::held).orElse(List.of())));
    }
    for (int each = 0; each < 2; each++) {
      DeviceId device = RememberedLife.device(each);
      assertThat(replayed(world, store -> KnownHistoryLoader.of(store, device, world.instant())))
          .isEqualTo(stored(world, store -> store.rights().of(device)));
    }
  }

  private static List<HeldRight> replayed(World world, Function<UnitOfWork, KnownHistory> loader) {
    return world.storage().read(loader).rightsAt(world.instant());
  }

  /** The text of a key is no fact of a check, and stays out of the trail. */
  private static List<HeldRight> stored(World world, Function<UnitOfWork, List<HeldRight>> loader) {
    return world.storage().read(loader).stream()
        .map(
            right ->
                new HeldRight(
                    right.zone(),
                    right.subscription(),
                    right.method(),
                    right.key(),
                    right.keys().stream().map(PastCheckProperties::withoutText).toList()))
        .toList();
  }

  private static ProductKey withoutText(ProductKey key) {
    return new ProductKey(
        key.organization(), key.subscription(), key.id(), key.allotments(), key.end(), 0, 0);
  }

  private static void happen(World world, RememberedLife life, Step step) {
    int one = step.one();
    int other = step.other();
    LocalDate today = world.instant().atZone(Given.ZONE).toLocalDate();
    var key = life.key(one, other).id();
    switch (step.what()) {
      case 0, 1, 2 -> life.assign(one, other);
      case 3 -> life.release(one, other);
      case 4 -> life.reassign(0, one, other);
      case 5, 6 -> life.activate(one, other, other);
      case 7 -> life.change(one, new Suspend());
      case 8 -> life.change(one, new Resume());
      case 9, 25 ->
          life.change(
              one, new AddKey(other + 1, today.minusDays(5L * one - 5), today.plusDays(30)));
      case 10, 11, 26, 27 -> life.change(one, new Renew(key, 1 + one, 1, RenewFrom.EXPIRY));
      case 12 -> life.change(one, new Renew(key, 1 + other, 12, RenewFrom.NOW));
      case 13 -> life.change(one, new AddSeats(key, 2));
      case 14 -> life.change(one, new Revoke(key));
      case 15 -> life.change(one, new Reissue(key));
      case 16, 28 -> life.change(one, new CancelNow());
      case 17 -> life.change(one, new CancelAtTermEnd());
      case 18 -> life.change(one, new UndoCancellation());
      case 19 -> life.change(one, new Upgrade(new ProductId(other % 2 == 0 ? "plus" : "suite")));
      case 20 ->
          life.change(
              one,
              new SetOverCapacity(
                  new OverCapacityPolicy(OverCapacityPolicy.Keep.RECENTLY_USED, other)));
      case 21 -> life.importCatalog(other * 10);
      case 22 -> life.claim(other % 2 == 0 ? "plus" : "suite", one + 1);
      default -> world.doJobs();
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return step().list().ofMinSize(1).ofMaxSize(25);
  }

  @Provide
  Arbitrary<List<Step>> fewSteps() {
    return step().list().ofMinSize(1).ofMaxSize(8);
  }

  private static Arbitrary<Step> step() {
    return Combinators.combine(
            Arbitraries.of(0, 0, 1, 1, 2, 2, 3, 4, 5),
            Arbitraries.integers().between(0, 28),
            Arbitraries.of(0, 0, 0, 1, 2),
            Arbitraries.of(0, 0, 1, 2, 3))
        .as(Step::new);
  }
}
