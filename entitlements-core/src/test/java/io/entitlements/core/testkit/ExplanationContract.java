package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Role;
import io.entitlements.catalog.ActivationMethod;
import io.entitlements.catalog.FeatureId;
import io.entitlements.check.ConsideredRight;
import io.entitlements.check.Decision;
import io.entitlements.check.Explanation;
import io.entitlements.check.Reason;
import io.entitlements.check.Remedy;
import io.entitlements.check.Rule;
import io.entitlements.core.ExplanationJson;
import io.entitlements.key.SubscriptionChange.Suspend;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.DeviceId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Why a check answers what it answers, rule by rule, and what would help. */
public abstract class ExplanationContract extends WorldContract {

  @SuppressWarnings("NullAway.Init") // JUnit
  private District district;

  /** For subclasses. */
  protected ExplanationContract() {}

  @BeforeEach
  final void sellTwoSeats() {
    district = world().district("suite", 2);
  }

  @Test
  void a_right_that_counts_decides_and_needs_nothing() {
    AccountId ada = district.seated("ada@school.example");
    Explanation explained = explain(ada);
    assertThat(explained.rights())
        .containsExactly(
            new ConsideredRight(
                district.organization(),
                district.subscription(),
                Optional.of(ActivationMethod.EMAIL),
                explained.decision(),
                Optional.empty(),
                Optional.empty(),
                true));
    assertThat(explained.remedy()).isEmpty();
    assertThat(explained.at()).isEqualTo(world().instant());
  }

  @Test
  void each_rule_that_fails_is_named_with_what_would_help() {
    AccountId ada = district.seated("ada@school.example");
    Instant start = district.key().key().newest().term().startsAt();
    Instant end = district.key().key().newest().term().endsAt();
    world().moveTo(start.minusMillis(1));
    expect(ada, Reason.NOT_STARTED, Rule.TERM_BEGUN, Remedy.WAIT_FOR_TERM);
    world().moveTo(end);
    expect(ada, Reason.IN_GRACE, Rule.TERM_LASTS, Remedy.RENEW_SOON);
    world().moveTo(end.plus(Duration.ofDays(Given.GRACE_DAYS + 1)));
    expect(ada, Reason.EXPIRED, Rule.TERM_LASTS, Remedy.RENEW);
    district.change(new Suspend(), "suspend").orElseThrow();
    expect(ada, Reason.SUSPENDED, Rule.NOT_SUSPENDED, Remedy.RESUME);
  }

  @Test
  void a_member_without_a_seat_is_told_whether_one_is_free() {
    AccountId bob = district.joined("bob@school.example", Role.EDUCATOR);
    district.release(bob, "release").orElseThrow();
    AccountId admin = district.administrator();
    expect(admin, Reason.NO_SEAT, Rule.SEAT_HELD, Remedy.GIVE_SEAT);
    district.seated("one@school.example");
    district.seated("two@school.example");
    expect(admin, Reason.NO_SEAT, Rule.SEAT_HELD, Remedy.FREE_SEAT);
    district.assignOrWait("wanda@school.example");
    AccountId wanda =
        world()
            .engine()
            .accounts()
            .find(EmailAddress.of("wanda@school.example"))
            .orElseThrow()
            .id();
    expect(wanda, Reason.NO_SEAT, Rule.SEAT_HELD, Remedy.WAIT_FOR_SEAT);
    world().moveTo(district.key().key().newest().term().endsAt());
    expect(admin, Reason.NO_SEAT, Rule.SEAT_HELD, Remedy.RENEW);
  }

  @Test
  void who_belongs_to_no_organization_with_the_product_is_told_so() {
    AccountId eve = world().activeAccount("eve@elsewhere.example");
    Explanation explained = explain(eve);
    assertThat(explained.decision().reason()).isEqualTo(Reason.NO_SEAT);
    assertThat(explained.rights()).isEmpty();
    assertThat(explained.remedy()).contains(Remedy.GET_SUBSCRIPTION);
  }

  @Test
  void what_is_not_known_is_explained_too() {
    Explanation nobody = explain(new AccountId(new UUID(0, 1)));
    assertThat(nobody.decision()).isEqualTo(Decision.none(Reason.UNKNOWN_ACCOUNT));
    assertThat(nobody.remedy()).contains(Remedy.CHECK_ADDRESS);
    Explanation nothing =
        world().engine().explain(district.administrator(), FeatureId.of("suite/unheard-of"));
    assertThat(nothing.decision()).isEqualTo(Decision.none(Reason.UNKNOWN_FEATURE));
    assertThat(nothing.remedy()).contains(Remedy.CHECK_FEATURE);
    AccountId carl = world().activeAccount("carl@school.example");
    district.seated("carl@school.example");
    world().engine().accounts().disable(new Actor.Task("vendor"), carl).orElseThrow();
    assertThat(explain(carl).decision()).isEqualTo(Decision.none(Reason.ACCOUNT_DISABLED));
    assertThat(explain(carl).remedy()).contains(Remedy.ENABLE_ACCOUNT);
  }

  @Test
  void a_computer_is_told_to_sign_in_where_its_key_is_not_enough() {
    DeviceId device = new DeviceId(new UUID(7, 1));
    assertThat(world().engine().explain(device, Given.NOTEBOOK).remedy())
        .contains(Remedy.TYPE_PRODUCT_KEY);
    world()
        .engine()
        .activations()
        .byProductKey(district.key().text().value(), Given.installation(device));
    assertThat(world().engine().explain(device, Given.NOTEBOOK).rights())
        .singleElement()
        .satisfies(right -> assertThat(right.decides()).isTrue());
    assertThat(world().engine().explain(device, Given.ONLINE).rights())
        .singleElement()
        .satisfies(
            right -> {
              assertThat(right.failed()).contains(Rule.METHOD_UNLOCKS);
              assertThat(right.remedy()).contains(Remedy.SIGN_IN);
            });
  }

  @Test
  void an_organization_sees_what_is_its_own() {
    AccountId ada = district.seated("ada@school.example");
    assertThat(explain("ada@school.example", district.organization())).isEqualTo(explain(ada));
    AccountId carl = world().activeAccount("carl@school.example");
    district.seated("carl@school.example");
    world().engine().accounts().disable(new Actor.Task("vendor"), carl).orElseThrow();
    assertThat(explain("carl@school.example", district.organization()).remedy())
        .contains(Remedy.ENABLE_ACCOUNT);
  }

  @Test
  void an_organization_does_not_see_what_is_of_another_nor_whether_an_address_is_known() {
    district.seated("ada@school.example");
    AccountId carl = world().activeAccount("carl@x.example");
    world().engine().accounts().disable(new Actor.Task("vendor"), carl).orElseThrow();
    OrganizationId other = world().organization(world().activeAccount("eve@x.example"), "Other");

    Explanation unknown = explain("nobody@x.example", other);
    assertThat(unknown.decision()).isEqualTo(Decision.none(Reason.NO_SEAT));
    assertThat(unknown.rights()).isEmpty();
    assertThat(unknown.remedy()).contains(Remedy.GET_SUBSCRIPTION);
    assertThat(explain("ada@school.example", other)).isEqualTo(unknown);
    assertThat(explain("carl@x.example", other)).isEqualTo(unknown);
  }

  @Test
  void whoever_never_had_a_seat_can_be_given_one() {
    Explanation unknown = explain("nobody@x.example", district.organization());
    assertThat(unknown.rights())
        .singleElement()
        .satisfies(
            right -> {
              assertThat(right.subscription()).isEqualTo(district.subscription());
              assertThat(right.failed()).contains(Rule.SEAT_HELD);
              assertThat(right.remedy()).contains(Remedy.GIVE_SEAT);
            });
    world().activeAccount("eve@x.example");
    assertThat(explain("eve@x.example", district.organization())).isEqualTo(unknown);
    assertThat(
            world()
                .engine()
                .explain(
                    EmailAddress.of("eve@x.example"),
                    FeatureId.of("suite/unheard-of"),
                    district.organization())
                .remedy())
        .contains(Remedy.CHECK_FEATURE);
  }

  private Explanation explain(String email, OrganizationId organization) {
    return world().engine().explain(EmailAddress.of(email), Given.NOTEBOOK, organization);
  }

  @Test
  void the_json_says_the_same() {
    AccountId ada = district.seated("ada@school.example");
    world().moveTo(district.key().key().newest().term().endsAt());
    Explanation explained = explain(ada);
    JsonNode json = JsonMapper.shared().readTree(ExplanationJson.write(explained));
    assertThat(json.get("format").stringValue()).isEqualTo("explanation/1");
    assertThat(json.get("decision").get("reason").stringValue()).isEqualTo("IN_GRACE");
    assertThat(json.get("decision").get("validUntil").stringValue())
        .isEqualTo(explained.decision().validUntil().toString());
    JsonNode right = json.get("rights").get(0);
    assertThat(right.get("failed").stringValue()).isEqualTo("TERM_LASTS");
    assertThat(right.get("remedy").stringValue()).isEqualTo("RENEW_SOON");
    assertThat(right.get("words").stringValue()).contains("Renew");
  }

  private void expect(AccountId account, Reason reason, Rule failed, Remedy remedy) {
    Explanation explained = explain(account);
    assertThat(explained.decision().reason()).isEqualTo(reason);
    assertThat(explained.rights())
        .singleElement()
        .satisfies(
            right -> {
              assertThat(right.failed()).contains(failed);
              assertThat(right.remedy()).contains(remedy);
            });
  }

  /** The same as a check says. */
  private Explanation explain(AccountId account) {
    Explanation explained = world().engine().explain(account, Given.NOTEBOOK);
    assertThat(explained.decision()).isEqualTo(world().engine().check(account, Given.NOTEBOOK));
    return explained;
  }
}
