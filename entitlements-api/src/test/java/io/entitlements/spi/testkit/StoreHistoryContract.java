package io.entitlements.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.catalog.OverCapacityPolicy.Keep;
import io.entitlements.spi.Storage;
import io.entitlements.spi.testkit.StoreStep.Holder;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Random histories of calls, some of them undone, compared step by step with lists and maps: seats,
 * capacity, keys, waiting lists and jobs. A store's author extends this class once; {@code
 * PropertyDefaults} on the subclass says how many histories, where a store is slow to make.
 */
public abstract class StoreHistoryContract {

  private static final int MINUTES = 9;

  /** For subclasses. */
  protected StoreHistoryContract() {}

  /**
   * Makes a store.
   *
   * @return a fresh, empty store; closed after the history
   */
  protected abstract Storage createStorage();

  @Property
  void every_call_of_a_history_does_what_lists_and_maps_do(
      @ForAll("histories") List<StoreStep> history) {
    try (Storage storage = createStorage()) {
      StoreWorld store = new StoreWorld(storage);
      PlainStore plain = new PlainStore();
      for (StoreStep step : history) {
        assertThat(store.step(step, plain)).as("%s", step).isEqualTo(PlainSteps.step(step, plain));
        compare(step, store, plain);
      }
    }
  }

  private static void compare(StoreStep step, StoreWorld store, PlainStore plain) {
    assertThat(store.use()).as("use after %s", step).isEqualTo(StoreWorld.use(plain));
    assertThat(store.keys()).as("keys after %s", step).isEqualTo(plain.keysInOrder());
    assertThat(store.waiting()).as("waiting after %s", step).isEqualTo(plain.waiting);
    for (Keep keep : Keep.values()) {
      assertThat(store.inOrderOfRelease(keep))
          .as("%s after %s", keep, step)
          .isEqualTo(plain.inOrderOfRelease(keep));
    }
    for (int key : plain.keys.keySet()) {
      assertThat(store.devices(key)).as("computers after %s", step).isEqualTo(plain.devices(key));
    }
    for (PlainStore.Seat seat : plain.seats) {
      assertThat(store.isPinned(seat.holder())).as("%s", seat).contains(seat.pinned());
    }
  }

  @Provide
  Arbitrary<List<StoreStep>> histories() {
    Arbitrary<StoreStep> steps = steps();
    return Arbitraries.frequencyOf(
            Tuple.of(9, steps), Tuple.of(1, steps.map(StoreStep.Undone::new)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(60);
  }

  private static Arbitrary<StoreStep> steps() {
    Arbitrary<Integer> minute = between(0, MINUTES);
    Arbitrary<Integer> key = between(0, 2);
    Arbitrary<Integer> job = between(0, 3);
    Arbitrary<Boolean> bool = Arbitraries.of(true, false);
    Arbitrary<Holder> holder =
        Arbitraries.oneOf(
            between(0, 4).map(person -> new Holder(person, Optional.empty())),
            Combinators.combine(between(0, 2), key.map(Optional::of)).as(Holder::new));
    return Arbitraries.frequencyOf(
        Tuple.of(12, Combinators.combine(holder, minute).as(StoreStep.Take::new)),
        Tuple.of(6, holder.map(StoreStep.Release::new)),
        Tuple.of(4, Combinators.combine(holder, bool).as(StoreStep.Pin::new)),
        Tuple.of(4, Combinators.combine(holder, minute, minute).as(StoreStep.Use::new)),
        Tuple.of(4, Combinators.combine(key, between(1, 3)).as(StoreStep.InsertKey::new)),
        Tuple.of(2, Combinators.combine(key, between(1, 3)).as(StoreStep.ReplaceKey::new)),
        Tuple.of(
            6,
            Combinators.combine(
                    between(0, 2).list().ofSize(3),
                    between(0, 2).optional(0.5),
                    between(3, MINUTES + 1).optional(0.5))
                .as(StoreStep.SetCapacity::new)),
        Tuple.of(4, between(0, 4).map(StoreStep.Wait::new)),
        Tuple.of(3, between(0, 4).map(StoreStep.StopWaiting::new)),
        Tuple.of(4, Combinators.combine(job, minute).as(StoreStep.InsertJob::new)),
        Tuple.of(5, Combinators.combine(minute, minute, between(1, 3)).as(StoreStep.Lease::new)),
        Tuple.of(3, Combinators.combine(job, bool).as(StoreStep.Complete::new)),
        Tuple.of(2, Combinators.combine(job, minute).as(StoreStep.Retry::new)),
        Tuple.of(1, job.map(StoreStep.Abandon::new)));
  }

  private static Arbitrary<Integer> between(int least, int most) {
    return Arbitraries.integers().between(least, most);
  }
}
