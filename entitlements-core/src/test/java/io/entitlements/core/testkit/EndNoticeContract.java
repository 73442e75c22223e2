package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.claim.ClaimDraft;
import io.entitlements.key.ProductKey;
import io.entitlements.key.SubscriptionChange.AddKey;
import io.entitlements.key.SubscriptionChange.CancelAtTermEnd;
import io.entitlements.key.SubscriptionChange.CancelNow;
import io.entitlements.key.SubscriptionChange.Renew;
import io.entitlements.key.SubscriptionChange.RenewFrom;
import io.entitlements.key.SubscriptionChange.Revoke;
import io.entitlements.key.SubscriptionChange.UndoCancellation;
import io.entitlements.spi.Mail;
import io.entitlements.type.IdempotencyKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Administrators are told in time that product keys end. */
public abstract class EndNoticeContract extends NoticeWorld {

  /** For subclasses. */
  protected EndNoticeContract() {}

  @Test
  void each_reminder_comes_at_eight_in_the_morning_and_the_last_notice_at_the_end() {
    District district = world().district("suite", 10);
    ProductKey key = key(district);
    LocalDate last = lastDay(key);
    for (int days : new int[] {60, 30, 7}) {
      assertThat(sentExactlyAt(morning(last, days)))
          .singleElement()
          .satisfies(mail -> assertThat(mail.subject()).contains("in " + days + " days"));
    }
    assertThat(sentExactlyAt(morning(last, 1)))
        .singleElement()
        .satisfies(mail -> assertThat(mail.subject()).contains("in 1 day,"));
    assertThat(sentExactlyAt(key.endsAt()))
        .singleElement()
        .satisfies(mail -> assertThat(mail.subject()).contains("ended on 13 September 2027"));
    world().pass(Duration.ofDays(400));
    assertThat(sent()).isEmpty();
  }

  @Test
  void the_morning_is_the_schools_on_both_sides_of_a_change_of_the_clock() {
    District district = world().district("suite", 10);
    // The clocks of Los Angeles go back on 7 November 2027.
    change(district, new AddKey(5, LocalDate.of(2026, 9, 14), LocalDate.of(2027, 11, 8)));
    world().moveTo(Instant.parse("2027-10-15T00:00:00Z"));
    world().doJobs();
    assertThat(sentExactlyAt(Instant.parse("2027-11-01T15:00:00Z"))).hasSize(1);
    assertThat(sentExactlyAt(Instant.parse("2027-11-07T16:00:00Z"))).hasSize(1);
    assertThat(sentExactlyAt(Instant.parse("2027-11-09T08:00:00Z"))).hasSize(1);
  }

  @Test
  void a_renewal_in_time_silences_the_old_end_and_announces_the_new_one() {
    District district = world().district("suite", 10);
    ProductKey key = key(district);
    world().moveTo(morning(lastDay(key), 60));
    assertThat(sent()).hasSize(1);
    change(district, new Renew(key.id(), 10, 12, RenewFrom.EXPIRY));
    world().moveTo(key.endsAt().plus(Duration.ofDays(30)));
    assertThat(sent()).isEmpty();
    assertThat(sentExactlyAt(morning(lastDay(key(district)), 60))).hasSize(1);
  }

  @Test
  void a_reminder_that_waits_while_the_key_is_renewed_is_not_sent() {
    District district = world().district("suite", 10);
    ProductKey key = key(district);
    world().mailServerIsDown(true);
    world().moveTo(morning(lastDay(key), 7));
    assertThat(sent()).isEmpty();
    change(district, new Renew(key.id(), 10, 12, RenewFrom.EXPIRY));
    world().mailServerIsDown(false);
    world().pass(Duration.ofMinutes(1));
    assertThat(sent()).isEmpty();
  }

  @Test
  void a_key_added_late_gets_only_the_notices_still_to_come() {
    District district = world().district("suite", 10);
    LocalDate last = LocalDate.of(2026, 10, 4);
    change(district, new AddKey(5, LocalDate.of(2026, 9, 14), last));
    assertThat(sent()).isEmpty();
    assertThat(sentExactlyAt(morning(last, 7))).hasSize(1);
    assertThat(sentExactlyAt(morning(last, 1))).hasSize(1);
    assertThat(sentExactlyAt(last.plusDays(1).atStartOfDay(Given.ZONE).toInstant())).hasSize(1);
  }

  @Test
  void after_months_without_a_node_only_the_newest_notice_is_sent_and_says_the_real_days() {
    District district = world().district("suite", 10);
    LocalDate last = lastDay(key(district));
    world().moveTo(morning(last, 20));
    assertThat(sent())
        .singleElement()
        .satisfies(mail -> assertThat(mail.subject()).contains("in 20 days"));
    assertThat(sentExactlyAt(morning(last, 7))).hasSize(1);
    world().moveTo(key(district).endsAt().plus(Duration.ofDays(100)));
    assertThat(sent())
        .singleElement()
        .satisfies(mail -> assertThat(mail.subject()).contains("ended on"));
  }

  @Test
  void keys_that_end_together_are_named_in_one_mail() {
    District district = world().district("suite", 10);
    LocalDate last = lastDay(key(district));
    change(district, new AddKey(5, LocalDate.of(2026, 9, 14), last));
    assertThat(sentExactlyAt(morning(last, 60)))
        .singleElement()
        .satisfies(mail -> assertThat(mail.text()).contains("10 seats").contains("5 seats"));
  }

  @Test
  void a_subscription_cancelled_at_its_end_is_not_reminded_and_told_at_the_end() {
    District district = world().district("suite", 10);
    ProductKey key = key(district);
    change(district, new CancelAtTermEnd());
    world().moveTo(key.endsAt().minusMillis(1));
    assertThat(sent()).isEmpty();
    world().moveTo(key.endsAt());
    assertThat(sent())
        .singleElement()
        .satisfies(mail -> assertThat(mail.text()).contains("was cancelled"));
  }

  @Test
  void a_cancellation_taken_back_brings_the_reminders_still_to_come() {
    District district = world().district("suite", 10);
    LocalDate last = lastDay(key(district));
    change(district, new CancelAtTermEnd());
    world().moveTo(morning(last, 40));
    assertThat(sent()).isEmpty();
    change(district, new UndoCancellation());
    assertThat(sentExactlyAt(morning(last, 30))).hasSize(1);
  }

  @Test
  void an_end_that_was_decided_is_not_announced() {
    District district = world().district("suite", 10);
    ProductKey first = key(district);
    LocalDate last = lastDay(first);
    change(district, new AddKey(5, LocalDate.of(2026, 9, 14), last.plusDays(10)));
    change(district, new Revoke(first.id()));
    assertThat(sentExactlyAt(morning(last.plusDays(10), 60))).hasSize(1);
    change(district, new CancelNow());
    world().moveTo(first.endsAt().plus(Duration.ofDays(90)));
    assertThat(sent()).isEmpty();
  }

  @Test
  void a_letter_shows_no_whole_key_and_nothing_of_another_organization() {
    District district = world().district("suite", 10);
    district.seated("ada@school.example");
    var other = world().activeAccount("other@elsewhere.example");
    var elsewhere = world().organization(other, "Elsewhere");
    String secret = world().importedOrder("PO-2", "suite", 7);
    world()
        .engine()
        .claims()
        .submit(
            ClaimDraft.byLink(secret, elsewhere),
            other,
            Optional.empty(),
            IdempotencyKey.of("claim-elsewhere"))
        .orElseThrow();
    world().doJobs();
    world().moveTo(morning(lastDay(key(district)), 30));
    List<Mail> mails = sent();
    assertThat(mails).hasSize(2);
    String key = district.overview().keys().get(0).text().value();
    Mail mail =
        mails.stream()
            .filter(each -> each.to().value().equals("admin@school.example"))
            .findAny()
            .orElseThrow();
    assertThat(mail.subject()).contains("suite of A School");
    assertThat(mail.text())
        .contains(key.substring(key.length() - 5))
        .doesNotContain(key.substring(0, 14))
        .contains("13 September 2027")
        .contains("27 September 2027")
        .contains("/subscriptions/" + district.overview().subscription().id())
        .doesNotContain("Elsewhere", "elsewhere", "7 seats", "ada@");
  }
}
