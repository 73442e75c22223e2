package io.entitlements.core.internal.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where entries are looked for first. */
class FirstPlaceTest {

  private static final int MANY = 10_000;

  private final Snapshots snapshots = new Snapshots(Facts.catalog(), 1 << 20);
  private final Kept kept = snapshots.assembly().toAsk(Facts.found(), Facts.NOW);
  private final FirstPlace places = new FirstPlace();

  private Entry put(UUID id) {
    Entry entry = new Entry(id, kept);
    places.put(entry);
    return entry;
  }

  /** Ids that want the same place, while the table is small. */
  private static List<UUID> neighbours(int count) {
    return Stream.iterate(new UUID(7, 0), id -> new UUID(7, id.getLeastSignificantBits() + 1))
        .filter(id -> Entry.spread(7, id.getLeastSignificantBits()) % 1_024 == 6)
        .limit(count)
        .toList();
  }

  @Test
  void an_entry_is_found_by_its_id_and_no_other() {
    Entry entry = put(new UUID(1, 2));
    assertThat(places.find(new UUID(1, 2))).isSameAs(entry);
    assertThat(places.find(new UUID(2, 1))).as("of the same spread").isNull();
    assertThat(places.find(new UUID(1, 3))).isNull();
  }

  @Test
  void four_that_want_the_same_place_are_all_found_and_a_fifth_takes_that_of_the_first() {
    List<UUID> ids = neighbours(5);
    List<Entry> four = ids.subList(0, 4).stream().map(this::put).toList();
    for (int i = 0; i < 4; i++) {
      assertThat(places.find(ids.get(i))).isSameAs(four.get(i));
    }

    Entry fifth = put(ids.get(4));

    assertThat(places.find(ids.get(4))).isSameAs(fifth);
    assertThat(places.find(ids.get(0))).isNull();
    assertThat(places.find(ids.get(1))).isSameAs(four.get(1));
  }

  @Test
  void an_entry_that_was_dropped_makes_room() {
    List<UUID> ids = neighbours(5);
    List<Entry> four = ids.subList(0, 4).stream().map(this::put).toList();
    four.get(1).drop();
    Entry fifth = put(ids.get(4));
    assertThat(places.find(ids.get(0))).isSameAs(four.get(0));
    assertThat(places.find(ids.get(4))).isSameAs(fifth);
  }

  @Test
  void an_entry_that_is_put_again_takes_no_second_place() {
    List<UUID> ids = neighbours(4);
    Entry first = put(ids.get(0));
    for (int i = 0; i < 4; i++) {
      places.put(first);
    }
    ids.subList(1, 4).forEach(this::put);
    assertThat(ids).allSatisfy(id -> assertThat(places.find(id)).isNotNull());
    assertThat(places.find(ids.get(0))).isSameAs(first);
  }

  @Test
  void the_later_entry_of_somebody_is_found_wherever_the_earlier_one_was() {
    List<UUID> ids = neighbours(2);
    Entry other = put(ids.get(0));
    put(ids.get(1)).drop();
    other.drop();
    Entry later = put(ids.get(1));
    assertThat(places.find(ids.get(1))).isSameAs(later);
  }

  @Test
  void with_room_for_all_most_are_found() {
    SplittableRandom random = new SplittableRandom(1);
    List<UUID> ids =
        Stream.generate(() -> new UUID(random.nextLong(), random.nextLong())).limit(MANY).toList();
    for (int i = 0; i < MANY; i++) {
      places.reserve(i + 1);
      put(ids.get(i));
    }
    long found = ids.stream().filter(id -> places.find(id) != null).count();
    assertThat(found).isGreaterThan(MANY * 98 / 100);
  }
}
