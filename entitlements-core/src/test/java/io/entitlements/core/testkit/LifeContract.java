package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.OverCapacityPolicy.Keep;
import io.entitlements.core.testkit.PlainSubscription.Held;
import io.entitlements.key.ProductKey;
import io.entitlements.key.SubscriptionChange.RenewFrom;
import io.entitlements.key.SubscriptionOverview;
import io.entitlements.seat.OverCapacity;
import io.entitlements.seat.Waiting;
import io.entitlements.spi.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Random histories of a subscription, compared step by step with the domain's rules as plain lists
 * have them: who holds a seat, who waits and in which order, how many seats there are, what would
 * be released when, and the status. A store's author extends this class once; {@code
 * PropertyDefaults} on the subclass says how many histories, where a store is slow to make.
 */
public abstract class LifeContract {

  private static final int PEOPLE = 6;
  private static final int COMPUTERS = 4;
  private static final int KEYS = 4;

  // Before all: keys are made once, since that is slow.
  @SuppressWarnings("NullAway.Init")
  private static Path folder;

  /** For subclasses. */
  protected LifeContract() {}

  /**
   * Makes a store.
   *
   * @return a fresh, empty store; closed after the history
   */
  protected abstract Storage createStorage();

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("entitlements");
  }

  @AfterContainer
  static void deleteFolder() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Property
  void every_step_of_a_history_does_what_the_plain_rules_say(
      @ForAll("histories") List<LifeStep> history) {
    replay(history);
  }

  @Example
  void who_waits_gets_what_a_new_term_adds_also_when_a_seat_is_reassigned() {
    replay(
        List.of(
            new LifeStep.Assign(0),
            new LifeStep.Assign(1),
            new LifeStep.Assign(2),
            new LifeStep.AssignOrWait(3),
            new LifeStep.AddKey(1, 1, 0),
            new LifeStep.PassToBoundary(false),
            new LifeStep.Reassign(0, 4)));
  }

  @Example
  void who_waits_gets_the_room_that_computers_beyond_their_keys_seats_leave() {
    replay(
        List.of(
            new LifeStep.Declare(new OverCapacityPolicy(Keep.OLDEST, 0)),
            new LifeStep.AddKey(3, 0, 30),
            new LifeStep.Activate(0, 0),
            new LifeStep.Activate(1, 0),
            new LifeStep.Activate(2, 0),
            new LifeStep.Assign(0),
            new LifeStep.Assign(1),
            new LifeStep.Assign(2),
            new LifeStep.AssignOrWait(3),
            new LifeStep.Renew(0, 1, 1, RenewFrom.NOW),
            new LifeStep.AddSeats(1, 1),
            new LifeStep.DoJobs()));
  }

  @Example
  void a_key_that_a_cancellation_ended_is_not_revived_by_revoking_it() {
    replay(
        List.of(
            new LifeStep.Assign(0),
            new LifeStep.Assign(1),
            new LifeStep.Assign(2),
            new LifeStep.CancelNow(),
            new LifeStep.PassHours(24),
            new LifeStep.Revoke(0),
            new LifeStep.AddKey(2, -2, 30)));
  }

  private void replay(List<LifeStep> history) {
    try (Storage storage = new OneOrganizationStorage(createStorage())) {
      World world = new World(storage, folder.resolve("keys"));
      LifeWorld engine = new LifeWorld(world.district("suite", 3));
      PlainRules rules = new PlainRules(plain(engine));
      for (LifeStep step : history) {
        rules.state().now = rules.state().now.plusMillis(1);
        world.pass(Duration.ofMillis(1));
        String expected = rules.step(step);
        assertThat(engine.step(step, rules)).as("%s", step).isEqualTo(expected);
        compare(step, engine, rules.state());
      }
      Books.audited(engine.district(), engine.subscription());
    }
  }

  private static PlainSubscription plain(LifeWorld engine) {
    SubscriptionOverview overview = engine.district().overview();
    PlainSubscription plain =
        new PlainSubscription(
            Given.ZONE,
            Given.GRACE_DAYS,
            overview.subscription().overCapacity(),
            engine.district().world().instant());
    ProductKey bought = overview.keys().get(0).key();
    PlainKey key = new PlainKey();
    bought
        .allotments()
        .forEach(
            a ->
                key.pieces.add(
                    new PlainKey.Piece(a.seats(), a.term().startsAt(), a.term().endsAt())));
    plain.keys.add(key);
    return plain;
  }

  private static void compare(LifeStep step, LifeWorld engine, PlainSubscription plain) {
    District district = engine.district();
    Books books =
        district
            .world()
            .storage()
            .read(store -> Books.read(store, district.organization(), engine.subscription()));
    List<Held> held = engine.held(books);
    adoptIds(plain, held);
    assertThat(held).as("held after %s", step).containsExactlyInAnyOrderElementsOf(plain.held);
    assertThat(books.waiting().stream().map(Waiting::account).map(engine::person))
        .as("waiting after %s", step)
        .containsExactlyElementsOf(plain.waiting);
    SubscriptionOverview overview = district.overview();
    assertThat(overview.total()).as("total after %s", step).isEqualTo(plain.total(plain.now));
    assertThat(overview.assigned()).as("assigned after %s", step).isEqualTo(plain.used(plain.now));
    assertThat(overview.status()).as("status after %s", step).isEqualTo(plain.status());
    OverCapacity preview =
        district
            .world()
            .engine()
            .seats()
            .overCapacity(
                district.administrator(), district.organization(), engine.subscription(), plain.now)
            .orElseThrow();
    assertThat(preview.since()).as("over since, after %s", step).isEqualTo(plain.overSince());
    assertThat(preview.releasesAt()).as("release after %s", step).isEqualTo(plain.releasesAt());
    assertThat(preview.released().stream().map(engine::plain))
        .as("to be released after %s", step)
        .containsExactlyInAnyOrderElementsOf(plain.tooMany());
  }

  /** Of two seats taken at one instant the identifier decides, which only the engine knows. */
  private static void adoptIds(PlainSubscription plain, List<Held> held) {
    plain.held.replaceAll(
        seat ->
            held.stream()
                .filter(other -> seat.id().isEmpty() && other.holder().equals(seat.holder()))
                .findAny()
                .map(o -> new Held(seat.holder(), seat.pinned(), seat.takenAt(), o.id()))
                .orElse(seat));
  }

  @Provide
  Arbitrary<List<LifeStep>> histories() {
    return steps().list().ofMinSize(1).ofMaxSize(60);
  }

  private static Arbitrary<LifeStep> steps() {
    Arbitrary<Integer> person = Arbitraries.integers().between(0, PEOPLE - 1);
    Arbitrary<Integer> key = Arbitraries.integers().between(0, KEYS - 1);
    Arbitrary<Integer> seats = Arbitraries.integers().between(1, 3);
    return Arbitraries.frequencyOf(
        Tuple.of(12, person.map(LifeStep.Assign::new)),
        Tuple.of(16, person.map(LifeStep.AssignOrWait::new)),
        Tuple.of(2, person.map(LifeStep.StopWaiting::new)),
        Tuple.of(8, person.map(LifeStep.Release::new)),
        Tuple.of(6, Combinators.combine(person, person).as(LifeStep.Reassign::new)),
        Tuple.of(4, Combinators.combine(person, bool()).as(LifeStep.Pin::new)),
        Tuple.of(
            10,
            Combinators.combine(Arbitraries.integers().between(0, COMPUTERS - 1), key)
                .as(LifeStep.Activate::new)),
        Tuple.of(
            4,
            Combinators.combine(seats, Arbitraries.of(-2, 0, 1, 5), Arbitraries.of(-1, 0, 1, 30))
                .as(LifeStep.AddKey::new)),
        Tuple.of(
            6,
            Combinators.combine(key, seats, Arbitraries.of(1, 2), Arbitraries.of(RenewFrom.class))
                .as(LifeStep.Renew::new)),
        Tuple.of(3, Combinators.combine(key, seats).as(LifeStep.AddSeats::new)),
        Tuple.of(2, key.map(LifeStep.Revoke::new)),
        Tuple.of(
            5,
            Arbitraries.of(
                new LifeStep.Suspend(),
                new LifeStep.Resume(),
                new LifeStep.CancelNow(),
                new LifeStep.CancelAtTermEnd(),
                new LifeStep.Undo(),
                new LifeStep.Undo())),
        Tuple.of(
            3,
            Combinators.combine(Arbitraries.of(Keep.class), Arbitraries.of(0, 1, 14))
                .as((keep, grace) -> new LifeStep.Declare(new OverCapacityPolicy(keep, grace)))),
        Tuple.of(3, Arbitraries.of(1, 24, 24 * 40).map(LifeStep.PassHours::new)),
        Tuple.of(8, bool().map(LifeStep.PassToBoundary::new)),
        Tuple.of(8, Arbitraries.just(new LifeStep.DoJobs())));
  }

  private static Arbitrary<Boolean> bool() {
    return Arbitraries.of(true, false);
  }
}
