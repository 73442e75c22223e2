package io.entitlements.core.testkit;

import io.entitlements.seat.SeatChange;
import io.entitlements.seat.SeatPlan;
import io.entitlements.seat.SeatPlan.Mode;
import io.entitlements.seat.SeatPlan.WhenFull;
import io.entitlements.seat.SeatReport;
import io.entitlements.seat.SeatRunRefusal;
import io.entitlements.seat.Seats;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the plans that the process of {@link KillContract} applies, in as many transactions as it
 * has kinds of rows. The first person that it gives a seat or a place loses it by the next plan of
 * the same thread, the second keeps it.
 *
 * @param prefix of the names of one thread
 * @param number of the plan, a multiple of {@link #EVERY}
 */
record KillPlan(String prefix, int number) {

  static final int EVERY = 3;

  private static final SeatPlan.Options OPTIONS =
      new SeatPlan.Options(Mode.BEST_EFFORT, WhenFull.WAIT);

  static KillPlan ofName(String name) {
    int number = name.lastIndexOf('-') + 1;
    return new KillPlan(name.substring(0, number), Integer.parseInt(name.substring(number)));
  }

  String name() {
    return prefix + number;
  }

  KillPlan next() {
    return new KillPlan(prefix, number + EVERY);
  }

  /** Who loses the seat or the place by the next plan. */
  String passing() {
    return name() + "-passing";
  }

  /** Who keeps it. */
  String staying() {
    return name() + "-staying";
  }

  Outcome<SeatReport, SeatRunRefusal> apply(Seats seats, Contest ids) {
    SeatPlan plan =
        seats
            .plan(ids.administrator(), ids.organization(), ids.subscription(), changes(), OPTIONS)
            .orElseThrow();
    return seats.apply(ids.administrator(), plan, IdempotencyKey.of("apply-" + name()));
  }

  private List<SeatChange> changes() {
    List<SeatChange> changes = new ArrayList<>();
    changes.add(new SeatChange.Assign(email(passing())));
    changes.add(new SeatChange.Assign(email(staying())));
    if (number >= EVERY) {
      KillPlan before = new KillPlan(prefix, number - EVERY);
      changes.add(new SeatChange.Pin(email(before.staying())));
      changes.add(new SeatChange.Unassign(email(before.passing())));
    }
    return changes;
  }

  private static String email(String name) {
    return KillChild.email(name).value();
  }
}
