package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.claim.Claim;
import io.entitlements.claim.OfferedBundle;
import io.entitlements.key.KeyOverview;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** Corrections that meet each other, and what goes on meanwhile. */
public abstract class ClaimCorrectionRaceContract extends WorldContract {

  private static final int THREADS = 4;
  private static final Actor VENDOR = new Actor.Task("support");

  // JUnit sets them before each test.
  @SuppressWarnings("NullAway.Init")
  private Shop shop;

  @SuppressWarnings("NullAway.Init")
  private AccountId ada;

  @SuppressWarnings("NullAway.Init")
  private OrganizationId school;

  /** For subclasses. */
  protected ClaimCorrectionRaceContract() {}

  @BeforeEach
  final void openShop() {
    shop = new Shop(world());
    ada = world().activeAccount("ada@school.example");
    school = world().organization(ada, "A School");
    world().doJobs();
  }

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
