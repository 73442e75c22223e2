package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimProgress;
import io.entitlements.claim.ClaimProgress.State;
import io.entitlements.claim.ClaimSupportRefusal;
import io.entitlements.claim.Claims;
import io.entitlements.core.internal.job.Lane;
import io.entitlements.event.ClaimEvent.ClaimFulfilled;
import io.entitlements.event.ClaimEvent.ClaimOverdue;
import io.entitlements.event.ClaimEvent.ClaimRejected;
import io.entitlements.event.ClaimEvent.ClaimRetried;
import io.entitlements.event.ClaimEvent.ClaimSubmitted;
import io.entitlements.event.EntitlementEvent;
import io.entitlements.event.OrderEvent.OrderReleased;
import io.entitlements.spi.Job;
import io.entitlements.spi.Mail;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.ClaimId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Revision;
import io.entitlements.type.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a claim once it is submitted. */
public abstract class FulfilmentContract extends WorldContract {

  private static final Actor VENDOR = new Actor.Task("support");
  private static final Duration MILLI = Duration.ofMillis(1);

  // JUnit sets them before each test.
  @SuppressWarnings("NullAway.Init")
  private Shop shop;

  @SuppressWarnings("NullAway.Init")
  private AccountId ada;

  @SuppressWarnings("NullAway.Init")
  private OrganizationId school;

  /** For subclasses. */
  protected FulfilmentContract() {}

  @BeforeEach
  final void openShop() {
    shop = new Shop(world());
    ada = world().activeAccount("ada@school.example");
    school = world().organization(ada, "A School");
    world().doJobs();
    world().mailbox().clear();
  }

  @Test
  void a_claim_is_submitted_then_being_fulfilled_then_fulfilled() {
    Claim claim = submit("suite");
    assertProgress(claim, State.SUBMITTED, 0, Optional.of(claim.submittedAt()));

    Job leased = leaseAll().get(0);
    assertThat(leased.id().value()).isEqualTo(claim.id().value());
    assertProgress(claim, State.FULFILLING, 1, Optional.empty());
    Instant until = world().instant().plusSeconds(60);
    world().moveTo(until);
    assertProgress(claim, State.SUBMITTED, 1, Optional.of(claim.submittedAt()));

    world().doJobs();
    assertProgress(claim, State.FULFILLED, 0, Optional.empty());
    Claim fulfilled = progress(claim).claim();
    assertThat(fulfilled.end()).contains(new Claim.End(Claim.Outcome.FULFILLED, until));
    assertThat(keys()).containsExactly(fulfilled.bundles().get(0).key().value());
  }

  @Test
  void a_claim_that_fails_is_tried_again_after_growing_pauses_until_it_needs_support() {
    Claim claim = submit("gone");
    world().doJobs();
    assertProgress(claim, State.SUBMITTED, 1, Optional.of(world().instant().plusSeconds(10)));
    for (int i = 1; i < 18; i++) {
      world().pass(Duration.ofHours(1));
      world().doJobs();
    }
    assertProgress(claim, State.NEEDS_SUPPORT, 0, Optional.empty());
    world().pass(Duration.ofDays(30));
    world().doJobs();
    assertProgress(claim, State.NEEDS_SUPPORT, 0, Optional.empty());
    assertThat(keys()).isEmpty();
  }

  @Test
  void claims_that_need_support_are_listed_until_the_vendor_has_done_something() {
    Claim first = stuck("gone");
    assertThat(shop.claims().needingSupport(100)).containsExactly(progress(first));
    shop.claims().retry(VENDOR, school, first.id()).orElseThrow();
    assertThat(shop.claims().needingSupport(100)).isEmpty();
    fail(first);
    assertThat(shop.claims().needingSupport(1)).containsExactly(progress(first));
    shop.claims().reject(VENDOR, school, first.id()).orElseThrow();
    assertThat(shop.claims().needingSupport(1)).isEmpty();
    assertThatThrownBy(() -> shop.claims().needingSupport(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void who_revives_messages_does_not_have_claims_tried_that_need_support() {
    Claim claim = stuck("gone");
    int revived = world().engine().jobs().revive(Given.NOW, 100);
    world().doJobs();
    assertThat(revived).isZero();
    assertProgress(claim, State.NEEDS_SUPPORT, 0, Optional.empty());
    assertThat(shop.claims().reject(VENDOR, school, claim.id())).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void who_may_not_look_at_the_organization_finds_no_claim_of_it() {
    Claim claim = submit("suite");
    AccountId stranger = world().activeAccount("stranger@elsewhere.example");
    assertThat(shop.claims().find(ada, school, claim.id())).contains(progress(claim));
    assertThat(shop.claims().find(stranger, school, claim.id())).isEmpty();
  }

  @Test
  void the_vendor_mends_what_is_wrong_and_has_the_claim_tried_again() {
    Claim claim = stuck("gone");
    addProduct("gone");
    assertThat(shop.claims().retry(VENDOR, school, claim.id()).orElseThrow().retries())
        .isEqualTo(1);
    assertProgress(claim, State.SUBMITTED, 0, Optional.of(world().instant()));
    assertThat(shop.claims().retry(VENDOR, school, claim.id()).orElseThrow().retries())
        .as("nothing happens to one that is being tried")
        .isEqualTo(1);
    world().doJobs();

    assertProgress(claim, State.FULFILLED, 0, Optional.empty());
    assertThat(keys()).hasSize(1);
    assertThat(shop.claims().retry(VENDOR, school, claim.id()))
        .isEqualTo(Outcome.refused(ClaimSupportRefusal.ENDED));
    assertThat(events(school))
        .hasAtLeastOneElementOfType(ClaimRetried.class)
        .hasAtLeastOneElementOfType(ClaimFulfilled.class);
  }

  @Test
  void a_claim_can_need_support_again_and_be_tried_again() {
    Claim claim = stuck("gone");
    for (int i = 1; i <= 2; i++) {
      assertThat(shop.claims().retry(VENDOR, school, claim.id()).orElseThrow().retries())
          .isEqualTo(i);
      fail(claim);
    }
    addProduct("gone");
    shop.claims().retry(VENDOR, school, claim.id()).orElseThrow();
    world().doJobs();
    assertProgress(claim, State.FULFILLED, 0, Optional.empty());
  }

  @Test
  void the_vendor_rejects_a_claim_that_needs_support_and_its_software_can_be_claimed_again() {
    Shop.Sold order = shop.sell("gone", "suite");
    Claim claim = shop.submit(order.link(school, 0), ada, "one").orElseThrow();
    assertThat(shop.claims().reject(VENDOR, school, claim.id()))
        .isEqualTo(Outcome.refused(ClaimSupportRefusal.NOT_STUCK));
    fail(claim);

    Claim rejected = shop.claims().reject(VENDOR, school, claim.id()).orElseThrow();
    assertThat(shop.claims().reject(VENDOR, school, claim.id()).orElseThrow()).isEqualTo(rejected);
    assertProgress(claim, State.REJECTED, 0, Optional.empty());
    assertThat(rejected.end().orElseThrow().outcome()).isEqualTo(Claim.Outcome.REJECTED_BY_VENDOR);
    assertThat(shop.claims().retry(VENDOR, school, claim.id()))
        .isEqualTo(Outcome.refused(ClaimSupportRefusal.ENDED));
    assertThat(events(order.id())).hasAtLeastOneElementOfType(OrderReleased.class);
    assertThat(events(school)).hasAtLeastOneElementOfType(ClaimRejected.class);
    addProduct("gone");
    shop.submit(order.link(school), ada, "two").orElseThrow();
    world().doJobs();
    assertThat(keys()).hasSize(2);
  }

  @Test
  void a_claim_that_there_is_not_gets_no_support() {
    ClaimId none = new ClaimId(new UUID(1, 1));
    assertThat(shop.claims().retry(VENDOR, school, none))
        .isEqualTo(Outcome.refused(ClaimSupportRefusal.NO_SUCH_CLAIM));
    assertThat(shop.claims().reject(VENDOR, school, none))
        .isEqualTo(Outcome.refused(ClaimSupportRefusal.NO_SUCH_CLAIM));
    assertThat(shop.claims().findForVendor(school, none)).isEmpty();
  }

  @Test
  void a_claim_of_an_organization_that_was_closed_meanwhile_is_rejected() {
    Shop.Sold order = shop.sell("suite");
    Claim claim = shop.submit(order.link(school), ada, "one").orElseThrow();
    world().storage().write(store -> store.organizations().close(school, world().instant()));
    world().doJobs();
    assertProgress(claim, State.REJECTED, 0, Optional.empty());
    OrganizationId second = world().organization(ada, "Second School");
    shop.submit(order.link(second), ada, "two").orElseThrow();
  }

  @Test
  void a_claim_is_overdue_after_fifteen_minutes_to_the_millisecond_and_is_so_once() {
    Claim claim = submit("gone");
    Instant late = claim.submittedAt().plus(Claims.PROMISED_WITHIN);
    world().moveTo(late.minus(MILLI));
    world().doJobs();
    assertThat(progress(claim).claim().overdueAt()).isEmpty();
    world().moveTo(late);
    world().doJobs();
    assertThat(progress(claim).claim().overdueAt()).contains(late);
    world().pass(Duration.ofDays(2));
    world().doJobs();
    assertThat(events(school)).filteredOn(ClaimOverdue.class::isInstance).hasSize(1);
    assertThat(events(school)).hasAtLeastOneElementOfType(ClaimSubmitted.class);
  }

  @Test
  void a_claim_that_was_fulfilled_in_time_is_never_overdue() {
    Claim claim = submit("suite");
    world().doJobs();
    world().pass(Duration.ofDays(1));
    world().doJobs();
    assertThat(progress(claim).claim().overdueAt()).isEmpty();
    assertThat(world().mailbox()).isEmpty();
  }

  @Test
  void every_administrator_is_told_of_an_overdue_claim_in_one_mail_without_a_secret() {
    AccountId bob = world().activeAccount("bob@school.example");
    new District(world(), ada, school).administered(bob);
    world().mailbox().clear();
    Claim claim = submit("gone");
    world().pass(Claims.PROMISED_WITHIN);
    world().doJobs();
    assertThat(world().mailbox())
        .extracting(mail -> mail.to().value())
        .containsExactlyInAnyOrder("ada@school.example", "bob@school.example");
    Mail mail = world().mailbox().get(0);
    assertThat(mail.subject()).contains("A School");
    assertThat(mail.text()).contains(claim.id().toString()).contains("gone").contains("5 seats");
    assertThat(mail.text()).doesNotContain("/claim/");
    assertThat(mail.html()).contains(claim.id().toString());
  }

  @Test
  void what_is_not_overdue_any_more_when_the_mail_goes_is_not_mailed() {
    Claim claim = submit("gone");
    world().pass(Claims.PROMISED_WITHIN);
    world().mailServerIsDown(true);
    world().doJobs();
    assertThat(progress(claim).claim().overdueAt()).isPresent();
    addProduct("gone");
    world().pass(Duration.ofHours(2));
    world().doJobs();
    world().mailServerIsDown(false);
    world().pass(Duration.ofHours(2));
    world().doJobs();
    assertProgress(claim, State.FULFILLED, 0, Optional.empty());
    assertThat(world().mailbox()).isEmpty();
  }

  private Claim submit(String product) {
    return shop.submit(shop.sell(product).link(school), ada, "claim").orElseThrow();
  }

  private Claim stuck(String product) {
    Claim claim = submit(product);
    fail(claim);
    return claim;
  }

  private void fail(Claim claim) {
    for (int i = 0; i < 18; i++) {
      world().doJobs();
      world().pass(Duration.ofHours(1));
    }
    assertThat(progress(claim).state()).isEqualTo(State.NEEDS_SUPPORT);
    world().mailbox().clear();
  }

  private void addProduct(String id) {
    String next =
        Given.CATALOG
            .replace("\"version\": 1", "\"version\": 2")
            .replace(
                "{\"id\": \"meeting\"",
                """
                {"id": "%s", "name": "%s", "keyPrefix": "GO", "edition": "education",
                 "trialDays": 45, "graceDays": 14, "degradedLevel": "read-only",
                 "overCapacity": {"keep": "oldest", "graceDays": 0},
                 "features": [{"id": "it", "name": "It", "unlockedBy": ["email"]}]},
                {"id": "meeting\""""
                    .formatted(id, id));
    world().engine().catalogs().importJson("catalog.json", world().file(next)).orElseThrow();
  }

  private List<Job> leaseAll() {
    Instant now = world().instant();
    return world()
        .storage()
        .write(store -> store.jobs().lease(Lane.AT_ONCE.number(), now, now.plusSeconds(60), 10));
  }

  private ClaimProgress progress(Claim claim) {
    return shop.claims().findForVendor(school, claim.id()).orElseThrow();
  }

  private void assertProgress(Claim claim, State state, int tries, Optional<Instant> nextTryAt) {
    ClaimProgress progress = progress(claim);
    assertThat(progress.state()).isEqualTo(state);
    assertThat(progress.tries()).isEqualTo(tries);
    assertThat(progress.nextTryAt()).isEqualTo(nextTryAt);
    assertThat(shop.claims().page(ada, school, Optional.empty(), 100))
        .satisfies(
            page -> {
              if (page instanceof Outcome.Done<?, ?>) {
                assertThat(page.orElseThrow().items()).contains(progress);
              }
            });
  }

  private List<UUID> keys() {
    return world().engine().subscriptions().overview(ada).items().stream()
        .flatMap(row -> row.keys().stream())
        .map(key -> key.key().id().value())
        .toList();
  }

  private List<EntitlementEvent> events(Scope scope) {
    return world().engine().history().after(new Revision(scope, 0), 1_000).stream()
        .map(recorded -> recorded.event())
        .toList();
  }
}
