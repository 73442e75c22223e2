package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimProgress.State;
import io.entitlements.claim.OfferedBundle;
import io.entitlements.event.ClaimEvent.ClaimCancelled;
import io.entitlements.event.ClaimEvent.ClaimNeedsSupport;
import io.entitlements.event.EntitlementEvent;
import io.entitlements.key.KeyOverview;
import io.entitlements.key.SubscriptionChange.Renew;
import io.entitlements.key.SubscriptionChange.RenewFrom;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.AccountId;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.ProductKeyId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;

/** Corrections that meet each other, and what goes on meanwhile. */
public abstract class ClaimCorrectionRaceContract extends ClaimSupportWorld {

  private static final int THREADS = 4;

  /** For subclasses. */
  protected ClaimCorrectionRaceContract() {}

  @RepeatedTest(3)
  void of_a_cancellation_and_a_fulfilment_no_key_that_counts_is_left() {
    Shop.Sold order = shop.sell("suite", "plus");
    Claim claim = shop.submit(order.link(school), ada, "one").orElseThrow();
    List<Boolean> done =
        Race.run(
            THREADS,
            thread ->
                thread % 2 == 0
                    ? cancel(claim, "cancel-" + thread)
                    : world().anotherNode().jobs().runDue(5).isEmpty());
    assertThat(List.of(done.get(0), done.get(2))).containsExactlyInAnyOrder(true, false);
    world().doJobs();
    assertThat(living(ada)).isEmpty();
    assertThat(shop.claims().open(order.secret()).orElseThrow().bundles())
        .extracting(OfferedBundle::state)
        .containsOnly(OfferedBundle.State.FREE);
  }

  @RepeatedTest(3)
  void of_two_transfers_and_a_cancellation_one_is_made_and_the_keys_count_once_at_most() {
    AccountId bob = world().activeAccount("bob@elsewhere.example");
    OrganizationId elsewhere = world().organization(bob, "Elsewhere");
    AccountId eve = world().activeAccount("eve@third.example");
    OrganizationId third = world().organization(eve, "Third");
    Claim claim = fulfilled();

    List<Boolean> done =
        Race.run(
            3,
            thread ->
                switch (thread) {
                  case 0 -> cancel(claim, "cancel");
                  case 1 -> transfer(claim, elsewhere, "to-elsewhere");
                  default -> transfer(claim, third, "to-third");
                });
    Race.run(THREADS, thread -> world().anotherNode().jobs().runDue(5));
    world().pass(Duration.ofMinutes(3));
    world().doJobs();

    assertThat(done).filteredOn(it -> it).hasSize(1);
    assertThat(living(ada)).isEmpty();
    assertThat(living(bob)).hasSize(done.get(1) ? 2 : 0);
    assertThat(living(eve)).hasSize(done.get(2) ? 2 : 0);
  }

  @RepeatedTest(3)
  void a_transfer_takes_what_a_renewal_added_or_the_renewal_is_refused_and_no_seat_is_left() {
    AccountId bob = world().activeAccount("bob@elsewhere.example");
    OrganizationId elsewhere = world().organization(bob, "Elsewhere");
    Claim claim = fulfilled();
    District district = new District(world(), ada, school);
    ProductKeyId key = district.key().key().id();

    List<Boolean> done =
        Race.run(
            3,
            thread ->
                switch (thread) {
                  case 0 -> transfer(claim, elsewhere, "transfer");
                  case 1 ->
                      district.change(new Renew(key, 5, 12, RenewFrom.EXPIRY), "renew")
                          instanceof Outcome.Done;
                  default -> district.assign("ben@school.example", "seat") instanceof Outcome.Done;
                });
    world().doJobs();

    assertThat(done.get(0)).isTrue();
    assertThat(living(ada)).isEmpty();
    assertThat(living(bob).stream().mapToInt(living -> living.key().allotments().size()).sum())
        .isEqualTo(done.get(1) ? 3 : 2);
  }

  @RepeatedTest(3)
  void a_claim_that_is_cancelled_while_its_job_is_given_up_needs_no_support_afterwards() {
    Claim claim = submit("suite");
    for (int i = 0; i < 18; i++) {
      leaseAndDie();
    }

    Race.run(
        2,
        thread ->
            thread == 0
                ? cancel(claim, "cancel")
                : world().anotherNode().jobs().runDue(1).isEmpty());

    assertState(claim, State.CANCELLED);
    assertThat(shop.claims().needingSupport(Optional.empty(), 100).items()).isEmpty();
    List<EntitlementEvent> events = world().events(school);
    int cancelled = events.indexOf(new ClaimCancelled(school, claim.id()));
    assertThat(events.subList(cancelled, events.size()))
        .doesNotHaveAnyElementsOfTypes(ClaimNeedsSupport.class);
  }

  @RepeatedTest(3)
  void a_claim_that_is_cancelled_while_it_is_tried_again_leaves_no_key_that_counts() {
    Claim claim = stuck("gone");
    shop.addProduct("gone");

    Race.run(
        THREADS,
        thread ->
            switch (thread) {
              case 0 -> cancel(claim, "cancel");
              case 1 -> shop.claims().retry(VENDOR, school, claim.id()) instanceof Outcome.Done;
              default -> world().anotherNode().jobs().runDue(5).isEmpty();
            });
    world().doJobs();

    assertState(claim, State.CANCELLED);
    assertThat(living(ada)).isEmpty();
    assertThat(shop.claims().needingSupport(Optional.empty(), 100).items()).isEmpty();
  }

  private Claim fulfilled() {
    Claim claim = shop.submit(shop.sell("suite", "plus").link(school), ada, "one").orElseThrow();
    world().doJobs();
    return claim;
  }

  private boolean transfer(Claim claim, OrganizationId to, String key) {
    return shop.claims()
            .transfer(VENDOR, claim.organization(), claim.id(), to, IdempotencyKey.of(key))
        instanceof Outcome.Done;
  }

  private boolean cancel(Claim claim, String key) {
    return shop.claims().cancel(VENDOR, claim.organization(), claim.id(), IdempotencyKey.of(key))
        instanceof Outcome.Done;
  }

  private List<KeyOverview> living(AccountId who) {
    return world().engine().subscriptions().overview(who).items().stream()
        .flatMap(row -> row.keys().stream())
        .filter(key -> key.key().endsAt().isAfter(world().instant()))
        .toList();
  }
}
