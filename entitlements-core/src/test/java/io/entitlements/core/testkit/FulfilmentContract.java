package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimProgress;
import io.entitlements.claim.ClaimProgress.State;
import io.entitlements.claim.Claims;
import io.entitlements.core.internal.job.Lane;
import io.entitlements.event.ClaimEvent.ClaimOverdue;
import io.entitlements.event.ClaimEvent.ClaimSubmitted;
import io.entitlements.spi.Job;
import io.entitlements.spi.Mail;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a claim once it is submitted. */
public abstract class FulfilmentContract extends WorldContract {

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
  void who_may_not_look_at_the_organization_finds_no_claim_of_it() {
    Claim claim = submit("suite");
    AccountId stranger = world().activeAccount("stranger@elsewhere.example");
    assertThat(shop.claims().find(ada, school, claim.id())).contains(progress(claim));
    assertThat(shop.claims().find(stranger, school, claim.id())).isEmpty();
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
    assertThat(world().events(school)).filteredOn(ClaimOverdue.class::isInstance).hasSize(1);
    assertThat(world().events(school)).hasAtLeastOneElementOfType(ClaimSubmitted.class);
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
    shop.addProduct("gone");
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
}
