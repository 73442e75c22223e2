package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimProgress;
import io.entitlements.claim.ClaimProgress.State;
import io.entitlements.core.internal.job.JobKinds;
import io.entitlements.core.internal.job.Lane;
import io.entitlements.spi.Job;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** A shop, a school, and claims that fail. */
abstract class ClaimSupportWorld extends WorldContract {

  static final Actor VENDOR = new Actor.Task("support");

  // JUnit sets them before each test.
  @SuppressWarnings("NullAway.Init")
  Shop shop;

  @SuppressWarnings("NullAway.Init")
  AccountId ada;

  @SuppressWarnings("NullAway.Init")
  OrganizationId school;

  @BeforeEach
  final void openShop() {
    shop = new Shop(world());
    ada = world().activeAccount("ada@school.example");
    school = world().organization(ada, "A School");
    world().doJobs();
  }

  final Claim submit(String product) {
    Shop.Sold order = shop.sell(product);
    return shop.submit(order.link(school), ada, order.secret()).orElseThrow();
  }

  final Claim stuck(String product) {
    Claim claim = submit(product);
    fail(claim);
    return claim;
  }

  final void fail(Claim claim) {
    for (int i = 0; i < 18; i++) {
      world().doJobs();
      world().pass(Duration.ofHours(1));
    }
    assertState(claim, State.NEEDS_SUPPORT);
  }

  final void cancel(Claim claim) {
    IdempotencyKey key = IdempotencyKey.of("cancel");
    shop.claims().cancel(VENDOR, school, claim.id(), key).orElseThrow();
  }

  final void transfer(Claim claim, OrganizationId to) {
    IdempotencyKey key = IdempotencyKey.of("transfer");
    shop.claims().transfer(VENDOR, school, claim.id(), to, key).orElseThrow();
  }

  /** A worker leases the claim's job for a second, and is not heard of again. */
  final void leaseAndDie() {
    Instant now = world().instant();
    List<Job> leased =
        world()
            .storage()
            .write(store -> store.jobs().lease(Lane.AT_ONCE.number(), now, now.plusSeconds(1), 1));
    assertThat(leased).extracting(Job::kind).containsExactly(JobKinds.FULFIL_CLAIM);
    world().pass(Duration.ofSeconds(1));
  }

  final ClaimProgress progress(Claim claim) {
    return shop.claims().findForVendor(school, claim.id()).orElseThrow();
  }

  final void assertState(Claim claim, State state) {
    assertThat(progress(claim).state()).isEqualTo(state);
    assertThat(progress(claim).tries()).isZero();
    assertThat(progress(claim).nextTryAt()).isEmpty();
  }
}
