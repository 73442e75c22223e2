package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.OverCapacityPolicy.Keep;
import io.entitlements.key.SubscriptionChange.Renew;
import io.entitlements.key.SubscriptionChange.RenewFrom;
import io.entitlements.key.SubscriptionChange.SetOverCapacity;
import io.entitlements.seat.OverCapacity;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.type.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** More seats to release than one transaction should: what a worker does meanwhile. */
public abstract class ManyReleasedContract extends WorldContract {

  private static final int HELD = 2_107;
  private static final int LEFT = 7;

  /** For subclasses. */
  protected ManyReleasedContract() {}

  @Test
  void seats_are_released_by_a_thousand_in_order_until_what_was_previewed_is_released() {
    District district = world().district("suite", HELD);
    district
        .change(
            new Actor.Person(district.administrator()),
            new SetOverCapacity(new OverCapacityPolicy(Keep.OLDEST, 3)),
            "policy")
        .orElseThrow();
    Bulk.of(district, Bulk.ATOMIC).done("all", Bulk.giveAll("p", HELD));
    district
        .change(new Renew(district.key().key().id(), LEFT, 12, RenewFrom.EXPIRY), "renew")
        .orElseThrow();
    OverCapacity preview = preview(district);
    world().moveTo(preview.releasesAt().orElseThrow().minusMillis(1));
    world().doJobs();
    world().moveTo(preview.releasesAt().orElseThrow());

    List<Integer> assigned = new ArrayList<>(List.of(district.overview().assigned()));
    while (!world().engine().jobs().runDue(1).isEmpty()) {
      int now = district.overview().assigned();
      if (now != assigned.get(assigned.size() - 1)) {
        assigned.add(now);
      }
    }

    assertThat(assigned).containsExactly(HELD, HELD - 1_000, HELD - 2_000, LEFT);
    assertThat(preview.released()).hasSize(HELD - LEFT).noneMatch(seat -> isHeld(seat));
  }

  private boolean isHeld(Seat seat) {
    SeatHolder holder = seat.holder();
    return world()
        .storage()
        .read(store -> store.seats().find(seat.organization(), seat.subscription(), holder))
        .isPresent();
  }

  private OverCapacity preview(District district) {
    Instant end = district.key().key().allotments().get(0).term().endsAt();
    return world()
        .engine()
        .seats()
        .overCapacity(
            district.administrator(), district.organization(), district.subscription(), end)
        .orElseThrow();
  }
}
