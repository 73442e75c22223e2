package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.OverCapacityPolicy.Keep;
import io.entitlements.key.ProductKey;
import io.entitlements.key.SubscriptionChange.AddKey;
import io.entitlements.key.SubscriptionChange.AddSeats;
import io.entitlements.key.SubscriptionChange.Renew;
import io.entitlements.key.SubscriptionChange.RenewFrom;
import io.entitlements.key.SubscriptionChange.SetOverCapacity;
import io.entitlements.spi.Mail;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Administrators are told when seats run short. */
public abstract class SeatNoticeContract extends NoticeWorld {

  private static final LocalDate TODAY = LocalDate.of(2026, 9, 14);
  private static final LocalDate SOON = LocalDate.of(2026, 9, 30);
  private static final OverCapacityPolicy NO_GRACE = new OverCapacityPolicy(Keep.OLDEST, 0);
  private static final EmailAddress P1 = EmailAddress.of("p1@school.example");
  private static final Instant SOON_OVER = Instant.parse("2026-10-01T07:00:00Z");

  /** For subclasses. */
  protected SeatNoticeContract() {}

  @Test
  void three_quarters_and_all_of_the_seats_are_told_once_each() {
    District district = world().district("suite", 6);
    for (int i = 1; i <= 4; i++) {
      district.seated("p" + i + "@school.example");
    }
    assertThat(sent()).isEmpty();
    AccountId fifth = district.seated("p5@school.example");
    assertThat(sent())
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.subject())
                  .isEqualTo("suite of A School: 75 % of the seats are in use");
              assertThat(mail.text()).contains("have reached 5 of 6").doesNotContain("p5@");
            });
    district.seated("p6@school.example");
    assertThat(sent())
        .singleElement()
        .satisfies(mail -> assertThat(mail.subject()).contains("all seats are in use"));
    release(district, fifth, "down");
    district.assign("p5@school.example", "up").orElseThrow();
    assertThat(sent()).as("down and up again").isEmpty();
  }

  @Test
  void who_fills_a_subscription_at_once_is_told_of_all_seats_alone() {
    District district = world().district("suite", 4);
    for (int i = 1; i <= 4; i++) {
      district.seated("p" + i + "@school.example");
    }
    assertThat(sent())
        .singleElement()
        .satisfies(mail -> assertThat(mail.subject()).contains("all seats are in use"));
  }

  @Test
  void people_promoted_from_the_waiting_list_fill_the_new_seats_too() {
    District district = world().district("suite", 1);
    district.seated("p1@school.example");
    assertThat(sent()).hasSize(1);
    orWait(district, "p2@school.example");
    orWait(district, "p3@school.example");
    change(district, new AddSeats(key(district).id(), 2));
    assertThat(sent())
        .singleElement()
        .satisfies(mail -> assertThat(mail.text()).contains("have reached 3 of 3"));
  }

  @Test
  void fewer_seats_reach_the_mark_as_more_people_do() {
    District district = world().district("suite", 6);
    change(district, new AddKey(6, TODAY, SOON));
    for (int i = 1; i <= 5; i++) {
      district.seated("p" + i + "@school.example");
    }
    world().moveTo(SOON_OVER.minusMillis(1));
    assertThat(sent()).extracting(Mail::subject).noneMatch(it -> it.contains("75 %"));
    world().moveTo(SOON_OVER);
    assertThat(sent()).extracting(Mail::subject).filteredOn(it -> it.contains("75 %")).hasSize(1);
  }

  @Test
  void over_capacity_is_told_when_it_begins_with_how_many_lose_a_seat_and_when() {
    District district = overSoon();
    assertThat(district.overview().assigned()).isEqualTo(3);
    world().moveTo(SOON_OVER.minusMillis(1));
    assertThat(tooFew()).isZero();
    world().moveTo(SOON_OVER);
    assertThat(tooFew()).isEqualTo(1);
    assertThat(notices())
        .filteredOn(mail -> mail.subject().contains("more seats in use"))
        .singleElement()
        .satisfies(
            mail ->
                assertThat(mail.text())
                    .contains("In use now: 3 of 2. On 15 October 2026, 1 seat will be released.")
                    .doesNotContain("p1@", "p2@", "p3@"));
    world().pass(Duration.ofDays(13));
    change(district, new SetOverCapacity(new OverCapacityPolicy(Keep.OLDEST, 20)));
    world().pass(Duration.ofDays(13));
    assertThat(tooFew()).as("told once").isZero();
    assertThat(district.overview().assigned()).isEqualTo(2);
  }

  @Test
  void over_capacity_that_is_over_before_the_mail_goes_is_not_told() {
    District district = overSoon();
    world().mailServerIsDown(true);
    world().moveTo(SOON_OVER);
    world().doJobs();
    ProductKey key = district.overview().keys().get(1).key();
    change(district, new Renew(key.id(), 5, 12, RenewFrom.NOW));
    world().mailServerIsDown(false);
    world().pass(Duration.ofMinutes(1));
    assertThat(tooFew()).isZero();
  }

  @Test
  void without_a_grace_the_letter_tells_what_was_so_and_is_now() {
    District district = overSoon();
    change(district, new SetOverCapacity(NO_GRACE));
    world().moveTo(SOON_OVER);
    assertThat(sent())
        .filteredOn(mail -> mail.subject().contains("more seats"))
        .singleElement()
        .satisfies(SeatNoticeContract::tellsThatItWasSo);
    assertThat(district.overview().assigned()).isEqualTo(2);
  }

  @Test
  void without_a_grace_the_letter_claims_no_release_that_an_administrator_forestalled() {
    District district = overSoon();
    world().mailServerIsDown(true);
    world().moveTo(SOON_OVER);
    world().doJobs();
    release(district, world().engine().accounts().find(P1).orElseThrow().id(), "own-choice");
    change(district, new SetOverCapacity(NO_GRACE));
    world().mailServerIsDown(false);
    world().pass(Duration.ofMinutes(1));
    assertThat(sent())
        .filteredOn(mail -> mail.subject().contains("more seats"))
        .singleElement()
        .satisfies(SeatNoticeContract::tellsThatItWasSo);
  }

  private static void tellsThatItWasSo(Mail mail) {
    assertThat(mail.subject())
        .isEqualTo("suite of A School: more seats were in use than there were");
    assertThat(mail.text())
        .startsWith(
            """
            On 1 October 2026 there were fewer seats than were in use in suite of A School.

            No grace is declared: seats that are too many are released at once.

            In use now: 2 of 2.
            """);
  }

  /** Three people on three seats, of which one key's end leaves two. */
  private District overSoon() {
    District district = world().district("suite", 2);
    change(district, new AddKey(1, TODAY, SOON));
    for (int i = 1; i <= 3; i++) {
      district.seated("p" + i + "@school.example");
    }
    world().doJobs();
    return district;
  }

  private long tooFew() {
    return sent().stream().filter(mail -> mail.subject().contains("more seats in use")).count();
  }

  private void orWait(District district, String email) {
    world()
        .engine()
        .seats()
        .assignOrWait(
            district.administrator(),
            district.organization(),
            district.overview().subscription().id(),
            EmailAddress.of(email),
            IdempotencyKey.of("wait-" + email))
        .orElseThrow();
  }

  private void release(District district, AccountId account, String key) {
    world()
        .engine()
        .seats()
        .release(
            district.administrator(),
            district.organization(),
            district.overview().subscription().id(),
            account,
            IdempotencyKey.of(key))
        .orElseThrow();
  }
}
