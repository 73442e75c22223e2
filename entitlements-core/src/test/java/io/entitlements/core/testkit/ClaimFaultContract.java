package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Organization;
import io.entitlements.account.ServiceRegion;
import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimDraft;
import io.entitlements.claim.ClaimProgress.State;
import io.entitlements.error.StorageException;
import io.entitlements.event.ClaimEvent.ClaimNeedsSupport;
import io.entitlements.event.ClaimEvent.ClaimReceived;
import io.entitlements.job.Jobs;
import io.entitlements.spi.Storage;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commits of claims whose answers were lost: nothing is done twice or denied for it. */
public abstract class ClaimFaultContract extends WorldContract {

  // The first call of each test, and JUnit, set them.
  @SuppressWarnings("NullAway.Init")
  private ForgetfulStorage storage;

  @SuppressWarnings("NullAway.Init")
  private Shop shop;

  @SuppressWarnings("NullAway.Init")
  private AccountId ada;

  @SuppressWarnings("NullAway.Init")
  private OrganizationId school;

  /** For subclasses. */
  protected ClaimFaultContract() {}

  /**
   * Makes a store.
   *
   * @return a fresh, empty store; closed after the test
   */
  protected abstract Storage createReliableStorage();

  @Override
  protected final Storage createStorage() {
    storage = new ForgetfulStorage(createReliableStorage());
    return storage;
  }

  @BeforeEach
  final void openShop() {
    shop = new Shop(world());
    ada = world().activeAccount("ada@school.example");
    school = world().organization(ada, "A School");
    world().doJobs();
  }

  @Test
  void a_claim_by_link_by_hand_and_for_a_new_organization_is_made_once() {
    ClaimDraft link = shop.sell("suite").link(school);
    storage.loseAnswers(2);
    Claim first = shop.submit(link, ada, "one").orElseThrow();
    assertThat(shop.submit(link, ada, "one").orElseThrow()).isEqualTo(first);

    ClaimDraft hand = shop.sell("plus").hand(school);
    storage.loseAnswers(2);
    shop.claims().review(hand, ada, Optional.empty()).orElseThrow();
    storage.loseAnswers(2);
    shop.submit(hand, ada, "two").orElseThrow();

    Organization.Details details =
        new Organization.Details("New", "", ZoneId.of("UTC"), ServiceRegion.EUROPE);
    ClaimDraft added = shop.sell("suite").link(school).withRecipient(new ClaimDraft.Added(details));
    storage.loseAnswers(2);
    shop.submit(added, ada, "three").orElseThrow();
    world().doJobs();
    assertThat(world().engine().memberships().of(ada)).hasSize(2);
    assertThat(keys()).isEqualTo(3);
  }

  @Test
  void a_claim_is_fulfilled_once() {
    Claim claim = shop.submit(shop.sell("suite", "plus").link(school), ada, "one").orElseThrow();
    storage.loseAnswersAfter(1, 1); // the first leases the job
    assertThat(world().engine().jobs().runDue(1)).isEqualTo(new Jobs.Run(1, 0));
    world().pass(Duration.ofMinutes(3));
    world().doJobs();
    assertThat(shop.claims().findForVendor(school, claim.id()).orElseThrow().state())
        .isEqualTo(State.FULFILLED);
    assertThat(keys()).isEqualTo(2);
  }

  @Test
  void a_claim_is_tried_again_once_and_rejected_once() {
    Actor vendor = new Actor.Task("support");
    Claim claim = shop.submit(shop.sell("gone").link(school), ada, "one").orElseThrow();
    fail(claim);
    storage.loseAnswers(2);
    assertThat(shop.claims().retry(vendor, school, claim.id()).orElseThrow().retries())
        .isEqualTo(1);
    fail(claim);
    storage.loseAnswers(2);
    shop.claims().reject(vendor, school, claim.id()).orElseThrow();
    assertThat(shop.claims().findForVendor(school, claim.id()).orElseThrow().state())
        .isEqualTo(State.REJECTED);
  }

  @Test
  void that_a_claim_needs_support_is_recorded_once() {
    Claim claim = shop.submit(shop.sell("gone").link(school), ada, "one").orElseThrow();
    for (int i = 1; i < 18; i++) {
      world().doJobs();
      world().pass(Duration.ofHours(1));
    }
    storage.loseAnswersAfter(1, 1); // the first leases the job; the fulfilment is not committed
    world().doJobs();
    assertThat(shop.claims().findForVendor(school, claim.id()).orElseThrow().state())
        .isEqualTo(State.NEEDS_SUPPORT);
    assertThat(world().events(school)).filteredOn(ClaimNeedsSupport.class::isInstance).hasSize(1);
  }

  @Test
  void a_claim_is_cancelled_once() {
    Shop.Sold order = shop.sell("suite");
    Claim claim = shop.submit(order.link(school), ada, "one").orElseThrow();
    world().doJobs();
    storage.loseAnswers(2);
    shop.claims()
        .cancel(new Actor.Task("support"), school, claim.id(), IdempotencyKey.of("cancel"))
        .orElseThrow();
    assertThat(shop.claims().open(order.secret()).orElseThrow().free()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void a_transfer_ends_whichever_of_its_answers_is_lost_and_its_keys_are_made_once(int answered) {
    AccountId bob = world().activeAccount("bob@elsewhere.example");
    OrganizationId elsewhere = world().organization(bob, "Elsewhere");
    Claim claim = shop.submit(shop.sell("suite", "plus").link(school), ada, "one").orElseThrow();
    world().doJobs();

    storage.loseAnswersAfter(answered, 3);
    Runnable transfer =
        () ->
            shop.claims()
                .transfer(
                    new Actor.Task("support"),
                    school,
                    claim.id(),
                    elsewhere,
                    IdempotencyKey.of("transfer"))
                .orElseThrow();
    untilAnswered(transfer);
    for (int i = 0; i < 3; i++) {
      untilAnswered(world()::doJobs);
      world().pass(Duration.ofMinutes(3));
    }

    assertThat(
            world().engine().subscriptions().overview(bob).items().stream()
                .mapToInt(row -> row.total())
                .toArray())
        .containsExactly(5, 5);
    assertThat(world().engine().subscriptions().overview(ada).items())
        .allSatisfy(row -> assertThat(row.total()).isZero());
    assertThat(world().events(elsewhere)).filteredOn(ClaimReceived.class::isInstance).hasSize(1);
  }

  private static void untilAnswered(Runnable work) {
    for (int i = 0; ; i++) {
      try {
        work.run();
        return;
      } catch (StorageException lost) {
        assertThat(i).isLessThan(3);
      }
    }
  }

  private void fail(Claim claim) {
    for (int i = 0; i < 18; i++) {
      world().doJobs();
      world().pass(Duration.ofHours(1));
    }
    assertThat(shop.claims().findForVendor(school, claim.id()).orElseThrow().state())
        .isEqualTo(State.NEEDS_SUPPORT);
  }

  private int keys() {
    return world().engine().subscriptions().overview(ada).items().stream()
        .mapToInt(row -> row.keys().size())
        .sum();
  }
}
