package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.seat.SeatSource;
import io.entitlements.seat.Waiting;
import io.entitlements.spi.WaitingStore;
import io.entitlements.spi.WaitingStore.Placed;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who waits for a seat. */
public abstract class WaitingStoreContract extends SeatingContract {

  @Test
  void where_a_person_waits_in_an_organization_is_found_and_nothing_else() {
    Subscription subscription = write(Given::emptySubscription);
    Waiting waiting = newWaiting(subscription, SeatSource.TYPED);
    add(waiting);
    add(newWaiting(subscription, SeatSource.TYPED));

    assertThat(list(work -> work.waiting().ofPerson(waiting.organization(), waiting.account())))
        .containsExactly(waiting);
    OrganizationId foreign = write(Given::emptySubscription).organization();
    assertThat(list(work -> work.waiting().ofPerson(foreign, waiting.account()))).isEmpty();
  }

  /** For subclasses. */
  protected WaitingStoreContract() {}

  @Test
  void an_entry_is_found_with_every_field() {
    Subscription subscription = write(Given::emptySubscription);
    Waiting waiting = newWaiting(subscription, SeatSource.ROSTER);

    assertThat(add(waiting)).isTrue();

    assertThat(found(waiting)).containsExactly(waiting);
    assertThat(
            find(
                work ->
                    work.waiting()
                        .find(waiting.organization(), waiting.subscription(), waiting.account())))
        .contains(waiting);
  }

  @Test
  void who_came_first_is_first_and_a_list_has_a_head() {
    Subscription subscription = write(Given::emptySubscription);
    Waiting first = newWaiting(subscription, SeatSource.TYPED);
    Waiting second = newWaiting(subscription, SeatSource.TYPED);
    Waiting third = newWaiting(subscription, SeatSource.TYPED);
    List.of(first, second, third).forEach(this::add);

    assertThat(found(first)).containsExactly(first, second, third);
    assertThat(
            list(work -> work.waiting().first(subscription.organization(), subscription.id(), 2)))
        .containsExactly(first, second);
    assertThat(use(subscription).waiting()).isEqualTo(3);
  }

  @Test
  void nobody_waits_twice_and_who_leaves_and_comes_again_is_last() {
    Subscription subscription = write(Given::emptySubscription);
    Waiting first = newWaiting(subscription, SeatSource.TYPED);
    Waiting second = newWaiting(subscription, SeatSource.TYPED);
    add(first);
    add(second);

    assertThat(add(first)).isFalse();
    assertThat(remove(first)).isTrue();
    assertThat(remove(first)).isFalse();
    assertThat(use(subscription).waiting()).isEqualTo(1);
    assertThat(add(first)).isTrue();

    assertThat(found(first)).containsExactly(second, first);
    assertThat(use(subscription).waiting()).isEqualTo(2);
  }

  @Test
  void a_list_is_its_subscriptions_and_its_organizations_alone() {
    Subscription subscription = write(Given::emptySubscription);
    Subscription other = write(Given::emptySubscription);
    Waiting waiting = newWaiting(subscription, SeatSource.TYPED);
    add(waiting);
    OrganizationId foreign = other.organization();
    AccountId account = waiting.account();

    assertThat(list(work -> work.waiting().first(other.organization(), other.id(), 9))).isEmpty();
    assertThat(list(work -> work.waiting().first(foreign, subscription.id(), 9))).isEmpty();
    assertThat(find(work -> work.waiting().find(foreign, subscription.id(), account))).isEmpty();
    assertThat(won(work -> work.waiting().remove(foreign, subscription.id(), account))).isFalse();
    assertThat(use(other).waiting()).isZero();
  }

  @Test
  void a_list_is_read_page_by_page_and_who_leaves_moves_nobody() {
    Subscription subscription = write(Given::emptySubscription);
    List<Waiting> all =
        Stream.generate(() -> newWaiting(subscription, SeatSource.TYPED)).limit(5).toList();
    all.forEach(this::add);

    List<Placed> head = page(subscription, WaitingStore.HEAD, 2);
    assertThat(head).extracting(Placed::waiting).containsExactly(all.get(0), all.get(1));
    remove(all.get(0));
    remove(all.get(1));
    remove(all.get(3));
    List<Placed> rest = page(subscription, head.get(1).place(), 9);

    assertThat(rest).extracting(Placed::waiting).containsExactly(all.get(2), all.get(4));
    assertThat(rest).extracting(Placed::place).isSorted();
    assertThat(page(subscription, rest.get(1).place(), 9)).isEmpty();
  }

  private List<Placed> page(Subscription subscription, long after, int limit) {
    return list(
        work -> work.waiting().page(subscription.organization(), subscription.id(), after, limit));
  }

  private Waiting newWaiting(Subscription subscription, SeatSource source) {
    return new Waiting(
        subscription.organization(), subscription.id(), write(Given::accountId), source, NOW);
  }

  private boolean add(Waiting waiting) {
    return won(
        work -> {
          work.subscriptions().lock(waiting.organization(), waiting.subscription());
          return work.waiting().add(waiting);
        });
  }

  private boolean remove(Waiting waiting) {
    return won(
        work -> {
          work.subscriptions().lock(waiting.organization(), waiting.subscription());
          return work.waiting()
              .remove(waiting.organization(), waiting.subscription(), waiting.account());
        });
  }

  private List<Waiting> found(Waiting waiting) {
    return list(work -> work.waiting().first(waiting.organization(), waiting.subscription(), 100));
  }
}
