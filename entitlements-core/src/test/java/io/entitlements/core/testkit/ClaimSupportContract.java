package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimProgress;
import io.entitlements.claim.ClaimProgress.State;
import io.entitlements.claim.ClaimSupportRefusal;
import io.entitlements.core.internal.job.JobKinds;
import io.entitlements.core.internal.job.NewJobs;
import io.entitlements.event.ClaimEvent.ClaimFulfilled;
import io.entitlements.event.ClaimEvent.ClaimRejected;
import io.entitlements.event.ClaimEvent.ClaimRetried;
import io.entitlements.event.OrderEvent.OrderReleased;
import io.entitlements.type.AccountId;
import io.entitlements.type.ClaimId;
import io.entitlements.type.JobId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the vendor does about claims whose tries have all failed. */
public abstract class ClaimSupportContract extends ClaimSupportWorld {

  /** For subclasses. */
  protected ClaimSupportContract() {}

  @Test
  void the_vendor_mends_what_is_wrong_and_has_the_claim_tried_again() {
    Claim claim = stuck("gone");
    shop.addProduct("gone");
    assertThat(shop.claims().retry(VENDOR, school, claim.id()).orElseThrow().retries())
        .isEqualTo(1);
    assertThat(progress(claim))
        .isEqualTo(
            new ClaimProgress(
                progress(claim).claim(), State.SUBMITTED, 0, Optional.of(world().instant())));
    assertThat(shop.claims().retry(VENDOR, school, claim.id()).orElseThrow().retries())
        .as("nothing happens to one that is being tried")
        .isEqualTo(1);
    world().doJobs();

    assertState(claim, State.FULFILLED);
    assertThat(keys(ada)).hasSize(1);
    assertThat(shop.claims().retry(VENDOR, school, claim.id()))
        .isEqualTo(Outcome.refused(ClaimSupportRefusal.ENDED));
    assertThat(world().events(school))
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
    shop.addProduct("gone");
    shop.claims().retry(VENDOR, school, claim.id()).orElseThrow();
    world().doJobs();
    assertState(claim, State.FULFILLED);
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
    assertState(claim, State.REJECTED);
    assertThat(rejected.end().orElseThrow().outcome()).isEqualTo(Claim.Outcome.REJECTED_BY_VENDOR);
    assertThat(shop.claims().retry(VENDOR, school, claim.id()))
        .isEqualTo(Outcome.refused(ClaimSupportRefusal.ENDED));
    assertThat(world().events(order.id())).hasAtLeastOneElementOfType(OrderReleased.class);
    assertThat(world().events(school)).hasAtLeastOneElementOfType(ClaimRejected.class);
    shop.addProduct("gone");
    shop.submit(order.link(school), ada, "two").orElseThrow();
    world().doJobs();
    assertThat(keys(ada)).hasSize(2);
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
  void a_claim_that_is_cancelled_after_it_was_to_be_tried_again_is_not_fulfilled() {
    Claim claim = stuck("gone");
    shop.addProduct("gone");
    shop.claims().retry(VENDOR, school, claim.id()).orElseThrow();
    cancel(claim);
    world().doJobs();
    assertState(claim, State.CANCELLED);
    assertThat(keys(ada)).isEmpty();
    assertThat(shop.claims().retry(VENDOR, school, claim.id()))
        .isEqualTo(Outcome.refused(ClaimSupportRefusal.ENDED));
    assertThat(world().events(school)).doesNotHaveAnyElementsOfTypes(ClaimFulfilled.class);
  }

  @Test
  void a_claim_that_is_transferred_after_it_was_to_be_tried_again_is_fulfilled_there_alone() {
    AccountId bob = world().activeAccount("bob@elsewhere.example");
    OrganizationId elsewhere = world().organization(bob, "Elsewhere");
    Claim claim = stuck("gone");
    shop.addProduct("gone");
    shop.claims().retry(VENDOR, school, claim.id()).orElseThrow();
    transfer(claim, elsewhere);
    world().doJobs();
    assertState(claim, State.TRANSFERRED);
    assertThat(keys(ada)).isEmpty();
    assertThat(keys(bob)).hasSize(1);
    assertThat(shop.claims().retry(VENDOR, school, claim.id()))
        .isEqualTo(Outcome.refused(ClaimSupportRefusal.ENDED));
  }

  @Test
  void one_more_job_for_a_claim_that_was_fulfilled_does_nothing() {
    Claim claim = stuck("gone");
    shop.addProduct("gone");
    shop.claims().retry(VENDOR, school, claim.id()).orElseThrow();
    world().doJobs();
    ClaimProgress fulfilled = progress(claim);
    JobId late = new JobId(new UUID(3, 3));
    String argument = claim.id().toString();
    Instant now = world().instant();
    world()
        .storage()
        .write(store -> NewJobs.ask(store, school, late, JobKinds.FULFIL_CLAIM, argument, now));
    world().doJobs();
    assertThat(progress(claim)).isEqualTo(fulfilled);
    assertThat(keys(ada)).hasSize(1);
    assertThat(world().events(school)).filteredOn(ClaimFulfilled.class::isInstance).hasSize(1);
    assertThat(world().storage().read(store -> store.jobs().find(school, late)).orElseThrow())
        .satisfies(
            job -> {
              assertThat(job.endedAt()).isPresent();
              assertThat(job.abandoned()).isFalse();
            });
  }

  private List<UUID> keys(AccountId who) {
    return world().engine().subscriptions().overview(who).items().stream()
        .flatMap(row -> row.keys().stream())
        .map(key -> key.key().id().value())
        .toList();
  }
}
