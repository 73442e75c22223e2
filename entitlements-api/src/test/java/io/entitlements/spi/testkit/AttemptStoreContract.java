package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.type.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.AttemptStore} promises. */
public abstract class AttemptStoreContract extends StoreContract {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Limit THREE_A_MINUTE_APART = new Limit(3, MINUTE);

  /** For subclasses. */
  protected AttemptStoreContract() {}

  @Test
  void burst_is_allowed_at_once_and_no_more() {
    takeBurst("a");

    assertThat(take("a", NOW)).contains(NOW.plus(MINUTE));
  }

  @Test
  void one_more_is_allowed_when_its_time_has_passed_and_not_a_millisecond_sooner() {
    takeBurst("a");
    Instant next = NOW.plus(MINUTE);

    assertThat(take("a", next.minusMillis(1))).contains(next);
    assertThat(take("a", next)).isEmpty();
    assertThat(take("a", next)).contains(next.plus(MINUTE));
  }

  @Test
  void refused_attempts_change_nothing_however_many() {
    takeBurst("a");
    for (int i = 0; i < 100; i++) {
      assertThat(take("a", NOW.plusMillis(i))).contains(NOW.plus(MINUTE));
    }

    assertThat(take("a", NOW.plus(MINUTE))).isEmpty();
  }

  @Test
  void after_a_long_rest_the_burst_is_whole_again_and_not_larger() {
    takeBurst("a");
    Instant later = NOW.plus(Duration.ofDays(1));

    for (int i = 0; i < 3; i++) {
      assertThat(take("a", later)).isEmpty();
    }
    assertThat(take("a", later)).contains(later.plus(MINUTE));
  }

  @Test
  void buckets_do_not_share() {
    takeBurst("a");

    assertThat(take("A", NOW)).isEmpty();
    assertThat(take("a ", NOW)).isEmpty();
    assertThat(take("x".repeat(64), NOW)).isEmpty();
  }

  @Test
  void attempt_given_back_can_be_taken_again() {
    takeBurst("a");

    giveBack("a");

    assertThat(take("a", NOW)).isEmpty();
    assertThat(take("a", NOW)).contains(NOW.plus(MINUTE));
  }

  @Test
  void giving_back_to_a_bucket_that_is_not_there_does_nothing() {
    giveBack("a");

    takeBurst("a");
    assertThat(take("a", NOW)).contains(NOW.plus(MINUTE));
  }

  @Test
  void giving_back_after_a_rest_makes_the_burst_no_larger() {
    takeBurst("a");
    Instant later = NOW.plus(Duration.ofDays(1));
    giveBack("a");

    for (int i = 0; i < 3; i++) {
      assertThat(take("a", later)).isEmpty();
    }
    assertThat(take("a", later)).contains(later.plus(MINUTE));
  }

  @Test
  void clock_that_was_set_back_allows_nothing_more() {
    takeBurst("a");

    assertThat(take("a", NOW.minusSeconds(3_600))).contains(NOW.plus(MINUTE));
  }

  @Test
  void attempt_that_is_rolled_back_was_none() {
    assertThatThrownBy(
            () ->
                change(
                    work -> {
                      work.attempts().take("a", NOW, THREE_A_MINUTE_APART);
                      throw new IllegalStateException("given up");
                    }))
        .hasMessage("given up");

    takeBurst("a");
  }

  @Test
  void limits_are_kept_among_thousands_of_other_buckets() {
    takeBurst("a");
    for (int i = 0; i < 2_000; i++) {
      assertThat(take("bucket-" + i, NOW.plusMillis(i))).isEmpty();
    }

    assertThat(take("a", NOW.plusMillis(2_000))).contains(NOW.plus(MINUTE));
  }

  @RepeatedTest(5)
  void of_racing_attempts_on_a_new_bucket_the_burst_wins() {
    assertThat(Race.winners(32, thread -> take("a", NOW).isEmpty())).isEqualTo(3);
  }

  @RepeatedTest(20)
  void racing_attempts_on_a_new_bucket_all_win_if_they_are_no_more_than_the_burst() {
    assertThat(Race.winners(3, thread -> take("a", NOW).isEmpty())).isEqualTo(3);
  }

  @RepeatedTest(5)
  void of_racing_attempts_on_a_bucket_that_is_idle_the_burst_wins() {
    takeBurst("a");
    Instant later = NOW.plus(Duration.ofDays(1));

    assertThat(
            Race.winners(
                32, thread -> take(thread % 4 == 0 ? "other-" + thread : "a", later).isEmpty()))
        .isEqualTo(3 + 8);
  }

  @RepeatedTest(5)
  void attempts_given_back_in_the_same_transaction_make_nobody_wait() {
    Limit one = new Limit(1, MINUTE);

    assertThat(
            Race.winners(
                16,
                thread ->
                    write(
                        work -> {
                          boolean taken = work.attempts().take("a", NOW, one).isEmpty();
                          work.attempts().giveBack("a", one);
                          return taken;
                        })))
        .isEqualTo(16);
  }

  private void takeBurst(String bucket) {
    for (int i = 0; i < 3; i++) {
      assertThat(take(bucket, NOW)).isEmpty();
    }
  }

  private Optional<Instant> take(String bucket, Instant now) {
    return write(work -> work.attempts().take(bucket, now, THREE_A_MINUTE_APART));
  }

  private void giveBack(String bucket) {
    change(work -> work.attempts().giveBack(bucket, THREE_A_MINUTE_APART));
  }
}
