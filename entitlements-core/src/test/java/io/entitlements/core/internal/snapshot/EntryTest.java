package io.entitlements.core.internal.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.catalog.FeatureId;
import io.entitlements.spi.HeldRight;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers of an entry are those that it was made of, however many there are. */
class EntryTest {

  private static final int PRODUCTS = 50;
  private static final UUID ID = new UUID(1, 2);

  private final Snapshots snapshots = new Snapshots(Facts.catalog(PRODUCTS), 1 << 20);

  /** Of somebody who holds a seat for every so many products. */
  private Kept kept(int every) {
    HeldRight[] seats =
        IntStream.range(0, PRODUCTS)
            .filter(i -> i % every == 0)
            .mapToObj(i -> Facts.seat(Facts.subscription(i), Facts.feature(i), i))
            .toArray(HeldRight[]::new);
    return snapshots.assembly().toAsk(Facts.found(seats), Facts.NOW);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 12, 13, 20, 49, 51})
  void few_rights_or_many(int every) {
    Kept kept = kept(every);
    Entry entry = new Entry(ID, kept);
    for (int product = 0; product < PRODUCTS; product++) {
      FeatureId feature = Facts.feature(product);
      assertThat(entry.answer(snapshots.slot(feature), Facts.NOW))
          .isNotNull()
          .isSameAs(snapshots.decide(kept, feature));
    }
  }

  @Test
  void nothing_at_another_time() {
    Kept kept = kept(2);
    Entry entry = new Entry(ID, kept);
    assertThat(entry.answer(0, Facts.NOW - 10_000)).isNull();
    kept.outdate();
    assertThat(entry.answer(0, Facts.NOW)).isNull();
  }

  @Test
  void nothing_once_it_was_dropped() {
    Entry entry = new Entry(ID, kept(2));
    entry.drop();
    assertThat(entry.answer(0, Facts.NOW)).isNull();
    assertThat(entry.kept()).isNull();
  }
}
