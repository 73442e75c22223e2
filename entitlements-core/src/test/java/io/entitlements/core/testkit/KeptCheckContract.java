package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.entitlements.Entitlements;
import io.entitlements.account.Organization;
import io.entitlements.catalog.AccessLevel;
import io.entitlements.check.AccountEntitlements;
import io.entitlements.check.Consistency;
import io.entitlements.check.Decision;
import io.entitlements.check.Reason;
import io.entitlements.error.RevisionNotReachedException;
import io.entitlements.key.SubscriptionChange.AddKey;
import io.entitlements.key.SubscriptionChange.Suspend;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatRefusal;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.DeviceId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Outcome;
import io.entitlements.type.Revision;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Checks that are answered from memory, on one node and on two. */
public abstract class KeptCheckContract extends KeptCheckWorld {

  /** For subclasses. */
  protected KeptCheckContract() {}

  @Test
  void somebody_asked_about_again_is_answered_without_the_store() {
    Decision first = check(ada);
    assertThat(first.level()).isEqualTo(AccessLevel.FULL);
    assertThat(asked.reads()).isPositive();
    assertThat(check(ada)).isSameAs(first);
    assertThat(node.engine().of(ada).check(Given.NOTEBOOK)).isSameAs(first);
    assertThat(asked.reads()).isZero();
  }

  @Test
  void without_hearing_of_changes_every_check_asks_the_store() {
    assertThat(world().engine().check(ada, Given.NOTEBOOK).isAllowed()).isTrue();
    asked.reads();
    assertThat(world().engine().check(ada, Given.NOTEBOOK).isAllowed()).isTrue();
    assertThat(asked.reads()).isEqualTo(1);
  }

  @Test
  void all_holders_of_a_subscription_share_its_decisions() {
    AccountId bob = district.seated("bob@school.example");
    assertThat(check(bob)).isSameAs(check(ada));
  }

  @Test
  void a_change_of_another_node_counts_when_it_is_heard_of() {
    check(ada);
    district.release(ada, "release").orElseThrow();
    assertThat(check(ada).reason()).isEqualTo(Reason.ENTITLED);
    node.hear();
    assertThat(check(ada).reason()).isEqualTo(Reason.NO_SEAT);
  }

  @Test
  void an_own_change_counts_at_once() {
    check(ada);
    node.engine()
        .seats()
        .release(
            district.administrator(),
            district.organization(),
            district.subscription(),
            ada,
            IdempotencyKey.of("release"))
        .orElseThrow();
    assertThat(check(ada).reason()).isEqualTo(Reason.NO_SEAT);
  }

  @Test
  void a_change_of_a_subscription_reaches_all_who_hold_a_seat_of_it() {
    AccountId bob = district.seated("bob@school.example");
    node.hear();
    check(ada);
    check(bob);
    district.change(new Suspend(), "suspend").orElseThrow();
    node.hear();
    assertThat(check(ada).reason()).isEqualTo(Reason.SUSPENDED);
    assertThat(check(bob).reason()).isEqualTo(Reason.SUSPENDED);
  }

  @Test
  void a_change_of_one_persons_seat_drops_nobody_else() {
    AccountId bob = district.seated("bob@school.example");
    node.hear();
    check(bob);
    district.release(ada, "release").orElseThrow();
    node.hear();
    asked.reads();
    assertThat(check(bob).isAllowed()).isTrue();
    assertThat(asked.reads()).isZero();
  }

  @Test
  void a_term_ends_without_any_change_and_without_the_store() {
    Instant end = district.key().key().newest().term().endsAt();
    world().moveTo(end.minusMillis(1));
    node.hear();
    assertThat(check(ada).reason()).isEqualTo(Reason.ENTITLED);
    asked.reads();
    world().moveTo(end);
    assertThat(check(ada).reason()).isEqualTo(Reason.IN_GRACE);
    assertThat(asked.reads()).isZero();
  }

  @Test
  void another_zone_of_an_organization_moves_the_end_of_its_graces() {
    // Where the clocks change within the grace.
    Instant end = district.key().key().newest().term().endsAt();
    world().moveTo(end);
    node.hear();
    Instant before = check(ada).validUntil();
    Organization.Details details = district.overview().organization().details();
    world()
        .engine()
        .organizations()
        .edit(
            district.administrator(),
            district.organization(),
            new Organization.Details(
                details.name(),
                details.location(),
                ZoneId.of("Pacific/Auckland"),
                details.region()),
            IdempotencyKey.of("zone"))
        .orElseThrow();
    node.hear();
    assertThat(check(ada).validUntil()).isNotEqualTo(before);
    assertThat(check(ada)).isEqualTo(world().engine().check(ada, Given.NOTEBOOK));
  }

  @Test
  void a_disabled_account_is_heard_of() {
    AccountId carl = world().activeAccount("carl@school.example");
    district.seated("carl@school.example");
    node.hear();
    assertThat(check(carl).isAllowed()).isTrue();
    world().engine().accounts().disable(new Actor.Task("vendor"), carl).orElseThrow();
    node.hear();
    assertThat(check(carl)).isEqualTo(Decision.none(Reason.ACCOUNT_DISABLED));
  }

  @Test
  void an_unknown_account_is_kept_briefly() {
    AccountId nobody = new AccountId(new UUID(0, 1));
    assertThat(check(nobody)).isEqualTo(Decision.none(Reason.UNKNOWN_ACCOUNT));
    asked.reads();
    world().pass(Duration.ofMillis(59_999));
    node.hear();
    asked.reads();
    assertThat(check(nobody)).isEqualTo(Decision.none(Reason.UNKNOWN_ACCOUNT));
    assertThat(asked.reads()).isZero();
    world().pass(Duration.ofMillis(1));
    check(nobody);
    assertThat(asked.reads()).isPositive();
  }

  @Test
  void a_computer_is_kept_as_people_are() {
    DeviceId device = new DeviceId(new UUID(7, 1));
    assertThat(node.engine().check(device, Given.NOTEBOOK).reason()).isEqualTo(Reason.NO_SEAT);
    world()
        .engine()
        .activations()
        .byProductKey(district.key().text().value(), Given.installation(device));
    node.hear();
    Decision decision = node.engine().check(device, Given.NOTEBOOK);
    assertThat(decision.isAllowed()).isTrue();
    asked.reads();
    assertThat(node.engine().check(device, Given.NOTEBOOK)).isSameAs(decision);
    assertThat(asked.reads()).isZero();
    // An account's id is no device's.
    assertThat(check(new AccountId(device.value())).reason()).isEqualTo(Reason.UNKNOWN_ACCOUNT);
  }

  @Test
  void a_check_at_a_revision_is_never_from_before_it() {
    check(ada);
    Outcome<Seat, SeatRefusal> released = district.release(ada, "release");
    Revision revision = ((Outcome.Done<Seat, SeatRefusal>) released).revision();
    Consistency after = Consistency.atLeast(revision);
    assertThat(check(ada).isAllowed()).isTrue();
    assertThat(node.engine().check(ada, Given.NOTEBOOK, after).reason()).isEqualTo(Reason.NO_SEAT);
    assertThat(node.engine().of(ada, after).check(Given.NOTEBOOK).reason())
        .isEqualTo(Reason.NO_SEAT);
    node.hear();
    check(ada);
    asked.reads();
    assertThat(node.engine().check(ada, Given.NOTEBOOK, after).reason()).isEqualTo(Reason.NO_SEAT);
    assertThat(asked.reads()).isZero();
  }

  @Test
  void a_revision_that_the_store_has_not_come_to_is_a_fault_that_says_so() {
    Revision ahead = new Revision(district.organization(), 1_000_000);
    assertThatThrownBy(() -> node.engine().check(ada, Given.NOTEBOOK, Consistency.atLeast(ahead)))
        .isInstanceOfSatisfying(
            RevisionNotReachedException.class, e -> assertThat(e.revision()).isEqualTo(ahead));
  }

  @Test
  void who_asks_at_the_same_time_about_somebody_asks_the_store_once() {
    int threads = 8;
    Set<Thread> all = ConcurrentHashMap.newKeySet();
    asked.whileAnswering(() -> awaitOthers(all, threads - 1));
    List<Decision> decisions =
        Race.run(
            threads,
            thread -> {
              all.add(Thread.currentThread());
              return check(ada);
            });
    assertThat(decisions).allSatisfy(decision -> assertThat(decision).isSameAs(decisions.get(0)));
    assertThat(asked.reads()).isEqualTo(1);
  }

  private static void awaitOthers(Set<Thread> all, int number) {
    while (all.stream().filter(thread -> thread.getState() == Thread.State.WAITING).count()
        < number) {
      Thread.onSpinWait();
    }
  }

  @Test
  void a_page_of_people_is_one_question() {
    AccountId bob = district.seated("bob@school.example");
    AccountId nobody = new AccountId(new UUID(0, 1));
    AccountId admin = district.administrator();
    node.hear();
    Decision expected = check(bob);
    asked.reads();
    assertThat(node.engine().check(List.of(nobody, bob, admin, ada), Given.NOTEBOOK))
        .containsExactly(
            entry(nobody, Decision.none(Reason.UNKNOWN_ACCOUNT)),
            entry(bob, expected),
            entry(admin, Decision.none(Reason.NO_SEAT)),
            entry(ada, expected));
    assertThat(asked.reads()).isEqualTo(1);
  }

  @Test
  void more_people_than_a_page_has_are_refused() {
    List<AccountId> many =
        IntStream.range(0, 1_001).mapToObj(i -> new AccountId(new UUID(1, i))).toList();
    assertThatThrownBy(() -> node.engine().check(many, Given.NOTEBOOK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1000");
    assertThat(node.engine().check(many.subList(0, 1_000), Given.NOTEBOOK)).hasSize(1_000);
  }

  @Test
  void a_view_answers_by_the_facts_of_its_making() {
    AccountEntitlements view = node.engine().of(ada);
    assertThat(view.checkAll()).isEqualTo(node.engine().checkAll(ada));
    assertThat(view.checkAll().keySet()).contains(Given.NOTEBOOK, Given.ONLINE, Given.PLUS);
    district.release(ada, "release").orElseThrow();
    node.hear();
    assertThat(view.check(Given.NOTEBOOK).isAllowed()).isTrue();
    assertThat(node.engine().of(ada).check(Given.NOTEBOOK).isAllowed()).isFalse();
  }

  @Test
  void a_further_key_prolongs_what_everybody_has() {
    Instant before = check(ada).validUntil();
    Instant end = district.key().key().newest().term().endsAt();
    LocalDate next = end.atZone(Given.ZONE).toLocalDate();
    district.change(new AddKey(5, next, next.plusDays(100)), "key").orElseThrow();
    node.hear();
    assertThat(check(ada).validUntil()).isAfter(before);
  }

  @Test
  @SuppressWarnings("NullAway") // the point
  void a_missing_argument_is_named() {
    Entitlements engine = node.engine();
    EmailAddress email = EmailAddress.of("ada@school.example");
    requireNamed("account", () -> engine.check((AccountId) null, Given.NOTEBOOK));
    requireNamed("device", () -> engine.check((DeviceId) null, Given.NOTEBOOK));
    requireNamed("feature", () -> engine.check(ada, null));
    requireNamed("consistency", () -> engine.check(ada, Given.NOTEBOOK, null));
    requireNamed("accounts", () -> engine.check((List<AccountId>) null, Given.NOTEBOOK));
    requireNamed("account", () -> engine.check(Arrays.asList(ada, null), Given.NOTEBOOK));
    requireNamed("feature", () -> engine.check(List.of(ada), null));
    requireNamed("account", () -> engine.checkAll(null));
    requireNamed("account", () -> engine.of(null));
    requireNamed("consistency", () -> engine.of(ada, null));
    requireNamed("feature", () -> engine.of(ada).check(null));
    requireNamed("account", () -> engine.explain((AccountId) null, Given.NOTEBOOK));
    requireNamed("device", () -> engine.explain((DeviceId) null, Given.NOTEBOOK));
    requireNamed("feature", () -> engine.explain(ada, null));
    requireNamed("organization", () -> engine.explain(email, Given.NOTEBOOK, null));
  }

  private static void requireNamed(String argument, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining(argument);
  }
}
