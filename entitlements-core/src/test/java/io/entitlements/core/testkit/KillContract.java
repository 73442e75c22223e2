package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.entitlements.account.Account;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatReport;
import io.entitlements.seat.Waiting;
import io.entitlements.spi.Storage;
import io.entitlements.type.AccountId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Revision;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed at any moment loses nothing that it has acknowledged, oversells nothing,
 * and leaves counters, rows and events that agree; and whoever asks again by the same key gets the
 * answer without its being done twice. A store's author extends this class once.
 */
public abstract class KillContract {

  private static final boolean THOROUGH = Boolean.getBoolean("entitlements.thorough");
  private static final int ROUNDS = THOROUGH ? 20 : 2;
  private static final int SEATS = 40;

  private final long seed = Long.getLong("entitlements.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final Acknowledgements told = new Acknowledgements();

  // JUnit and the first round set them.
  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  @SuppressWarnings("NullAway.Init")
  private Contest ids;

  /** For subclasses. */
  protected KillContract() {}

  /**
   * How a process opens the store, this one too: it is open in one process at a time only.
   *
   * @return an empty store at first, the same in all rounds
   */
  protected abstract StoreOpening opening();

  /**
   * What ends the store itself without warning, and starts it again.
   *
   * @return empty, as by default, if the store is nothing of its own
   */
  protected Optional<Runnable> storeKiller() {
    return Optional.empty();
  }

  @Test
  void what_a_killed_process_has_acknowledged_is_kept_and_nothing_is_done_twice() {
    begin();
    rounds(child -> {});
  }

  @Test
  void what_a_killed_store_has_acknowledged_is_kept_and_nothing_is_done_twice() {
    assumeTrue(THOROUGH && storeKiller().isPresent(), "kills the store in the profile thorough");
    begin();
    rounds(
        child -> {
          storeKiller().get().run();
          awaitAnswers(child, 10);
        });
  }

  private void begin() {
    try (Storage storage = opening().open()) {
      District district = new World(storage, keys()).district("suite", SEATS);
      ids =
          new Contest(
              district.administrator(),
              district.organization(),
              district.subscription(),
              0,
              seed,
              0,
              0);
    }
  }

  private void rounds(Consumer<ChildProcess> beforeDeath) {
    try {
      for (int round = 0; round < ROUNDS; round++) {
        askUntilKilled(round, beforeDeath);
        try (Storage storage = opening().open()) {
          World world = new World(storage, keys());
          assertNothingLost(world);
          askAgain(world);
          assertNothingLost(world);
        }
      }
    } catch (AssertionError e) {
      throw new AssertionError("with -Dentitlements.seed=" + seed + ": " + e.getMessage(), e);
    }
  }

  private void askUntilKilled(int round, Consumer<ChildProcess> beforeDeath) {
    List<String> arguments =
        Stream.of(List.of("r" + round, keys().toString()), ids.words(), opening().words())
            .flatMap(List::stream)
            .toList();
    try (ChildProcess child =
        ChildProcess.start(KillChild.class, arguments, folder.resolve("errors" + round + ".txt"))) {
      // Every other process dies young: the first commits after opening are the ones at risk.
      awaitAnswers(child, 1 + random.nextInt(random.nextBoolean() ? 4 : 200));
      beforeDeath.accept(child);
      child.kill();
      for (Optional<String> line = child.line(); line.isPresent(); line = child.line()) {
        told.read(line.get());
      }
    }
  }

  private void awaitAnswers(ChildProcess child, int number) {
    int answers = 0;
    while (answers < number) {
      String line = child.line().orElseThrow(() -> new AssertionError(child.errors()));
      answers += told.read(line) ? 1 : 0;
    }
  }

  /** The accounts that hold a seat, and those that wait. */
  private record Standing(Set<AccountId> held, Set<AccountId> waiting) {
    boolean isThere(AccountId account) {
      return held.contains(account) || waiting.contains(account);
    }
  }

  private Standing standing(World world) {
    Books books =
        Books.audited(
            new District(world, ids.administrator(), ids.organization()), ids.subscription());
    books.requireNobodyToWaitBesideAFreeSeat();
    return new Standing(
        books.seats().stream()
            .map(Seat::holder)
            .map(holder -> ((SeatHolder.Person) holder).account())
            .collect(Collectors.toSet()),
        books.waiting().stream().map(Waiting::account).collect(Collectors.toSet()));
  }

  private void assertNothingLost(World world) {
    Standing standing = standing(world);
    for (String name : told.names("assign", "done", "queued")) {
      Optional<Account> account = KillChild.account(world, name);
      assertThat(account).as(name).isPresent();
      if (!told.isAsked("release", name)) {
        assertThat(standing.isThere(account.get().id())).as(name).isTrue();
      }
    }
    for (String name : told.names("assign", "done")) {
      if (!told.isAsked("release", name)) {
        AccountId account = KillChild.account(world, name).orElseThrow().id();
        assertThat(standing.held()).as(name).contains(account);
      }
    }
    for (String name : told.names("release", "done")) {
      AccountId account = KillChild.account(world, name).orElseThrow().id();
      assertThat(standing.isThere(account)).as(name).isFalse();
    }
    for (String name : told.names("assign", "NOT_DONE")) {
      assertThat(KillChild.account(world, name)).as(name).isEmpty();
    }
    for (String name : told.names("apply", "done")) {
      assertApplied(world, standing, KillPlan.ofName(name));
    }
    assertThat(told.requests("BROKEN")).as("valid requests that were broken").isEmpty();
  }

  private void assertApplied(World world, Standing standing, KillPlan plan) {
    AccountId staying = KillChild.account(world, plan.staying()).orElseThrow().id();
    assertThat(standing.isThere(staying)).as(plan.staying()).isTrue();
    if (!told.isAsked("apply", plan.next().name())) {
      AccountId passing = KillChild.account(world, plan.passing()).orElseThrow().id();
      assertThat(standing.isThere(passing)).as(plan.passing()).isTrue();
    }
  }

  /** Asks for everything again of which the answer never came. */
  private void askAgain(World world) {
    for (String name : told.names("assign", "asked", "UNKNOWN")) {
      boolean wasDone = KillChild.account(world, name).isPresent();
      String answer =
          twice(world, wasDone, () -> KillChild.assign(world.engine().seats(), ids, name));
      told.settle("assign", name, answer);
    }
    for (String name : told.names("release", "asked", "UNKNOWN")) {
      Account account = KillChild.account(world, name).orElseThrow();
      boolean wasDone = !standing(world).isThere(account.id());
      String answer =
          twice(
              world, wasDone, () -> KillChild.release(world.engine().seats(), ids, name, account));
      assertThat(answer).isIn(wasDone ? List.of("done") : List.of("done", "refused"));
      told.settle("release", name, answer);
    }
    // What is said to be not done may be half done: a plan is applied in many transactions.
    for (String name : told.names("apply", "asked", "UNKNOWN", "NOT_DONE")) {
      told.settle("apply", name, completed(world, KillPlan.ofName(name)));
    }
  }

  /** Completes a plan wherever it was left, and once. */
  private String completed(World world, KillPlan plan) {
    SeatReport first = plan.apply(world.engine().seats(), ids).orElseThrow();
    assertThat(first.isComplete()).as(plan.name()).isTrue();
    Revision after = revision(world);
    assertThat(plan.apply(world.engine().seats(), ids).orElseThrow()).isEqualTo(first);
    assertThat(revision(world)).as("nothing is done twice").isEqualTo(after);
    return "done";
  }

  private String twice(World world, boolean wasDone, Supplier<Outcome<?, ?>> request) {
    Revision before = revision(world);
    Outcome<?, ?> first = request.get();
    Revision after = revision(world);
    if (wasDone) {
      assertThat(after).as("nothing is done twice").isEqualTo(before);
    }
    assertThat(KillChild.answer(request.get())).isEqualTo(KillChild.answer(first));
    assertThat(revision(world)).as("nothing is done twice").isEqualTo(after);
    return KillChild.answer(first);
  }

  private Revision revision(World world) {
    return world.engine().history().revision(ids.organization());
  }

  private Path keys() {
    return folder.resolve("keys");
  }
}
