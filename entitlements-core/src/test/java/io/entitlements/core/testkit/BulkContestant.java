package io.entitlements.core.testkit;

import io.entitlements.seat.SeatChange;
import io.entitlements.seat.SeatPlan;
import io.entitlements.seat.SeatPlan.Mode;
import io.entitlements.seat.SeatPlan.WhenFull;
import io.entitlements.seat.SeatReport;
import io.entitlements.seat.SeatRunRefusal;
import io.entitlements.seat.Seats;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Outcome;
import io.entitlements.type.SeatRunId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** The part of a {@link Contestant} that asks by many: it plans, applies, repeats and undoes. */
final class BulkContestant {

  private static final int MOST_ROWS = 12;

  private final World world;
  private final Contest contest;
  private final Random random;
  private final Supplier<EmailAddress> somebody;
  private final Supplier<IdempotencyKey> once;
  private final List<SeatRunId> runs = new ArrayList<>();

  BulkContestant(
      World world,
      Contest contest,
      Random random,
      Supplier<EmailAddress> somebody,
      Supplier<IdempotencyKey> once) {
    this.world = world;
    this.contest = contest;
    this.random = random;
    this.somebody = somebody;
    this.once = once;
  }

  void ask() {
    IdempotencyKey key = once.get();
    if (!runs.isEmpty() && random.nextInt(3) == 0) {
      SeatRunId run = runs.remove(random.nextInt(runs.size()));
      repeated(() -> undo(run, key));
    } else {
      SeatPlan plan = plan();
      repeated(() -> seats().apply(contest.administrator(), plan, key));
    }
  }

  /** Some requests come twice, and have one report. */
  private void repeated(Supplier<Outcome<SeatReport, SeatRunRefusal>> request) {
    if (request.get() instanceof Outcome.Done<SeatReport, SeatRunRefusal> done) {
      runs.add(done.value().run());
      if (random.nextInt(5) == 0) {
        SeatReport again = request.get().orElseThrow();
        if (!again.rows().equals(done.value().rows())) {
          throw new AssertionError("another report of the same request: " + again);
        }
      }
    }
  }

  private Outcome<SeatReport, SeatRunRefusal> undo(SeatRunId run, IdempotencyKey key) {
    return seats()
        .undo(contest.administrator(), contest.organization(), contest.subscription(), run, key);
  }

  private SeatPlan plan() {
    List<SeatChange> changes = new ArrayList<>();
    for (int rows = 1 + random.nextInt(MOST_ROWS); rows > 0; rows--) {
      changes.add(change());
    }
    SeatPlan.Options options =
        new SeatPlan.Options(
            random.nextInt(4) == 0 ? Mode.ATOMIC : Mode.BEST_EFFORT,
            random.nextBoolean() ? WhenFull.WAIT : WhenFull.REFUSE);
    return seats()
        .plan(
            contest.administrator(),
            contest.organization(),
            contest.subscription(),
            changes,
            options)
        .orElseThrow();
  }

  private SeatChange change() {
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> new SeatChange.Assign(email());
      case 3, 4 -> new SeatChange.Unassign(email());
      case 5 -> new SeatChange.Reassign(email(), email());
      case 6 -> new SeatChange.Pin(email());
      default -> new SeatChange.Unpin(email());
    };
  }

  private String email() {
    return somebody.get().value();
  }

  private Seats seats() {
    return world.engine().seats();
  }
}
