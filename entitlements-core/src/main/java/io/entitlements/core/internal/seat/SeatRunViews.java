package io.entitlements.core.internal.seat;

import io.entitlements.account.Action;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.member.Members;
import io.entitlements.seat.SeatChange;
import io.entitlements.seat.SeatPlan;
import io.entitlements.seat.SeatReport;
import io.entitlements.seat.SeatRunRefusal;
import io.entitlements.seat.SeatRunRefusal.Code;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.SeatRunId;
import io.entitlements.type.SubscriptionId;
import java.util.List;
import java.util.Optional;

/** What can be seen of bulk changes of seats, before and after, and by whom. */
final class SeatRunViews {

  private final Changes changes;
  private final SeatAccess access;

  SeatRunViews(Changes changes, SeatAccess access) {
    this.changes = changes;
    this.access = access;
  }

  Outcome<SeatPlan, SeatRunRefusal> plan(
      AccountId by,
      OrganizationId organization,
      SubscriptionId id,
      List<SeatChange> asked,
      SeatPlan.Options options) {
    return changes.read(
        store -> {
          Optional<SeatRunRefusal> refusal = refusal(store, by, organization, id);
          if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
          }
          Subscription subscription = store.subscriptions().find(organization, id).orElseThrow();
          Forecast forecast = new Forecast(store, subscription, changes.now());
          int before = forecast.room().used();
          SeatPlan.Row[] rows = new SeatPlan.Row[asked.size()];
          forecast.run(
              Steps.of(asked, options.whenFull()),
              (step, result, held) ->
                  rows[step.ordinal()] =
                      new SeatPlan.Row(step.ordinal(), asked.get(step.ordinal()), result));
          return done(
              store,
              organization,
              new SeatPlan(
                  organization,
                  id,
                  options,
                  List.of(rows),
                  before,
                  forecast.room().used(),
                  forecast.room().total(),
                  store.events().revision(organization)));
        });
  }

  Outcome<SeatReport, SeatRunRefusal> report(
      AccountId by, OrganizationId organization, SeatRunId id) {
    return changes.read(
        store -> {
          if (!Members.may(store, organization, by, Action.LOOK)) {
            return Outcome.refused(SeatRunRefusal.of(Code.NOT_PERMITTED));
          }
          return store
              .seatRuns()
              .find(organization, id)
              .map(
                  run ->
                      done(store, organization, new SeatReports(organization).report(store, run)))
              .orElseGet(() -> Outcome.refused(SeatRunRefusal.of(Code.UNKNOWN_RUN)));
        });
  }

  /** Why this person may not change these seats, if so. */
  Optional<SeatRunRefusal> refusal(
      UnitOfWork store, AccountId by, OrganizationId organization, SubscriptionId subscription) {
    return access
        .refusal(store, by, organization, subscription)
        .map(
            refusal ->
                SeatRunRefusal.of(
                    switch (refusal.code()) {
                      case UNKNOWN_SUBSCRIPTION -> Code.UNKNOWN_SUBSCRIPTION;
                      case PRODUCT_KEY_ONLY -> Code.PRODUCT_KEY_ONLY;
                      default -> Code.NOT_PERMITTED;
                    }));
  }

  static <V> Outcome<V, SeatRunRefusal> done(
      UnitOfWork store, OrganizationId organization, V value) {
    return Outcome.done(value, store.events().revision(organization));
  }
}
