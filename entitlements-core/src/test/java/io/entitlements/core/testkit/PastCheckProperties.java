package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.check.Decision;
import io.entitlements.core.internal.history.KnownHistory;
import io.entitlements.core.internal.history.KnownHistoryLoader;
import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.core.testkit.RememberedLife.Moment;
import io.entitlements.core.testkit.RememberedLife.Question;
import io.entitlements.key.ProductKey;
import io.entitlements.spi.HeldRight;
import io.entitlements.spi.PersonRights;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
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

  private static Path folder = Path.of(".");

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
      @ForAll("steps") List<Happening> steps) {
    try (var storage = MemoryStorage.create()) {
      World world = new World(storage, folder.resolve("keys"));
      RememberedLife life = new RememberedLife(world);
      for (Happening step : steps) {
        life.at(step.after(world.instant()), () -> step.happenTo(life));
        expectSameState(world, life);
        int known = life.moments().size();
        life.moments().subList(known - 3, known).forEach(life::expectRemembered);
      }
      life.moments().forEach(life::expectRemembered);
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void a_past_answer_holds_until_it_says_and_changes_exactly_then(
      @ForAll("fewSteps") List<Happening> steps) {
    try (var storage = MemoryStorage.create()) {
      World world = new World(storage, folder.resolve("keys"));
      RememberedLife life = new RememberedLife(world);
      for (Happening step : steps) {
        life.at(step.after(world.instant()), () -> step.happenTo(life));
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

  @Provide
  Arbitrary<List<Happening>> steps() {
    return Happening.any().list().ofMinSize(1).ofMaxSize(25);
  }

  @Provide
  Arbitrary<List<Happening>> fewSteps() {
    return Happening.any().list().ofMinSize(1).ofMaxSize(8);
  }
}
