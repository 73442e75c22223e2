package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimProgress;
import io.entitlements.claim.ClaimProgress.State;
import io.entitlements.event.ClaimEvent.ClaimNeedsSupport;
import io.entitlements.type.Outcome;
import io.entitlements.type.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Claims whose tries have all failed. */
public abstract class StuckClaimContract extends ClaimSupportWorld {

  /** For subclasses. */
  protected StuckClaimContract() {}

  @Test
  void that_a_claim_needs_support_is_recorded_each_time_it_is_given_up_and_once() {
    Claim claim = submit("gone");
    for (int i = 1; i < 18; i++) {
      world().doJobs();
      world().pass(Duration.ofHours(1));
    }
    assertThat(needs()).isEmpty();
    world().doJobs();
    assertThat(needs()).containsExactly(new ClaimNeedsSupport(school, claim.id()));
    world().pass(Duration.ofDays(30));
    world().doJobs();
    assertThat(needs()).hasSize(1);

    shop.claims().retry(VENDOR, school, claim.id()).orElseThrow();
    fail(claim);
    assertThat(needs()).hasSize(2);
  }

  @Test
  void a_claim_whose_worker_dies_each_time_needs_support_too() {
    Claim claim = submit("suite");
    for (int i = 0; i < 18; i++) {
      leaseAndDie();
    }
    assertThat(needs()).isEmpty();
    world().doJobs();
    assertState(claim, State.NEEDS_SUPPORT);
    assertThat(needs()).containsExactly(new ClaimNeedsSupport(school, claim.id()));
  }

  @Test
  void a_claim_that_was_cancelled_before_its_job_is_given_up_needs_no_support() {
    Claim claim = submit("suite");
    for (int i = 0; i < 18; i++) {
      leaseAndDie();
    }
    cancel(claim);
    world().doJobs();
    assertState(claim, State.CANCELLED);
    assertThat(needs()).isEmpty();
    assertThat(stuck()).isEmpty();
    assertThat(world().engine().jobs().revive(Given.NOW, 100)).isZero();
  }

  @Test
  void claims_that_need_support_are_listed_until_the_vendor_has_done_something() {
    Claim retried = submit("gone");
    Claim rejected = submit("gone");
    Claim cancelled = submit("gone");
    Claim transferred = submit("gone");
    Claim left = submit("gone");
    List.of(retried, rejected, cancelled, transferred, left).forEach(this::fail);
    assertThat(stuck()).hasSize(5);

    shop.claims().retry(VENDOR, school, retried.id()).orElseThrow();
    shop.claims().reject(VENDOR, school, rejected.id()).orElseThrow();
    cancel(cancelled);
    transfer(transferred, world().organization(ada, "Second School"));

    Page<ClaimProgress> page = shop.claims().needingSupport(Optional.empty(), 1);
    assertThat(page.items()).containsExactly(progress(left));
    assertThat(page.next()).isEmpty();
  }

  @Test
  void claims_that_need_support_are_paged_the_first_given_up_first() {
    List<Claim> claims = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      claims.add(submit("gone"));
      fail(claims.get(i));
    }

    List<ClaimProgress> listed = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<ClaimProgress> page = shop.claims().needingSupport(cursor, 2);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
      listed.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent());

    assertThat(listed).containsExactlyElementsOf(claims.stream().map(this::progress).toList());
    for (int limit : List.of(0, 101)) {
      assertThatThrownBy(() -> shop.claims().needingSupport(Optional.empty(), limit))
          .isInstanceOf(IllegalArgumentException.class);
    }
    for (String text : List.of("", "1", "x~y", "1~" + new UUID(1, 1) + "~")) {
      assertThatThrownBy(() -> shop.claims().needingSupport(Optional.of(text), 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("cursor");
    }
  }

  @Test
  void who_revives_messages_does_not_have_claims_tried_that_need_support() {
    Claim claim = stuck("gone");
    int revived = world().engine().jobs().revive(Given.NOW, 100);
    world().doJobs();
    assertThat(revived).isZero();
    assertState(claim, State.NEEDS_SUPPORT);
    assertThat(shop.claims().reject(VENDOR, school, claim.id())).isInstanceOf(Outcome.Done.class);
  }

  private List<ClaimProgress> stuck() {
    return shop.claims().needingSupport(Optional.empty(), 100).items();
  }

  private List<ClaimNeedsSupport> needs() {
    return world().events(school).stream()
        .filter(ClaimNeedsSupport.class::isInstance)
        .map(ClaimNeedsSupport.class::cast)
        .toList();
  }
}
