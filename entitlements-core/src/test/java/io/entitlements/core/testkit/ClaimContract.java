package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.claim.Claim;
import io.entitlements.claim.Claims.Refusal;
import io.entitlements.key.SubscriptionOverview;
import io.entitlements.subscription.SubscriptionStatus;
import io.entitlements.type.AccountId;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Claiming by the emailed URL, and fulfilment. */
public abstract class ClaimContract extends WorldContract {

  /** For subclasses. */
  protected ClaimContract() {}

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
  void the_url_can_be_opened_any_number_of_times_and_is_spent_by_a_claim_only() {
    String secret = world().importedOrder("PO-1", "suite", 5);
    for (int i = 0; i < 3; i++) {
      assertThat(world().engine().claims().open(secret).orElseThrow().claimed()).isFalse();
    }
    AccountId admin = world().activeAccount("admin@school.example");
    OrganizationId organization = world().organization(admin, "A School");
    submit(secret, admin, organization, "one").orElseThrow();
    assertThat(world().engine().claims().open(secret).orElseThrow().claimed()).isTrue();
  }

  @Test
  void a_second_claim_by_the_same_person_or_another_is_refused_and_changes_nothing() {
    District district = world().district("suite", 5);
    String secret = world().newestSecret("claim");
    AccountId other = world().activeAccount("other@elsewhere.example");
    OrganizationId elsewhere = world().organization(other, "Elsewhere");
    assertThat(submit(secret, district.administrator(), district.organization(), "two"))
        .isEqualTo(Outcome.refused(Refusal.ALREADY_CLAIMED));
    assertThat(submit(secret, other, elsewhere, "three"))
        .isEqualTo(Outcome.refused(Refusal.ALREADY_CLAIMED));
    world().doJobs();
    assertThat(district.overview().keys()).hasSize(1);
    assertThat(world().engine().subscriptions().overview(other).items()).isEmpty();
  }

  @Test
  void the_same_request_again_answers_the_same_claim() {
    District district = world().district("suite", 5);
    Claim again =
        submit(
                world().newestSecret("claim"),
                district.administrator(),
                district.organization(),
                "claim")
            .orElseThrow();
    assertThat(world().engine().claims().find(district.organization(), again.id())).isPresent();
    assertThat(district.overview().keys()).hasSize(1);
  }

  @Test
  void only_an_administrator_of_the_organization_claims_for_it() {
    String secret = world().importedOrder("PO-1", "suite", 5);
    AccountId admin = world().activeAccount("admin@school.example");
    OrganizationId organization = world().organization(admin, "A School");
    AccountId stranger = world().activeAccount("stranger@elsewhere.example");
    assertThat(submit(secret, stranger, organization, "one"))
        .isEqualTo(Outcome.refused(Refusal.NOT_PERMITTED));
    assertThat(world().engine().claims().open(secret).orElseThrow().claimed()).isFalse();
  }

  @Test
  void a_link_that_never_existed_opens_nothing_and_claims_nothing() {
    AccountId admin = world().activeAccount("admin@school.example");
    OrganizationId organization = world().organization(admin, "A School");
    assertThat(world().engine().claims().open("guess")).isEmpty();
    assertThat(submit("guess", admin, organization, "one"))
        .isEqualTo(Outcome.refused(Refusal.LINK_NOT_VALID));
  }

  @Test
  void a_second_order_of_the_same_product_adds_a_key_to_the_subscription() {
    District district = world().district("suite", 5);
    String secret = world().importedOrder("PO-2", "suite", 7);
    submit(secret, district.administrator(), district.organization(), "second").orElseThrow();
    world().doJobs();
    assertThat(world().engine().subscriptions().overview(district.administrator()).items())
        .hasSize(1);
    assertThat(district.overview().total()).isEqualTo(12);
    assertThat(district.overview().keys()).hasSize(2);
  }

  private Outcome<Claim, Refusal> submit(
      String secret, AccountId by, OrganizationId organization, String key) {
    return world().engine().claims().submit(secret, by, organization, IdempotencyKey.of(key));
  }

  private static String lastFive(SubscriptionOverview row) {
    String text = row.keys().get(0).text().value();
    return text.substring(text.length() - 5);
  }
}
