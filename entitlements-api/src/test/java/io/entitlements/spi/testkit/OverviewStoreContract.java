package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Membership;
import io.entitlements.account.Organization;
import io.entitlements.account.Role;
import io.entitlements.key.ProductKey;
import io.entitlements.spi.OverviewRow;
import io.entitlements.spi.OverviewRow.Position;
import io.entitlements.subscription.Subscription;
import io.entitlements.subscription.Term;
import io.entitlements.type.AccountId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an administrator sees first. */
public abstract class OverviewStoreContract extends SeatingContract {

  /** For subclasses. */
  protected OverviewStoreContract() {}

  @Test
  void a_row_says_everything_of_its_subscription() {
    AccountId viewer = write(Given::accountId);
    Organization school = organization(viewer, Role.SUPERVISOR);
    Subscription subscription = write(work -> Given.emptySubscription(work, school));
    ProductKey late = key(subscription, 7);
    ProductKey early = key(subscription, 3);
    change(work -> Given.capacity(work, subscription, Given.forever(9)));
    take(newPersonSeat(subscription, NOW));

    OverviewRow row = page(viewer, Optional.empty(), 10).get(0);

    assertThat(row.organization()).isEqualTo(school);
    assertThat(row.subscription()).isEqualTo(subscription);
    assertThat(row.use()).isEqualTo(use(subscription));
    assertThat(row.use().people()).isEqualTo(1);
    assertThat(row.nextRenewal()).contains(early.endsAt());
    assertThat(row.keys()).containsExactly(early, late);
  }

  @Test
  void computers_are_counted_by_key() {
    AccountId viewer = write(Given::accountId);
    Organization school = organization(viewer, Role.ADMINISTRATOR);
    Subscription subscription = write(work -> Given.emptySubscription(work, school));
    change(work -> Given.capacity(work, subscription, Given.forever(9)));
    ProductKey key = write(work -> Given.key(work, subscription, 3));
    take(newDeviceSeat(subscription, key));
    take(newDeviceSeat(subscription, key));

    assertThat(page(viewer, Optional.empty(), 10).get(0).devices().get(key.id())).isEqualTo(2);
  }

  @Test
  void rows_are_ordered_by_next_renewal_and_those_without_one_come_last() {
    AccountId viewer = write(Given::accountId);
    Organization one = organization(viewer, Role.ADMINISTRATOR);
    Organization two = organization(viewer, Role.TECH_INSTRUCTOR);
    Subscription ended = renewing(one, -5);
    Subscription empty = write(work -> Given.emptySubscription(work, two));
    Subscription later = renewing(two, 9);
    Subscription soon = renewing(one, 2);
    Subscription sooner = renewing(two, 1);

    assertThat(subscriptions(page(viewer, Optional.empty(), 10)))
        .startsWith(sooner, soon, later)
        .containsExactlyInAnyOrder(sooner, soon, later, ended, empty);
  }

  @Test
  void a_renewal_is_next_until_the_millisecond_at_which_it_comes() {
    AccountId viewer = write(Given::accountId);
    Organization school = organization(viewer, Role.ADMINISTRATOR);
    Subscription subscription = write(work -> Given.emptySubscription(work, school));
    ProductKey key = key(subscription, 1);

    assertThat(rowAt(viewer, key, -1).nextRenewal()).contains(key.endsAt());
    assertThat(rowAt(viewer, key, 0).nextRenewal()).isEmpty();
  }

  private OverviewRow rowAt(AccountId viewer, ProductKey key, long millis) {
    return list(work ->
            work.overview().page(viewer, key.endsAt().plusMillis(millis), Optional.empty(), 10))
        .get(0);
  }

  @Test
  void pages_follow_one_another_without_gap_or_repeat() {
    AccountId viewer = write(Given::accountId);
    Organization one = organization(viewer, Role.ADMINISTRATOR);
    Organization two = organization(viewer, Role.ADMINISTRATOR);
    for (int i = 0; i < 4; i++) {
      renewing(one, i % 2 == 0 ? 3 : -3);
      renewing(two, 3);
    }
    List<Subscription> whole = subscriptions(page(viewer, Optional.empty(), 100));

    List<Subscription> paged = new ArrayList<>();
    Optional<Position> after = Optional.empty();
    List<OverviewRow> page;
    do {
      page = page(viewer, after, 3);
      paged.addAll(subscriptions(page));
      after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1).position());
    } while (!page.isEmpty());

    assertThat(whole).hasSize(8);
    assertThat(paged).isEqualTo(whole);
  }

  @Test
  void educators_students_and_strangers_see_nothing() {
    AccountId educator = write(Given::accountId);
    AccountId student = write(Given::accountId);
    Organization school = organization(educator, Role.EDUCATOR);
    change(
        work ->
            work.memberships().insert(new Membership(school.id(), student, Set.of(Role.STUDENT))));
    renewing(school, 1);

    assertThat(page(educator, Optional.empty(), 10)).isEmpty();
    assertThat(page(student, Optional.empty(), 10)).isEmpty();
    assertThat(page(write(Given::accountId), Optional.empty(), 10)).isEmpty();
  }

  private Organization organization(AccountId viewer, Role role) {
    return write(
        work -> {
          Organization organization = Given.organization(work);
          work.memberships().insert(new Membership(organization.id(), viewer, Set.of(role)));
          return organization;
        });
  }

  private Subscription renewing(Organization organization, int days) {
    Subscription subscription = write(work -> Given.emptySubscription(work, organization));
    key(subscription, days);
    return subscription;
  }

  private ProductKey key(Subscription subscription, int days) {
    Term term = new Term(NOW.minus(Duration.ofDays(50)), NOW.plus(Duration.ofDays(days)));
    ProductKey key = Fixtures.key(subscription, 2, term);
    change(
        work -> {
          work.subscriptions().lock(subscription.organization(), subscription.id());
          work.productKeys().insert(key);
        });
    return key;
  }

  private List<OverviewRow> page(AccountId viewer, Optional<Position> after, int limit) {
    return list(work -> work.overview().page(viewer, NOW, after, limit));
  }

  private static List<Subscription> subscriptions(List<OverviewRow> rows) {
    return rows.stream().map(OverviewRow::subscription).toList();
  }
}
