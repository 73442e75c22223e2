package io.entitlements.core.testkit;

import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatChange;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatPlan;
import io.entitlements.seat.SeatPlan.Mode;
import io.entitlements.seat.SeatPlan.WhenFull;
import io.entitlements.seat.SeatReport;
import io.entitlements.seat.SeatRowResult;
import io.entitlements.seat.SeatRunRefusal;
import io.entitlements.seat.Seats;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Outcome;
import io.entitlements.type.SeatRunId;
import io.entitlements.type.SubscriptionId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** An administrator who changes seats by many. Names without a domain are at the school. */
record Bulk(District district, SubscriptionId subscription, SeatPlan.Options options) {

  static final SeatPlan.Options BEST_EFFORT =
      new SeatPlan.Options(Mode.BEST_EFFORT, WhenFull.REFUSE);
  static final SeatPlan.Options ATOMIC = new SeatPlan.Options(Mode.ATOMIC, WhenFull.REFUSE);
  static final SeatPlan.Options WAITING = new SeatPlan.Options(Mode.BEST_EFFORT, WhenFull.WAIT);

  static Bulk of(District district, SeatPlan.Options options) {
    return new Bulk(district, district.overview().subscription().id(), options);
  }

  Bulk with(SeatPlan.Options other) {
    return new Bulk(district, subscription, other);
  }

  static SeatChange give(String name) {
    return new SeatChange.Assign(at(name));
  }

  static SeatChange take(String name) {
    return new SeatChange.Unassign(at(name));
  }

  static SeatChange move(String from, String to) {
    return new SeatChange.Reassign(at(from), at(to));
  }

  static SeatChange pin(String name) {
    return new SeatChange.Pin(at(name));
  }

  static SeatChange unpin(String name) {
    return new SeatChange.Unpin(at(name));
  }

  static SeatChange[] giveAll(String prefix, int number) {
    return IntStream.range(0, number).mapToObj(i -> give(prefix + i)).toArray(SeatChange[]::new);
  }

  private static String at(String name) {
    return name.contains("@") ? name : name + "@school.example";
  }

  private Seats seats() {
    return district.world().engine().seats();
  }

  Outcome<SeatPlan, SeatRunRefusal> planBy(AccountId by, SeatChange... changes) {
    return seats().plan(by, district.organization(), subscription, List.of(changes), options);
  }

  SeatPlan plan(SeatChange... changes) {
    return planBy(district.administrator(), changes).orElseThrow();
  }

  Outcome<SeatReport, SeatRunRefusal> apply(String key, SeatPlan plan) {
    return seats().apply(district.administrator(), plan, IdempotencyKey.of(key));
  }

  Outcome<SeatReport, SeatRunRefusal> tryDo(String key, SeatChange... changes) {
    return apply(key, plan(changes));
  }

  SeatReport done(String key, SeatChange... changes) {
    return tryDo(key, changes).orElseThrow();
  }

  Outcome<SeatReport, SeatRunRefusal> tryUndo(String key, SeatRunId run) {
    return seats()
        .undo(
            district.administrator(),
            district.organization(),
            subscription,
            run,
            IdempotencyKey.of(key));
  }

  SeatReport undone(String key, SeatReport report) {
    return tryUndo(key, report.run()).orElseThrow();
  }

  SeatReport report(SeatRunId run) {
    return seats().report(district.administrator(), district.organization(), run).orElseThrow();
  }

  static List<SeatRowResult> results(SeatPlan plan) {
    return plan.rows().stream().map(SeatPlan.Row::result).toList();
  }

  static List<SeatRowResult> results(SeatReport report) {
    return report.rows().stream().map(SeatReport.Row::result).toList();
  }

  Optional<AccountId> account(String name) {
    return district
        .world()
        .engine()
        .accounts()
        .find(EmailAddress.of(at(name)))
        .map(account -> account.id());
  }

  Optional<Seat> seat(String name) {
    return account(name)
        .flatMap(
            account ->
                district
                    .world()
                    .storage()
                    .read(
                        store ->
                            store
                                .seats()
                                .find(
                                    district.organization(),
                                    subscription,
                                    new SeatHolder.Person(account))));
  }

  boolean holds(String name) {
    return seat(name).isPresent();
  }

  /** Who waits, in order. */
  List<AccountId> waiting() {
    return seats()
        .waiting(
            district.administrator(),
            district.organization(),
            subscription,
            Optional.empty(),
            Seats.MAX_PAGE)
        .orElseThrow()
        .items()
        .stream()
        .map(waiting -> waiting.account())
        .toList();
  }

  int assigned() {
    return district.overview().assigned();
  }

  void release(String name, String key) {
    seats()
        .release(
            district.administrator(),
            district.organization(),
            subscription,
            account(name).orElseThrow(),
            IdempotencyKey.of(key))
        .orElseThrow();
  }

  void pinByHand(String name, boolean pinned, String key) {
    seats()
        .pin(
            district.administrator(),
            district.organization(),
            subscription,
            account(name).orElseThrow(),
            pinned,
            IdempotencyKey.of(key))
        .orElseThrow();
  }

  void wait(String name, String key) {
    seats()
        .assignOrWait(
            district.administrator(),
            district.organization(),
            subscription,
            EmailAddress.of(at(name)),
            IdempotencyKey.of(key))
        .orElseThrow();
  }
}
