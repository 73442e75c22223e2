package io.entitlements.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.spi.EventRow;
import io.entitlements.spi.FeedEntry;
import io.entitlements.type.Revision;
import io.entitlements.type.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.FeedStore} promises. */
public abstract class FeedStoreContract extends StoreContract {

  private static final int ALL = 100_000;

  /** For subclasses. */
  protected FeedStoreContract() {}

  @Test
  void feed_begins_empty() {
    assertThat(sequence(10)).isZero();
    assertThat(newest()).isZero();
    assertThat(after(0, 10)).isEmpty();
  }

  @Test
  void event_has_no_place_in_the_feed_until_it_gets_one() {
    append(write(Given::accountId), 1);

    assertThat(newest()).isZero();
    assertThat(after(0, 10)).isEmpty();
    assertThat(sequence(10)).isEqualTo(1);
    assertThat(newest()).isEqualTo(1);
    assertThat(after(0, 10)).hasSize(1);
    assertThat(sequence(10)).as("each gets one").isZero();
  }

  @Test
  void entry_says_whose_event_of_which_number_and_type_it_is_and_about_what() {
    for (Scope scope :
        List.of(
            write(Given::accountId),
            write(Given::organization).id(),
            write(work -> Given.order(work)).id())) {
      EventRow event = Fixtures.event("{}");
      append(scope, 1);
      change(work -> work.events().append(scope, List.of(event)));
      long before = newest();
      sequence(ALL);

      assertThat(after(before + 1, 10))
          .containsExactly(new FeedEntry(before + 2, scope, 2, event.type(), event.subject()));
    }
  }

  @Test
  void positions_have_no_gap_and_keep_the_order_of_each_scope_whatever_the_limit() {
    List<Scope> scopes = Stream.<Scope>generate(() -> write(Given::accountId)).limit(3).toList();
    for (int turn = 0; turn < 4; turn++) {
      scopes.forEach(scope -> append(scope, 2));
      assertThat(sequence(4)).isEqualTo(4);
    }
    assertThat(sequence(5)).isEqualTo(5);
    assertThat(sequence(5)).isEqualTo(3);
    assertThat(sequence(5)).isZero();

    assertInOrder(after(0, ALL), 24);
  }

  @Test
  void stretch_begins_after_the_position_and_has_at_most_the_limit() {
    append(write(Given::accountId), 5);
    sequence(ALL);

    assertThat(after(2, 2)).extracting(FeedEntry::position).containsExactly(3L, 4L);
    assertThat(after(4, 2)).extracting(FeedEntry::position).containsExactly(5L);
    assertThat(after(5, 2)).isEmpty();
    assertThat(after(6, 2)).isEmpty();
  }

  @Test
  void events_of_many_scopes_at_once_all_get_a_position() {
    SortedMap<Scope, List<EventRow>> events =
        new TreeMap<>(
            Comparator.comparing((Scope scope) -> scope.kind()).thenComparing(Scope::value));
    change(
        work -> {
          for (int i = 0; i < 30; i++) {
            events.put(Given.accountId(work), events(1 + i % 3));
          }
          work.events().appendAll(events);
        });

    assertThat(sequence(ALL)).isEqualTo(60);

    assertInOrder(after(0, ALL), 60);
  }

  @Test
  void rolled_back_events_get_no_position_and_rolled_back_positions_are_given_again() {
    Scope scope = write(Given::accountId);
    append(scope, 3);
    IllegalStateException failure = new IllegalStateException("rolls back");
    assertThatThrownBy(
            () ->
                change(
                    work -> {
                      work.events().append(scope, events(2));
                      throw failure;
                    }))
        .isSameAs(failure);
    assertThatThrownBy(
            () ->
                change(
                    work -> {
                      assertThat(work.feed().sequence(2)).isEqualTo(2);
                      throw failure;
                    }))
        .isSameAs(failure);

    assertThat(newest()).isZero();
    assertThat(after(0, ALL)).isEmpty();
    assertThat(sequence(ALL)).isEqualTo(3);
    assertInOrder(after(0, ALL), 3);
  }

  @Test
  void many_events_of_one_transaction_are_taken_in_pieces() {
    Scope scope = write(Given::accountId);
    append(scope, 5_000);

    assertThat(Stream.generate(() -> sequence(999)).takeWhile(given -> given > 0).toList())
        .containsExactly(999, 999, 999, 999, 999, 5);

    assertInOrder(after(0, ALL), 5_000);
  }

  @Test
  void scope_with_very_many_does_not_hold_up_one_with_few() {
    Scope many = write(Given::accountId);
    Scope few = write(Given::accountId);
    append(many, 500);
    sequence(ALL);
    append(many, 2_000);
    append(few, 2);

    sequence(100);

    assertThat(after(500, 100)).extracting(FeedEntry::scope).contains(few, many);
    sequence(ALL);
    assertInOrder(after(0, ALL), 2_502);
  }

  @Test
  void reader_skips_nothing_that_was_written_first_and_is_committed_last() {
    Scope early = write(Given::accountId);
    Scope late = write(Given::accountId);

    CompletableFuture<List<FeedEntry>> seenMeanwhile =
        write(
            work -> {
              work.events().append(early, events(2));
              CompletableFuture<List<FeedEntry>> reading =
                  CompletableFuture.supplyAsync(
                      () -> {
                        append(late, 2);
                        sequence(ALL);
                        return after(0, ALL);
                      });
              // A store whose transactions take turns lets nobody in before this one has ended.
              reading.copy().completeOnTimeout(List.of(), patience(), TimeUnit.MILLISECONDS).join();
              if (storage().isShared()) {
                assertThat(reading).isCompleted();
              }
              return reading;
            });
    List<FeedEntry> seen = seenMeanwhile.orTimeout(1, TimeUnit.MINUTES).join();
    sequence(ALL);

    List<FeedEntry> all = new ArrayList<>(seen);
    all.addAll(after(seen.size(), ALL));
    assertInOrder(all, 4);
    if (storage().isShared()) {
      assertThat(seen).extracting(FeedEntry::scope).containsExactly(late, late);
    }
  }

  @Test
  void who_gives_positions_waits_for_who_does_so_already() {
    append(write(Given::accountId), 4);

    CompletableFuture<Integer> second =
        write(
            work -> {
              assertThat(work.feed().sequence(3)).isEqualTo(3);
              CompletableFuture<Integer> other = CompletableFuture.supplyAsync(() -> sequence(3));
              assertThat(other.copy().completeOnTimeout(-1, 200, TimeUnit.MILLISECONDS).join())
                  .as("waits")
                  .isEqualTo(-1);
              return other;
            });

    assertThat(second).succeedsWithin(Duration.ofMinutes(1)).isEqualTo(1);
    assertInOrder(after(0, ALL), 4);
  }

  /** Half of the threads write, and of the others each gives positions and reads on. */
  @RepeatedTest(3)
  void racing_readers_all_see_every_event_once_and_in_one_order() {
    int writers = 3;
    int appends = 20;
    List<Scope> scopes = Stream.<Scope>generate(() -> write(Given::accountId)).limit(3).toList();
    AtomicInteger writing = new AtomicInteger(writers);

    List<List<FeedEntry>> read =
        Race.run(
            2 * writers,
            thread -> {
              if (thread < writers) {
                IntStream.range(0, appends)
                    .forEach(i -> append(scopes.get((thread + i) % 3), 1 + i % 2));
                writing.decrementAndGet();
                return List.<FeedEntry>of();
              }
              return follow(writing);
            });

    int events = writers * appends * 3 / 2;
    List<List<FeedEntry>> byReaders = read.subList(writers, 2 * writers);
    byReaders.forEach(entries -> assertInOrder(entries, events));
    assertThat(byReaders).allMatch(byReaders.get(0)::equals);
  }

  private List<FeedEntry> follow(AtomicInteger writing) {
    List<FeedEntry> seen = new ArrayList<>();
    while (true) {
      boolean last = writing.get() == 0;
      while (sequence(7) == 7) {
        // There is more.
      }
      List<FeedEntry> next = after(seen.size(), 7);
      seen.addAll(next);
      if (last && next.isEmpty()) {
        return seen;
      }
    }
  }

  private long patience() {
    return storage().isShared() ? 30_000 : 200;
  }

  /** Without a gap from 1 on, and each scope's in the order of their numbers, without a gap. */
  private static void assertInOrder(List<FeedEntry> entries, int count) {
    assertThat(entries)
        .extracting(FeedEntry::position)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, count).boxed().toList());
    Map<Scope, Long> numbers = new HashMap<>();
    for (FeedEntry entry : entries) {
      long number = numbers.merge(entry.scope(), 1L, Long::sum);
      assertThat(entry.revision()).isEqualTo(new Revision(entry.scope(), number));
    }
  }

  private void append(Scope scope, int count) {
    change(work -> work.events().append(scope, events(count)));
  }

  private static List<EventRow> events(int count) {
    return Stream.generate(() -> Fixtures.event("{}")).limit(count).toList();
  }

  private int sequence(int limit) {
    return write(work -> work.feed().sequence(limit));
  }

  private List<FeedEntry> after(long position, int limit) {
    return list(work -> work.feed().after(position, limit));
  }

  private long newest() {
    return read(work -> work.feed().newest());
  }
}
