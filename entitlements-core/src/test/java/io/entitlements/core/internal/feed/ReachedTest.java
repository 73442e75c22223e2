package io.entitlements.core.internal.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.spi.FeedEntry;
import io.entitlements.type.AccountId;
import io.entitlements.type.Revision;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Up to which revision nothing is missing. */
class ReachedTest {

  private static final AccountId ADA = account(1);
  private static final AccountId BEN = account(2);

  private final Reached reached = new Reached(2);

  @Test
  void nothing_is_claimed_of_a_scope_that_is_not_known() {
    assertThat(has(ADA, 1)).isFalse();
    own(ADA, 2, 2);
    assertThat(has(ADA, 1)).isFalse();
    assertThat(has(ADA, 2)).isFalse();
  }

  @Test
  void entry_of_the_feed_stands_for_all_before_it_and_for_none_after() {
    feed(ADA, 7);
    assertThat(has(ADA, 6)).isTrue();
    assertThat(has(ADA, 7)).isTrue();
    assertThat(has(ADA, 8)).isFalse();
    assertThat(has(BEN, 7)).isFalse();
    feed(ADA, 5);
    assertThat(has(ADA, 7)).as("another follower is behind").isTrue();
  }

  @Test
  void own_events_count_when_they_follow_what_is_known() {
    feed(ADA, 7);
    own(ADA, 8, 10);
    assertThat(has(ADA, 10)).isTrue();
    own(ADA, 12, 12);
    assertThat(has(ADA, 11)).isFalse();
    assertThat(has(ADA, 12)).isFalse();
    feed(ADA, 11);
    assertThat(has(ADA, 12)).as("only the feed tells").isFalse();
    feed(ADA, 12);
    assertThat(has(ADA, 12)).isTrue();
  }

  @Test
  void own_events_from_the_first_on_need_nothing_before_them() {
    own(ADA, 1, 3);
    assertThat(has(ADA, 3)).isTrue();
    own(ADA, 4, 4);
    assertThat(has(ADA, 4)).isTrue();
  }

  @Test
  void late_word_of_own_events_takes_nothing_back() {
    own(ADA, 1, 1);
    feed(ADA, 4);
    own(ADA, 2, 3);
    assertThat(has(ADA, 4)).isTrue();
  }

  @Test
  void what_was_not_asked_for_longest_is_forgotten_and_learnt_again() {
    feed(ADA, 3);
    feed(BEN, 3);
    assertThat(has(ADA, 3)).isTrue();
    feed(account(3), 1);
    assertThat(has(ADA, 3)).isTrue();
    assertThat(has(BEN, 3)).isFalse();
    own(BEN, 4, 4);
    assertThat(has(BEN, 4)).isFalse();
    feed(BEN, 5);
    assertThat(has(BEN, 5)).isTrue();
  }

  @Test
  void nothing_is_claimed_after_clearing() {
    feed(ADA, 3);
    reached.clear();
    assertThat(has(ADA, 1)).isFalse();
  }

  private boolean has(AccountId account, long number) {
    return reached.contains(new Revision(account, number));
  }

  private void feed(AccountId account, long number) {
    reached.reach(new FeedEntry(1, account, number, "type", account.value()));
  }

  private void own(AccountId account, long first, long last) {
    reached.reach(new Stretch(account, first, last));
  }

  private static AccountId account(long number) {
    return new AccountId(new UUID(1, number));
  }
}
