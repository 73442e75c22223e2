package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.Shop.bundle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.entitlements.account.Organization;
import io.entitlements.account.ServiceRegion;
import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimDraft;
import io.entitlements.claim.ClaimOffer;
import io.entitlements.claim.ClaimProgress;
import io.entitlements.claim.ClaimRefusal.ClaimedBefore;
import io.entitlements.claim.ClaimRefusal.Why;
import io.entitlements.claim.ClaimReview;
import io.entitlements.claim.OfferedBundle;
import io.entitlements.claim.OfferedBundle.State;
import io.entitlements.claim.Vendor;
import io.entitlements.error.IdempotencyConflictException;
import io.entitlements.key.SubscriptionOverview;
import io.entitlements.subscription.SubscriptionStatus;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Claiming by the emailed URL: all of an order, or parts of it. */
public abstract class ClaimContract extends WorldContract {

  private static final Organization.Details NEW_SCHOOL =
      new Organization.Details("New School", "Hill", ZoneId.of("UTC"), ServiceRegion.EUROPE);

  // JUnit sets them before each test.
  @SuppressWarnings("NullAway.Init")
  private Shop shop;

  @SuppressWarnings("NullAway.Init")
  private AccountId ada;

  @SuppressWarnings("NullAway.Init")
  private OrganizationId school;

  /** For subclasses. */
  protected ClaimContract() {}

  @BeforeEach
  final void openShop() {
    shop = new Shop(world());
    ada = world().activeAccount("ada@school.example");
    school = world().organization(ada, "A School");
  }

  @Test
  void a_claim_becomes_a_subscription_with_a_key_whose_term_is_whole_local_days() {
    District district = world().district("suite", 5);
    SubscriptionOverview row = district.overview();
    assertThat(row.total()).isEqualTo(5);
    assertThat(row.assigned()).isZero();
    assertThat(row.status()).isEqualTo(SubscriptionStatus.ACTIVE);
    assertThat(row.nextRenewal()).isEqualTo(Optional.of(LocalDate.of(2027, 9, 13)));
    assertThat(row.keys()).hasSize(1);
    assertThat(row.keys().get(0).text().value()).matches("NB(-[0-9A-HJKMNP-TV-Z]{5}){5}");
    assertThat(row.keys().get(0).text()).hasToString("…" + lastFive(row));
    assertThat(row.keys().get(0).key().newest().term().endsAt())
        .isEqualTo(LocalDate.of(2027, 9, 14).atStartOfDay(Given.ZONE).toInstant());
  }

  @Test
  void the_url_can_be_opened_any_number_of_times_also_years_later_and_is_spent_by_a_claim_only() {
    Shop.Sold order = shop.sell("suite");
    for (int i = 0; i < 3; i++) {
      assertThat(states(order)).containsExactly(State.FREE);
      assertThat(shop.claims().review(order.link(school), ada, Optional.empty()))
          .isInstanceOf(Outcome.Done.class);
      world().pass(Duration.ofDays(800));
    }
    shop.submit(order.link(school), ada, "one").orElseThrow();
    assertThat(states(order)).containsExactly(State.CLAIMED);
    assertThat(states(order)).containsExactly(State.CLAIMED);
  }

  @Test
  void a_second_claim_is_refused_changes_nothing_and_says_whose_it_is_to_its_administrators_only() {
    Shop.Sold order = shop.sell("suite");
    Claim claim = shop.submit(order.link(school), ada, "one").orElseThrow();
    AccountId bob = world().activeAccount("bob@elsewhere.example");
    OrganizationId elsewhere = world().organization(bob, "Elsewhere");
    OrganizationId second = world().organization(ada, "Second School");

    assertThat(shop.refusal(order.link(school), ada, "two"))
        .isEqualTo(new ClaimedBefore(school, claim.id()));
    assertThat(shop.refusal(order.link(second), ada, "three"))
        .isEqualTo(new ClaimedBefore(school, claim.id()));
    assertThat(shop.refusal(order.link(elsewhere), bob, "four")).isEqualTo(Why.ALREADY_CLAIMED);
    assertThat(shop.reviewRefusal(order.link(elsewhere), bob)).isEqualTo(Why.ALREADY_CLAIMED);
    world().doJobs();
    assertThat(overview(ada).keys()).hasSize(1);
    assertThat(world().engine().subscriptions().overview(bob).items()).isEmpty();
  }

  @Test
  void the_same_request_again_answers_the_same_claim_and_the_key_with_another_request_is_refused() {
    Shop.Sold order = shop.sell("suite", "plus");
    Claim claim = shop.submit(order.link(school, 0), ada, "one").orElseThrow();

    assertThat(shop.submit(order.link(school, 0), ada, "one").orElseThrow()).isEqualTo(claim);
    assertThatThrownBy(() -> shop.submit(order.link(school, 1), ada, "one"))
        .isInstanceOf(IdempotencyConflictException.class);
  }

  @Test
  void only_an_administrator_of_the_organization_claims_for_it() {
    Shop.Sold order = shop.sell("suite");
    AccountId stranger = world().activeAccount("stranger@elsewhere.example");

    assertThat(shop.refusal(order.link(school), stranger, "one")).isEqualTo(Why.NOT_PERMITTED);
    assertThat(shop.reviewRefusal(order.link(school), stranger)).isEqualTo(Why.NOT_PERMITTED);
    assertThat(states(order)).containsExactly(State.FREE);
  }

  @Test
  void a_link_that_never_existed_opens_nothing_and_claims_nothing() {
    ClaimDraft draft = ClaimDraft.byLink("guess", school);
    assertThat(shop.claims().open("guess")).isEmpty();
    assertThat(shop.refusal(draft, ada, "one")).isEqualTo(Why.LINK_NOT_VALID);
    assertThat(shop.reviewRefusal(draft, ada)).isEqualTo(Why.LINK_NOT_VALID);
  }

  @Test
  void a_second_order_of_the_same_product_adds_a_key_to_the_subscription() {
    shop.submit(shop.sell("suite").link(school), ada, "one").orElseThrow();
    shop.submit(shop.sell(0, bundle("suite", 7)).link(school), ada, "two").orElseThrow();
    world().doJobs();
    assertThat(world().engine().subscriptions().overview(ada).items()).hasSize(1);
    assertThat(overview(ada).total()).isEqualTo(12);
    assertThat(overview(ada).keys()).hasSize(2);
  }

  @Test
  void the_bundles_of_an_order_go_to_several_organizations_each_once() {
    Shop.Sold order = shop.sell("suite", "plus", "suite", "meeting");
    AccountId bob = world().activeAccount("bob@elsewhere.example");
    OrganizationId elsewhere = world().organization(bob, "Elsewhere");

    Claim first = shop.submit(order.link(school, 0, 2), ada, "one").orElseThrow();
    assertThat(states(order)).containsExactly(State.CLAIMED, State.FREE, State.CLAIMED, State.FREE);
    assertThat(shop.refusal(order.link(elsewhere, 1, 2), bob, "two"))
        .isEqualTo(Why.ALREADY_CLAIMED);
    Claim rest = shop.submit(order.link(elsewhere), bob, "three").orElseThrow();
    world().doJobs();

    assertThat(first.bundles()).extracting(bundle -> bundle.place()).containsExactly(0, 2);
    assertThat(rest.bundles()).extracting(bundle -> bundle.place()).containsExactly(1, 3);
    assertThat(overview(ada).total()).isEqualTo(10);
    assertThat(world().engine().subscriptions().overview(bob).items())
        .extracting(row -> row.subscription().product().value(), row -> row.total())
        .containsExactlyInAnyOrder(tuple("plus", 5), tuple("meeting", 5));
  }

  @Test
  void a_bundle_that_the_order_does_not_have_is_refused() {
    Shop.Sold order = shop.sell("suite", "plus");
    assertThat(shop.refusal(order.link(school, 0, 2), ada, "one")).isEqualTo(Why.NO_SUCH_BUNDLE);
    assertThat(shop.refusal(order.link(school, -1), ada, "two")).isEqualTo(Why.NO_SUCH_BUNDLE);
    assertThat(states(order)).containsOnly(State.FREE);
  }

  @Test
  void a_cancelled_order_is_still_shown_and_claims_nothing() {
    Shop.Sold order = shop.sell("suite");
    assertThat(shop.cancel(order)).isTrue();

    assertThat(states(order)).containsExactly(State.CANCELLED);
    assertThat(shop.refusal(order.link(school), ada, "one")).isEqualTo(Why.ORDER_CANCELLED);
    assertThat(shop.reviewRefusal(order.link(school), ada)).isEqualTo(Why.ORDER_CANCELLED);
  }

  @Test
  void a_review_says_what_the_claim_then_does_and_every_answer_can_be_changed_before() {
    Shop.Sold order = shop.sell("suite", "plus");
    ClaimDraft draft =
        order.hand(school).withVendor(new Vendor("Boards & Co", "Łódź")).withBundles(Set.of(1));
    ClaimReview review = shop.claims().review(draft, ada, Optional.empty()).orElseThrow();
    assertThat(review.draft()).isEqualTo(draft);
    assertThat(review.organization().name()).isEqualTo("A School");
    assertThat(review.items()).extracting(item -> item.place()).containsExactly(1);
    assertThat(states(order)).containsOnly(State.FREE);

    ClaimDraft edited =
        draft
            .withProof(new ClaimDraft.Link(order.secret()))
            .withRecipient(new ClaimDraft.Added(NEW_SCHOOL))
            .withBundles(Set.of(0));
    ClaimReview again = shop.claims().review(edited, ada, Optional.empty()).orElseThrow();
    Claim claim = shop.submit(edited, ada, "one").orElseThrow();

    assertThat(again.organization()).isEqualTo(NEW_SCHOOL);
    assertThat(claim.vendor()).isEqualTo(new Vendor("Boards & Co", "Łódź"));
    assertThat(claim.how()).isEqualTo(Claim.How.LINK);
    assertThat(claim.bundles())
        .extracting(bundle -> bundle.product(), bundle -> bundle.term())
        .containsExactly(tuple(again.items().get(0).product(), again.items().get(0).term()));
    assertThat(found(claim)).isEqualTo(claim);
  }

  @Test
  void a_claim_adds_its_organization_in_the_same_transaction_or_not_at_all() {
    Shop.Sold order = shop.sell("suite");
    ClaimDraft draft = order.link(school).withRecipient(new ClaimDraft.Added(NEW_SCHOOL));
    int before = world().engine().memberships().of(ada).size();

    Claim claim = shop.submit(draft, ada, "one").orElseThrow();
    assertThat(shop.submit(draft, ada, "one").orElseThrow()).isEqualTo(claim);
    assertThat(shop.refusal(draft, ada, "two"))
        .isEqualTo(new ClaimedBefore(claim.organization(), claim.id()));
    world().doJobs();

    Organization added = world().engine().organizations().find(claim.organization()).orElseThrow();
    assertThat(added.details()).isEqualTo(NEW_SCHOOL);
    assertThat(added.owner()).contains(ada);
    assertThat(world().engine().memberships().of(ada)).hasSize(before + 1);
    assertThat(overview(ada).organization().id()).isEqualTo(claim.organization());
  }

  @Test
  void whose_account_is_not_active_adds_no_organization_by_a_claim() {
    ClaimDraft draft =
        shop.sell("suite").link(school).withRecipient(new ClaimDraft.Added(NEW_SCHOOL));
    AccountId bob = world().activeAccount("bob@school.example");
    world().engine().accounts().disable(new Actor.Task("vendor"), bob).orElseThrow();
    assertThat(shop.refusal(draft, bob, "one")).isEqualTo(Why.ACCOUNT_NOT_ACTIVE);
    assertThat(shop.reviewRefusal(draft, bob)).isEqualTo(Why.ACCOUNT_NOT_ACTIVE);

    AccountId eve = world().activeAccount("eve@school.example");
    world().engine().accounts().delete(new Actor.Person(eve), eve).orElseThrow();
    assertThat(shop.refusal(draft, eve, "two")).isEqualTo(Why.ACCOUNT_NOT_ACTIVE);
  }

  @Test
  void the_claims_of_an_organization_are_listed_to_who_may_look_the_newest_first() {
    Claim first = shop.submit(shop.sell("suite").link(school), ada, "one").orElseThrow();
    world().pass(Duration.ofMillis(1));
    Claim second = shop.submit(shop.sell("plus").link(school), ada, "two").orElseThrow();
    var page = shop.claims().page(ada, school, Optional.empty(), 1).orElseThrow();
    assertThat(page.items()).extracting(ClaimProgress::claim).containsExactly(second);
    var next = shop.claims().page(ada, school, page.next(), 1).orElseThrow();
    assertThat(next.items()).extracting(ClaimProgress::claim).containsExactly(first);
    assertThat(next.next()).isEmpty();

    AccountId bob = world().activeAccount("bob@elsewhere.example");
    assertThat(shop.claims().page(bob, school, Optional.empty(), 1))
        .isEqualTo(Outcome.refused(Why.NOT_PERMITTED));
  }

  @Test
  void an_order_of_ten_thousand_displays_is_claimed() {
    Shop.Sold order = shop.sell(10_000, bundle("suite", 10_000));
    ClaimOffer offer = shop.claims().open(order.secret()).orElseThrow();
    assertThat(offer.displays()).isEqualTo(10_000);
    shop.submit(order.hand(school), ada, "one").orElseThrow();
    assertThat(shop.claims().open(order.secret()).orElseThrow().free()).isEmpty();
  }

  private List<State> states(Shop.Sold order) {
    return shop.claims().open(order.secret()).orElseThrow().bundles().stream()
        .map(OfferedBundle::state)
        .toList();
  }

  private Claim found(Claim claim) {
    return shop.claims().findForVendor(claim.organization(), claim.id()).orElseThrow().claim();
  }

  private SubscriptionOverview overview(AccountId account) {
    return world().engine().subscriptions().overview(account).items().get(0);
  }

  private static String lastFive(SubscriptionOverview row) {
    String text = row.keys().get(0).text().value();
    return text.substring(text.length() - 5);
  }
}
