package io.entitlements.core.internal.seat;

import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.change.Request;
import io.entitlements.core.internal.member.Members;
import io.entitlements.event.SeatEvent;
import io.entitlements.seat.SeatChange;
import io.entitlements.seat.SeatPlan;
import io.entitlements.seat.SeatPlan.Mode;
import io.entitlements.seat.SeatReport;
import io.entitlements.seat.SeatRowRefusal;
import io.entitlements.seat.SeatRunRefusal;
import io.entitlements.seat.SeatRunRefusal.Code;
import io.entitlements.spi.SeatRun;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.SeatRunId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Does bulk changes of seats. A run is begun under the caller's key; each batch of a best-effort
 * run is a transaction of its own, which notes how far the run has come: whoever repeats the
 * request, after a crash or beside another, goes on from there and does nothing twice.
 */
final class SeatRuns {

  private static final String APPLY = "seat.apply";
  private static final String UNDO = "seat.undo";

  private final Changes changes;
  private final Ids ids;
  private final Members members;
  private final SeatAllocator allocator;
  private final SeatRunViews views;

  SeatRuns(Changes changes, Ids ids, Members members, SeatAllocator allocator, SeatRunViews views) {
    this.changes = changes;
    this.ids = ids;
    this.members = members;
    this.allocator = allocator;
    this.views = views;
  }

  Outcome<SeatReport, SeatRunRefusal> apply(AccountId by, SeatPlan plan, IdempotencyKey key) {
    List<SeatChange> asked = plan.rows().stream().map(SeatPlan.Row::change).toList();
    Request request =
        Request.of(
            plan.organization(),
            key,
            APPLY,
            by,
            plan.subscription(),
            plan.options().mode(),
            plan.options().whenFull(),
            ChangesDigest.of(asked));
    Steps steps = Steps.of(asked, plan.options().whenFull());
    SeatRun run = newRun(by, plan.organization(), plan.subscription(), steps.size());
    Outcome<SeatRun, SeatRunRefusal> begun =
        changes.once(
            request.making(run.id()),
            new Actor.Person(by),
            SeatRun::organization,
            new SeatReports(plan.organization()),
            change ->
                permittedAndLocked(
                    change,
                    run,
                    () ->
                        plan.options().mode() == Mode.ATOMIC
                            ? doAll(change, run, steps)
                            : Attempt.made(begin(change, run))));
    return finish(begun, APPLY, found -> steps);
  }

  Outcome<SeatReport, SeatRunRefusal> undo(
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      SeatRunId undone,
      IdempotencyKey key) {
    Request request = Request.of(organization, key, UNDO, by, subscription, undone);
    SeatRun run = newRun(by, organization, subscription, 0);
    SeatReports reports = new SeatReports(organization);
    Outcome<SeatRun, SeatRunRefusal> begun =
        changes.once(
            request.making(run.id()),
            new Actor.Person(by),
            SeatRun::organization,
            reports,
            change ->
                permittedAndLocked(change, run, () -> beginUndo(change, run, undone, reports)));
    return finish(
        begun, UNDO, found -> Steps.undoing(changes.read(store -> reports.rows(store, undone))));
  }

  /** Does what is left of a run, and gives its report. */
  private Outcome<SeatReport, SeatRunRefusal> finish(
      Outcome<SeatRun, SeatRunRefusal> begun, String operation, Function<SeatRun, Steps> stepsOf) {
    if (begun instanceof Outcome.Refused<SeatRun, SeatRunRefusal> refused) {
      return Outcome.refused(refused.reason());
    }
    SeatRun run = ((Outcome.Done<SeatRun, SeatRunRefusal>) begun).value();
    if (run.isOpen()) {
      Steps steps = stepsOf.apply(run);
      while (run.isOpen()) {
        Outcome<SeatRun, SeatRunRefusal> next = next(run, steps, operation);
        if (next instanceof Outcome.Refused<SeatRun, SeatRunRefusal> refused) {
          return Outcome.refused(refused.reason());
        }
        run = ((Outcome.Done<SeatRun, SeatRunRefusal>) next).value();
      }
    }
    SeatReports reports = new SeatReports(run.organization());
    SeatRunId id = run.id();
    return changes.read(
        store -> {
          SeatRun ended = reports.find(store, id);
          return SeatRunViews.done(store, ended.organization(), reports.report(store, ended));
        });
  }

  private Outcome<SeatRun, SeatRunRefusal> next(SeatRun run, Steps steps, String operation) {
    List<Step> batch = steps.batch(run.done());
    return changes.make(
        new Actor.Person(run.by()),
        operation + " " + run.id(),
        SeatRun::organization,
        change ->
            permittedAndLocked(
                change,
                run,
                () -> {
                  int done = run.done() + batch.size();
                  if (change
                      .store()
                      .seatRuns()
                      .advance(run.organization(), run.id(), run.done(), done)) {
                    doBatch(change, run, batch);
                  }
                  return Attempt.made(
                      change.store().seatRuns().find(run.organization(), run.id()).orElseThrow());
                }));
  }

  private void doBatch(Change change, SeatRun run, List<Step> batch) {
    change
        .store()
        .seatRuns()
        .addRows(
            run.organization(),
            run.id(),
            SeatBatch.run(
                change, members, allocator, run.organization(), run.subscription(), batch));
  }

  /** All in this transaction, after a look at whether anything stands in the way. */
  private Attempt<SeatRun, SeatRunRefusal> doAll(Change change, SeatRun run, Steps steps) {
    allocator.hold(change, run.organization(), run.subscription());
    Subscription subscription =
        change.store().subscriptions().find(run.organization(), run.subscription()).orElseThrow();
    List<SeatReport.Row> refused = new ArrayList<>();
    new Forecast(change.store(), subscription, change.now())
        .run(
            steps,
            (step, result, held) -> {
              if (result instanceof SeatRowRefusal refusal) {
                refused.add(row(step, refusal, held));
              }
            });
    if (!refused.isEmpty()) {
      refused.sort(Comparator.comparing(SeatReport.Row::ordinal));
      return Attempt.denied(new SeatRunRefusal(Code.ROWS_REFUSED, refused));
    }
    begin(change, run);
    if (steps.size() > 0) {
      change.store().seatRuns().advance(run.organization(), run.id(), 0, steps.size());
    }
    for (int done = 0; done < steps.size(); ) {
      List<Step> batch = steps.batch(done);
      doBatch(change, run, batch);
      done += batch.size();
    }
    return Attempt.made(change.store().seatRuns().find(run.organization(), run.id()).orElseThrow());
  }

  private static SeatReport.Row row(Step step, SeatRowRefusal refusal, Holdings held) {
    return new SeatReport.Row(
        step.ordinal(),
        step.action(),
        step.people().stream().findFirst().flatMap(held::account),
        step.people().stream().skip(1).findFirst().flatMap(held::account),
        refusal);
  }

  private static Attempt<SeatRun, SeatRunRefusal> beginUndo(
      Change change, SeatRun undo, SeatRunId undone, SeatReports reports) {
    boolean known =
        change
            .store()
            .seatRuns()
            .find(undo.organization(), undone)
            .filter(run -> run.subscription().equals(undo.subscription()))
            .isPresent();
    if (!known) {
      return Attempt.denied(SeatRunRefusal.of(Code.UNKNOWN_RUN));
    }
    if (!change.store().seatRuns().undo(undo.organization(), undone, undo.id())) {
      return Attempt.denied(SeatRunRefusal.of(Code.UNDONE_ALREADY));
    }
    // From here on the run adds no rows.
    int size = Steps.undoing(reports.rows(change.store(), undone)).size();
    return Attempt.made(
        begin(
            change,
            new SeatRun(
                undo.organization(),
                undo.id(),
                undo.subscription(),
                undo.by(),
                undo.startedAt(),
                size,
                0,
                Optional.of(undone),
                Optional.empty())));
  }

  private static SeatRun begin(Change change, SeatRun run) {
    change.store().seatRuns().insert(run);
    change.record(
        run.organization(),
        new SeatEvent.SeatRunBegun(
            run.organization(), run.subscription(), run.id(), run.size(), run.undoes()));
    return run;
  }

  private SeatRun newRun(
      AccountId by, OrganizationId organization, SubscriptionId subscription, int size) {
    Instant now = changes.now();
    return new SeatRun(
        organization,
        new SeatRunId(ids.next(now)),
        subscription,
        by,
        now,
        size,
        0,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Does it under the lock of the subscription, whose row comes before the run's everywhere; what
   * may be done is asked before, of whoever must not even lock it, and under it, since the
   * subscription can have become another product's meanwhile.
   */
  private Attempt<SeatRun, SeatRunRefusal> permittedAndLocked(
      Change change, SeatRun run, Supplier<Attempt<SeatRun, SeatRunRefusal>> work) {
    return permitted(
        change,
        run,
        () -> {
          change.store().subscriptions().lock(run.organization(), run.subscription());
          return permitted(change, run, work);
        });
  }

  private Attempt<SeatRun, SeatRunRefusal> permitted(
      Change change, SeatRun run, Supplier<Attempt<SeatRun, SeatRunRefusal>> work) {
    return views
        .refusal(change.store(), run.by(), run.organization(), run.subscription())
        .<Attempt<SeatRun, SeatRunRefusal>>map(Attempt::denied)
        .orElseGet(work);
  }
}
