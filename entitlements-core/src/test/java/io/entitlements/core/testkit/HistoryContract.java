package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Role;
import io.entitlements.event.OrganizationEvent;
import io.entitlements.event.ProductKeyEvent;
import io.entitlements.event.RecordedEvent;
import io.entitlements.event.SeatEvent.SeatReleased;
import io.entitlements.event.SeatEvent.SeatTaken;
import io.entitlements.seat.SeatHolder;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Outcome;
import io.entitlements.type.Revision;
import io.entitlements.type.Scope;
import io.entitlements.type.SeatId;
import io.entitlements.type.SubscriptionId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every change leaves its event, and the events give the state. */
public abstract class HistoryContract extends WorldContract {

  /** For subclasses. */
  protected HistoryContract() {}

  @Test
  void the_story_of_an_organization_is_told_in_order_with_every_value() {
    District district = world().district("suite", 5);
    List<RecordedEvent> events = events(district.organization());
    assertThat(events)
        .extracting(event -> event.event().getClass().getSimpleName())
        .containsExactly(
            "OrganizationAdded",
            "MembershipChanged",
            "ClaimSubmitted",
            "SubscriptionCreated",
            "ProductKeyAdded",
            "ClaimFulfilled");
    assertThat(events.get(1).event())
        .isEqualTo(
            new OrganizationEvent.MembershipChanged(
                district.organization(),
                district.administrator(),
                Set.of(),
                Set.of(Role.ADMINISTRATOR)));
    assertThat(events.get(2).actor()).isEqualTo(new Actor.Person(district.administrator()));
    assertThat(events.get(4).actor()).isEqualTo(new Actor.Task("fulfilment"));
    ProductKeyEvent.ProductKeyAdded key = (ProductKeyEvent.ProductKeyAdded) events.get(4).event();
    assertThat(key.term()).isEqualTo(district.overview().keys().get(0).key().newest().term());
  }

  @Test
  void revisions_count_without_a_gap_and_the_answer_carries_the_last() {
    District district = world().district("suite", 5);
    Outcome<?, ?> outcome = district.assign("ada@school.example", "1");
    List<RecordedEvent> events = events(district.organization());
    for (int i = 0; i < events.size(); i++) {
      assertThat(events.get(i).revision().number()).isEqualTo(i + 1L);
    }
    assertThat(((Outcome.Done<?, ?>) outcome).revision())
        .isEqualTo(world().engine().history().revision(district.organization()))
        .isEqualTo(events.get(events.size() - 1).revision());
  }

  @Test
  void a_refused_change_leaves_no_event() {
    District district = world().district("suite", 1);
    district.assign("ada@school.example", "1");
    Revision before = world().engine().history().revision(district.organization());
    district.assign("ben@school.example", "2");
    assertThat(world().engine().history().revision(district.organization())).isEqualTo(before);
  }

  @Test
  void replaying_the_events_gives_the_seats() {
    District district = world().district("suite", 5);
    for (int i = 0; i < 8; i++) {
      district.assign("person" + i + "@school.example", "give" + i);
    }
    AccountId released =
        world()
            .engine()
            .accounts()
            .find(EmailAddress.of("person3@school.example"))
            .orElseThrow()
            .id();
    world()
        .engine()
        .seats()
        .release(
            district.administrator(),
            district.organization(),
            district.overview().subscription().id(),
            released,
            IdempotencyKey.of("take"))
        .orElseThrow();
    Map<SeatId, SeatHolder> seats = new HashMap<>();
    for (RecordedEvent event : events(district.organization())) {
      if (event.event() instanceof SeatTaken taken) {
        seats.put(taken.seat(), taken.holder());
      } else if (event.event() instanceof SeatReleased gone) {
        seats.remove(gone.seat());
      }
    }
    assertThat(seats.values())
        .hasSize(district.overview().assigned())
        .allMatch(holder -> isHeld(district, holder));
  }

  @Test
  void no_event_holds_an_address_or_a_name_of_a_person() {
    District district = world().district("suite", 5);
    district.assign("ada@school.example", "1");
    AccountId ada =
        world().engine().accounts().find(EmailAddress.of("ada@school.example")).orElseThrow().id();
    for (Scope scope : List.of(district.organization(), district.administrator(), ada)) {
      List<io.entitlements.spi.EventRow> rows =
          world().storage().read(store -> store.events().after(new Revision(scope, 0), 100));
      assertThat(rows)
          .isNotEmpty()
          .allSatisfy(row -> assertThat(row.body()).doesNotContain("@", "Some Body"));
    }
  }

  private boolean isHeld(District district, SeatHolder holder) {
    SubscriptionId subscription = district.overview().subscription().id();
    return world()
        .storage()
        .read(
            store -> store.seats().find(district.organization(), subscription, holder).isPresent());
  }

  private List<RecordedEvent> events(Scope scope) {
    return world().engine().history().after(new Revision(scope, 0), 1_000);
  }
}
