package io.entitlements.core.internal.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.spi.HeldRight;
import io.entitlements.type.AccountId;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept stays within its bound, and what nobody keeps leaves nothing behind. */
class ForgettingTest {

  private static final long MOST_BYTES = 1 << 20;

  /** Everybody has rights that nobody else has. */
  private static final int MOST =
      (int)
          (MOST_BYTES / (SnapshotCache.ENTRY_WEIGHT + Holding.WEIGHT + SharedSubscription.WEIGHT));

  private final Snapshots snapshots = new Snapshots(Facts.catalog(), MOST_BYTES);

  @Test
  void a_cache_stays_within_its_bound_whoever_is_asked_about() {
    for (int person = 0; person < 3 * MOST; person++) {
      load(person);
      assertThat(snapshots.people().size()).isLessThanOrEqualTo(MOST);
    }
    assertThat(snapshots.people().size()).isGreaterThan(MOST / 2);
  }

  @Test
  void a_cache_stays_within_its_bound_when_answers_are_renewed_and_people_change() {
    for (int person = 0; person < MOST / 2; person++) {
      Kept kept = load(person);
      snapshots.people().renew(Facts.person(person).value(), kept, Facts.NOW + 1);
    }
    for (int person = 0; person < MOST / 2; person++) {
      snapshots.people().changed(List.of(Facts.person(person).value()));
      load(person);
    }
    for (int person = MOST / 2; person < 3 * MOST; person++) {
      load(person);
      assertThat(snapshots.people().size()).isLessThanOrEqualTo(MOST);
    }
  }

  @Test
  void nothing_is_left_of_entries_that_were_dropped() {
    List<WeakReference<Object>> known = new ArrayList<>();
    HeldRight seat = Facts.seat(Facts.subscription(0), Facts.SUITE, 1);
    for (int person = 0; person < MOST / 2; person++) {
      UUID id = Facts.person(person).value();
      snapshots.people().load(id, Facts.NOW, () -> Facts.found(seat));
      known.add(new WeakReference<>(snapshots.people().find(id, Facts.NOW)));
      snapshots.people().changed(List.of(id));
    }
    // Of what they held, the one that was weighed with it may be left.
    awaitLeft(known, 2);
  }

  @Test
  void those_who_hold_the_same_weigh_less() {
    for (int person = 0; person < 4 * MOST; person++) {
      HeldRight seat = Facts.seat(Facts.subscription(0), Facts.SUITE, 1);
      snapshots.people().load(Facts.person(person).value(), Facts.NOW, () -> Facts.found(seat));
    }
    assertThat(snapshots.people().size()).isEqualTo(4 * MOST);
  }

  @Test
  void what_was_evicted_is_forgotten_and_the_subscriptions_that_only_it_knew() {
    List<WeakReference<Object>> known = new ArrayList<>();
    for (int person = 0; person < 3 * MOST; person++) {
      known.add(new WeakReference<>(load(person).holding()));
    }
    awaitLeft(known, (int) snapshots.people().size());
    for (int person = 0; person < 3 * MOST; person++) {
      snapshots.people().changed(List.of(Facts.person(person).value()));
    }
    assertThat(snapshots.people().size()).isZero();
    awaitLeft(known, 0);
  }

  @Test
  void the_rights_of_what_nobody_keeps_are_forgotten() {
    SharedRights rights = new SharedRights();
    HeldRight seat = Facts.seat(Facts.subscription(1), Facts.SUITE, 1);
    WeakReference<Object> known = new WeakReference<>(rights.of(seat));
    awaitLeft(List.of(known), 0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void what_is_kept_hears_of_changes_after_the_rest_was_forgotten(boolean ofOrganization) {
    Kept kept = load(1);
    WeakReference<Object> other = new WeakReference<>(load(2).holding());
    snapshots.people().changed(List.of(Facts.person(2).value()));
    awaitLeft(List.of(other), 0);
    assertThat(kept.isCurrent(Facts.NOW)).isTrue();

    UUID changed = ofOrganization ? Facts.ORGANIZATION.value() : Facts.subscription(1).value();
    snapshots.changed(List.of(changed));

    assertThat(kept.isCurrent(Facts.NOW)).isFalse();
    assertThat(snapshots.people().renew(Facts.person(1).value(), kept, Facts.NOW)).isNull();
  }

  /** Somebody with a seat in a subscription that nobody else has one in. */
  private Kept load(int person) {
    AccountId account = Facts.person(person);
    HeldRight seat = Facts.seat(Facts.subscription(person), Facts.SUITE, 1);
    return snapshots.people().load(account.value(), Facts.NOW, () -> Facts.found(seat));
  }

  /** Collects garbage until no more than that is left. */
  private static void awaitLeft(List<WeakReference<Object>> known, int most) {
    long left = Long.MAX_VALUE;
    for (int collected = 0; left > most && collected < 50; collected++) {
      System.gc();
      left = known.stream().filter(one -> one.get() != null).count();
    }
    assertThat(left).isLessThanOrEqualTo(most);
  }
}
