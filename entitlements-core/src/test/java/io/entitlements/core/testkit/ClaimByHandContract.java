package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.Shop.bundle;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Organization;
import io.entitlements.account.ServiceRegion;
import io.entitlements.account.Source;
import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimDraft;
import io.entitlements.claim.ClaimLimits;
import io.entitlements.claim.ClaimRefusal;
import io.entitlements.claim.ClaimRefusal.ClaimedBefore;
import io.entitlements.claim.ClaimRefusal.TooManyAttempts;
import io.entitlements.claim.ClaimRefusal.Why;
import io.entitlements.claim.PurchaseOrder.BundleTerm.Days;
import io.entitlements.spi.Storage;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.AccountId;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Claiming by a serial number: what it tells nobody, and how often it may be guessed. */
public abstract class ClaimByHandContract extends WorldContract {

  private static final ClaimLimits LIMITS = ClaimLimits.DEFAULT;
  private static final Source HERE = new Source("192.0.2.1");

  // The first call of each test, and JUnit, set them.
  @SuppressWarnings("NullAway.Init")
  private NotedStorage noted;

  @SuppressWarnings("NullAway.Init")
  private Shop shop;

  @SuppressWarnings("NullAway.Init")
  private AccountId ada;

  @SuppressWarnings("NullAway.Init")
  private OrganizationId school;

  /** For subclasses. */
  protected ClaimByHandContract() {}

  /**
   * Makes a store.
   *
   * @return a fresh, empty store; closed after the test
   */
  protected abstract Storage createPlainStorage();

  @Override
  protected final Storage createStorage() {
    noted = new NotedStorage(createPlainStorage());
    return noted;
  }

  @BeforeEach
  final void openShop() {
    shop = new Shop(world());
    ada = world().activeAccount("ada@school.example");
    school = world().organization(ada, "A School");
  }

  @Test
  void a_serial_is_read_as_it_is_typed_with_spaces_dashes_small_and_look_alike_letters() {
    Shop.Sold order = shop.sell(3, bundle("suite", 5));
    assertThat(order.serial()).isEqualTo("D001X00000");
    for (String typed : List.of("d001-x00000", " D00IX0O00o ", "DOOLX 00000")) {
      assertThat(shop.reviewRefusal(ClaimDraft.byHand(typed, 3, school), ada)).isEqualTo("done");
    }
    Claim claim =
        shop.submit(ClaimDraft.byHand("doo1x-ooooo", 3, school), ada, "one").orElseThrow();
    world().doJobs();
    assertThat(claim.how()).isEqualTo(Claim.How.BY_HAND);
    assertThat(new District(world(), ada, school).overview().total()).isEqualTo(5);
  }

  @Test
  void whatever_is_wrong_the_answer_and_the_work_are_the_same() {
    LocalDate past = world().instant().atZone(Given.ZONE).toLocalDate().minusDays(3);
    AccountId bob = world().activeAccount("bob@elsewhere.example");
    OrganizationId elsewhere = world().organization(bob, "Elsewhere");
    Shop.Sold free = shop.sell("suite");
    Shop.Sold cancelled = shop.sell("suite");
    shop.cancel(cancelled);
    Shop.Sold foreign = shop.sell("suite", "plus");
    shop.submit(foreign.link(elsewhere), bob, "bob").orElseThrow();
    Shop.Sold over = shop.sell(2, bundle("suite", 5, new Days(past, past)));
    List<ClaimDraft> wrong =
        List.of(
            ClaimDraft.byHand("UNKNOWN0", 2, school),
            ClaimDraft.byHand(free.serial(), 1, school),
            ClaimDraft.byHand(free.serial(), -5, school),
            free.hand(school, 1),
            cancelled.hand(school),
            foreign.hand(school),
            foreign.hand(school, 0),
            foreign.hand(school, 9),
            over.hand(school));
    shop.reviewRefusal(wrong.get(0), ada);
    noted.calls();

    List<List<String>> works = new ArrayList<>();
    for (ClaimDraft draft : wrong) {
      assertThat(shop.refusal(draft, ada, "k")).as(draft.toString()).isEqualTo(Why.NOT_FOUND);
      works.add(noted.calls());
    }
    assertThat(works).allMatch(works.get(0)::equals);
    assertThat(works.get(0)).contains("OrderStore.offeredLike");
    world().pass(LIMITS.perAccount().every());
    assertThat(shop.submit(free.hand(school), ada, "right")).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void who_administers_the_organization_that_claimed_it_is_told_so() {
    Shop.Sold order = shop.sell("suite");
    Claim claim = shop.submit(order.hand(school), ada, "one").orElseThrow();
    OrganizationId second = world().organization(ada, "Second School");
    assertThat(shop.refusal(order.hand(second), ada, "two"))
        .isEqualTo(new ClaimedBefore(school, claim.id()));
    assertThat(shop.submit(order.hand(school), ada, "one").orElseThrow()).isEqualTo(claim);
  }

  @Test
  void only_an_administrator_guesses_at_all() {
    Shop.Sold order = shop.sell("suite");
    AccountId bob = world().activeAccount("bob@elsewhere.example");
    for (int i = 0; i < 100; i++) {
      assertThat(shop.refusal(order.hand(school), bob, "one")).isEqualTo(Why.NOT_PERMITTED);
    }
    shop.submit(order.hand(school), ada, "one").orElseThrow();
  }

  @Test
  void wrong_serials_are_limited_for_an_account_on_every_node_and_right_ones_wait_too() {
    Shop.Sold order = shop.sell("suite");
    for (int i = 0; i < 30; i++) {
      assertThat(shop.reviewRefusal(order.hand(school), ada)).isEqualTo("done");
    }
    for (int i = 0; i < LIMITS.perAccount().burst(); i++) {
      assertThat(shop.reviewRefusal(guess(i), ada)).isEqualTo(Why.NOT_FOUND);
    }
    TooManyAttempts limited =
        new TooManyAttempts(world().instant().plus(LIMITS.perAccount().every()));
    assertThat(shop.reviewRefusal(order.hand(school), ada)).isEqualTo(limited);
    assertThat(
            world()
                .anotherNode()
                .claims()
                .submit(order.hand(school), ada, Optional.empty(), IdempotencyKey.of("one")))
        .isEqualTo(Outcome.refused(limited));
    assertThat(shop.reviewRefusal(order.link(school), ada)).as("by the link").isEqualTo("done");
    world().moveTo(limited.retryAt());
    shop.submit(order.hand(school), ada, "one").orElseThrow();
  }

  @Test
  void wrong_serials_that_are_submitted_count_also_all_at_once_and_with_the_same_key() {
    Shop.Sold order = shop.sell("suite");
    int most = LIMITS.perAccount().burst();
    List<Object> answers =
        Race.run(most + 4, thread -> shop.refusal(guess(thread), ada, "key-" + thread % 2));
    assertThat(answers).filteredOn(Why.NOT_FOUND::equals).hasSize(most);
    assertThat(answers).filteredOn(TooManyAttempts.class::isInstance).hasSize(4);
    assertThat(shop.refusal(order.hand(school), ada, "right")).isInstanceOf(TooManyAttempts.class);
  }

  @Test
  void a_claim_that_was_made_is_answered_again_also_when_no_more_may_be_guessed() {
    Shop.Sold order = shop.sell("suite");
    Claim claim = shop.submit(order.hand(school), ada, "one").orElseThrow();
    for (int i = 0; i < LIMITS.perAccount().burst(); i++) {
      assertThat(shop.refusal(guess(i), ada, "wrong")).isEqualTo(Why.NOT_FOUND);
    }
    assertThat(shop.refusal(guess(0), ada, "wrong")).isInstanceOf(TooManyAttempts.class);
    assertThat(shop.submit(order.hand(school), ada, "one").orElseThrow()).isEqualTo(claim);
  }

  @Test
  void wrong_serials_are_limited_for_an_organization_by_all_its_administrators() {
    int guesses = 0;
    for (int i = 0; guesses < LIMITS.perOrganization().burst(); i++) {
      AccountId colleague = world().activeAccount("colleague" + i + "@school.example");
      new District(world(), ada, school).administered(colleague);
      for (int j = 0; j < 7 && guesses < LIMITS.perOrganization().burst(); j++) {
        assertThat(shop.reviewRefusal(guess(guesses++), colleague)).isEqualTo(Why.NOT_FOUND);
      }
    }
    assertThat(shop.reviewRefusal(guess(0), ada)).isInstanceOf(TooManyAttempts.class);
    OrganizationId second = world().organization(ada, "Second School");
    assertThat(shop.reviewRefusal(ClaimDraft.byHand("GUESS", 1, second), ada))
        .isEqualTo(Why.NOT_FOUND);
  }

  @Test
  void wrong_serials_are_limited_from_a_source_and_everybody_has_some_of_their_own() {
    Organization.Details details =
        new Organization.Details("New", "", ZoneId.of("UTC"), ServiceRegion.EUROPE);
    ClaimDraft guess = guess(0).withRecipient(new ClaimDraft.Added(details));
    int own = LIMITS.ownPerAccount().burst();
    int shared = 0;
    for (int i = 0; shared < LIMITS.perSource().burst(); i++) {
      AccountId person = world().activeAccount("person" + i + "@school.example");
      for (int j = 0; j < 8 && shared < LIMITS.perSource().burst(); j++) {
        assertThat(from(HERE, guess, person)).isEqualTo(Why.NOT_FOUND);
        shared += j < own ? 0 : 1;
      }
    }
    for (int i = 0; i < own; i++) {
      assertThat(from(HERE, guess, ada)).isEqualTo(Why.NOT_FOUND);
    }
    assertThat(from(HERE, guess, ada)).isInstanceOf(TooManyAttempts.class);
    assertThat(from(new Source("198.51.100.1"), guess, ada)).isEqualTo(Why.NOT_FOUND);
  }

  @Test
  void what_cannot_be_a_serial_is_refused_unread_and_not_counted() {
    Shop.Sold order = shop.sell("suite");
    world().stopFollowing();
    noted.calls();
    for (String typed : List.of("", "D-1", "D001\r\nX00000!", "é0001000", "x".repeat(100))) {
      assertThat(shop.refusal(ClaimDraft.byHand(typed, 2, school), ada, "one"))
          .isEqualTo(Why.NOT_FOUND);
    }
    assertThat(noted.calls()).isEmpty();
    shop.submit(order.hand(school), ada, "one").orElseThrow();
  }

  private Object from(Source source, ClaimDraft draft, AccountId by) {
    return shop.claims()
        .review(draft, by, Optional.of(source))
        .<Object>fold(done -> "done", (ClaimRefusal refusal) -> refusal);
  }

  private ClaimDraft guess(int number) {
    return ClaimDraft.byHand("GUESS" + number, 2, school);
  }
}
