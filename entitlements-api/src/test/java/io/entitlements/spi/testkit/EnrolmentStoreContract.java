package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Account;
import io.entitlements.account.ClassCode;
import io.entitlements.account.ClassGroup;
import io.entitlements.spi.ClassGroupRow;
import io.entitlements.spi.EnrolmentStore.Enrolled;
import io.entitlements.spi.EnrolmentStore.Joined;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.ClassGroupId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.EnrolmentStore} promises. */
public abstract class EnrolmentStoreContract extends StoreContract {

  /** For subclasses. */
  protected EnrolmentStoreContract() {}

  @Test
  void student_is_found_until_the_end() {
    ClassGroup choir = write(EnrolmentStoreContract::free);
    AccountId ada = write(Given::accountId);

    assertThat(enrol(choir, ada, NOW)).isTrue();

    assertThat(joinedAt(choir, ada)).contains(NOW);
    assertThat(delete(choir, ada)).isTrue();
    assertThat(joinedAt(choir, ada)).isEmpty();
    assertThat(delete(choir, ada)).isFalse();
  }

  @Test
  void second_enrolment_is_refused_and_the_first_stays() {
    ClassGroup choir = write(EnrolmentStoreContract::free);
    AccountId ada = write(Given::accountId);
    enrol(choir, ada, NOW);

    assertThat(enrol(choir, ada, NOW.plusMillis(1))).isFalse();

    assertThat(joinedAt(choir, ada)).contains(NOW);
  }

  @RepeatedTest(5)
  void of_racing_enrolments_of_one_person_one_is_made() {
    ClassGroup choir = write(EnrolmentStoreContract::free);
    AccountId ada = write(Given::accountId);

    assertThat(Race.winners(8, thread -> enrol(choir, ada, NOW))).isEqualTo(1);
  }

  @Test
  void nobody_is_a_student_of_a_class_by_another_organization() {
    ClassGroup choir = write(EnrolmentStoreContract::free);
    AccountId ada = write(Given::accountId);
    enrol(choir, ada, NOW);
    OrganizationId other = write(Given::organization).id();

    assertThat(find(work -> work.enrolments().find(other, choir.id(), ada))).isEmpty();
    assertThat(list(work -> work.enrolments().page(other, choir.id(), Optional.empty(), 9)))
        .isEmpty();
    assertThat(won(work -> work.enrolments().delete(other, choir.id(), ada))).isFalse();
  }

  @Test
  void classes_of_a_person_stand_in_the_order_of_joining_archived_ones_too() {
    AccountId ada = write(Given::accountId);
    ClassGroup first = write(EnrolmentStoreContract::free);
    ClassGroup second = write(EnrolmentStoreContract::free);
    ClassGroup third = write(EnrolmentStoreContract::free);
    enrol(third, ada, NOW);
    enrol(first, ada, NOW.plusMillis(1));
    enrol(second, ada, NOW.plusMillis(1));
    enrol(first, write(Given::accountId), NOW);
    ClassGroup archived = archive(first);

    assertThat(list(work -> work.enrolments().of(ada)))
        .containsExactly(
            new Joined(third, NOW),
            new Joined(archived, NOW.plusMillis(1)),
            new Joined(second, NOW.plusMillis(1)));
  }

  @Test
  void students_of_a_class_are_paged_by_account() {
    ClassGroup choir = write(EnrolmentStoreContract::free);
    List<Account> people = IntStream.range(0, 5).mapToObj(i -> write(Given::account)).toList();
    people.forEach(person -> enrol(choir, person.id(), NOW));
    enrol(write(EnrolmentStoreContract::free), people.get(0).id(), NOW);

    assertThat(page(choir, Optional.empty(), 3)).containsExactlyElementsOf(at(people, 0, 3));
    assertThat(page(choir, Optional.of(people.get(2).id()), 3))
        .containsExactlyElementsOf(at(people, 3, 5));
    assertThat(page(choir, Optional.of(people.get(4).id()), 3)).isEmpty();
  }

  @Test
  void class_takes_seats_if_it_is_paid_by_the_subscription_and_not_archived() {
    Subscription subscription = write(work -> Given.subscription(work, 5));
    Subscription other = write(work -> Given.subscription(work, 5));
    AccountId ada = write(Given::accountId);
    ClassGroup choir = write(work -> paid(work, subscription));
    ClassGroup free =
        write(work -> classGroup(work, subscription.organization(), Optional.empty()));
    enrol(free, ada, NOW);
    assertThat(isPaidBy(subscription, ada)).isFalse();

    enrol(choir, ada, NOW);

    assertThat(isPaidBy(subscription, ada)).isTrue();
    assertThat(isPaidBy(subscription, write(Given::accountId))).isFalse();
    assertThat(isPaidBy(other, ada)).isFalse();
    ClassGroup second = write(work -> paid(work, subscription));
    enrol(second, ada, NOW);
    archive(choir);
    assertThat(isPaidBy(subscription, ada)).isTrue();
    archive(second);
    assertThat(isPaidBy(subscription, ada)).isFalse();
  }

  @Test
  void students_of_another_class_that_takes_seats_are_left_out() {
    Subscription subscription = write(work -> Given.subscription(work, 5));
    ClassGroup choir = write(work -> paid(work, subscription));
    ClassGroup band = write(work -> paid(work, subscription));
    ClassGroup free =
        write(work -> classGroup(work, subscription.organization(), Optional.empty()));
    AccountId alone = write(Given::accountId);
    AccountId alsoFree = write(Given::accountId);
    AccountId alsoPaid = write(Given::accountId);
    for (AccountId student : List.of(alone, alsoFree, alsoPaid)) {
      enrol(choir, student, NOW);
    }
    enrol(free, alsoFree, NOW);
    enrol(band, alsoPaid, NOW);
    enrol(band, write(Given::accountId), NOW);

    assertThat(onlyIn(choir, subscription)).containsExactly(alone, alsoFree);
    archive(band);
    assertThat(onlyIn(choir, subscription)).containsExactly(alone, alsoFree, alsoPaid);
    archive(choir);
    assertThat(onlyIn(choir, subscription)).containsExactly(alone, alsoFree, alsoPaid);
    assertThat(onlyIn(free, subscription)).containsExactly(alsoFree);
  }

  private static ClassGroup free(UnitOfWork work) {
    return classGroup(work, Given.organization(work).id(), Optional.empty());
  }

  private static ClassGroup paid(UnitOfWork work, Subscription subscription) {
    return classGroup(work, subscription.organization(), Optional.of(subscription.id()));
  }

  private static ClassGroup classGroup(
      UnitOfWork work, OrganizationId organization, Optional<SubscriptionId> paidBy) {
    ClassGroup made =
        new ClassGroup(
            organization,
            new ClassGroupId(Fixtures.id()),
            "Choir",
            Given.accountId(work),
            paidBy,
            Optional.empty());
    work.classGroups()
        .insert(
            new ClassGroupRow(made, Optional.of(new ClassCode("C4K-7MR-2XY", Optional.empty()))));
    return made;
  }

  private ClassGroup archive(ClassGroup classGroup) {
    ClassGroup archived = classGroup.archived(NOW);
    change(
        work -> {
          work.classGroups().lock(classGroup.organization(), classGroup.id());
          work.classGroups().update(new ClassGroupRow(archived, Optional.empty()));
        });
    return archived;
  }

  private boolean enrol(ClassGroup into, AccountId account, Instant at) {
    return won(
        work -> {
          work.classGroups().lock(into.organization(), into.id());
          return work.enrolments().insert(into.organization(), into.id(), account, at);
        });
  }

  private boolean delete(ClassGroup from, AccountId account) {
    return won(work -> work.enrolments().delete(from.organization(), from.id(), account));
  }

  private Optional<Instant> joinedAt(ClassGroup in, AccountId account) {
    return find(work -> work.enrolments().find(in.organization(), in.id(), account));
  }

  private List<Enrolled> page(ClassGroup of, Optional<AccountId> after, int limit) {
    return list(work -> work.enrolments().page(of.organization(), of.id(), after, limit));
  }

  private static List<Enrolled> at(List<Account> people, int from, int to) {
    return people.subList(from, to).stream().map(person -> new Enrolled(person, NOW)).toList();
  }

  private boolean isPaidBy(Subscription subscription, AccountId account) {
    return holds(
        work ->
            work.enrolments().isPaidBy(subscription.organization(), subscription.id(), account));
  }

  private List<AccountId> onlyIn(ClassGroup in, Subscription subscription) {
    return list(work -> work.enrolments().onlyIn(in.organization(), in.id(), subscription.id()));
  }
}
