package io.entitlements.core.internal.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Until when what is kept counts, to the millisecond and whatever the clock does. */
class FreshnessTest {

  private static final Instant NOON = Instant.parse("2026-09-14T12:00:00Z");
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Freshness freshness = new Freshness(LONGEST);

  private boolean covers(Instant at) {
    return freshness.covers(at.toEpochMilli());
  }

  @Test
  void nothing_counts_before_anybody_follows() {
    assertThat(freshness.isFollowing()).isFalse();
    assertThat(covers(NOON)).isFalse();
    freshness.seen(NOON.toEpochMilli());
    assertThat(freshness.isFollowing()).isFalse();
  }

  @Test
  void news_counts_for_its_time() {
    freshness.confirm(NOON);
    assertThat(freshness.isFollowing()).isTrue();
    assertThat(covers(NOON)).isTrue();
    assertThat(covers(NOON.plus(LONGEST).minusMillis(1))).isTrue();
    assertThat(covers(NOON.plus(LONGEST))).isFalse();
    assertThat(covers(NOON.minusMillis(999))).as("threads look one after the other").isTrue();
    assertThat(covers(NOON.minusSeconds(1))).isFalse();
  }

  @Test
  void news_from_a_clock_that_was_set_back_does_not_grow_young_again() {
    freshness.confirm(NOON);
    Instant before = NOON.minus(Duration.ofHours(2));
    freshness.seen(NOON.minusMillis(999).toEpochMilli());
    assertThat(covers(NOON)).isTrue();

    freshness.seen(before.toEpochMilli());

    assertThat(covers(NOON)).isFalse();
    assertThat(freshness.isFollowing()).isTrue();
    freshness.confirm(before);
    assertThat(covers(before)).isTrue();
  }
}
