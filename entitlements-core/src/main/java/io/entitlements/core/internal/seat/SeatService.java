package io.entitlements.core.internal.seat;

import io.entitlements.catalog.Catalog;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.change.Request;
import io.entitlements.core.internal.member.Members;
import io.entitlements.seat.OverCapacity;
import io.entitlements.seat.Placement;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatChange;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatList;
import io.entitlements.seat.SeatPlan;
import io.entitlements.seat.SeatRefusal;
import io.entitlements.seat.SeatRefusal.Code;
import io.entitlements.seat.SeatReport;
import io.entitlements.seat.SeatRunRefusal;
import io.entitlements.seat.Seats;
import io.entitlements.seat.Waiting;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Page;
import io.entitlements.type.SeatRunId;
import io.entitlements.type.SubscriptionId;
import io.entitlements.type.TimeRange;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Giving people seats and taking them back. */
public final class SeatService implements Seats {

  private final Changes changes;
  private final SeatAllocator allocator;
  private final SeatAccess access;
  private final SeatGiver giver;
  private final SeatRunViews views;
  private final SeatRuns runs;

  /** Composes the service. */
  public SeatService(
      Changes changes,
      Ids ids,
      Members members,
      SeatAllocator allocator,
      Supplier<Catalog> catalog) {
    this.changes = changes;
    this.allocator = allocator;
    this.access = new SeatAccess(changes, catalog);
    this.giver = new SeatGiver(members, allocator, access);
    this.views = new SeatRunViews(changes, access);
    this.runs = new SeatRuns(changes, ids, members, allocator, views);
  }

  @Override
  public Outcome<Seat, SeatRefusal> assign(
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      EmailAddress email,
      IdempotencyKey key) {
    Asked asked = new Asked(by, organization, subscription, key);
    return once(
        asked,
        asked.request("seat.assign", email),
        new SeatCodec(),
        (change, known) -> giver.assign(change, known, email));
  }

  @Override
  public Outcome<Placement, SeatRefusal> assignOrWait(
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      EmailAddress email,
      IdempotencyKey key) {
    Asked asked = new Asked(by, organization, subscription, key);
    return once(
        asked,
        asked.request("seat.assign-or-wait", email),
        new PlacementCodec(),
        (change, known) -> giver.assignOrWait(change, known, email));
  }

  @Override
  public Outcome<Waiting, SeatRefusal> stopWaiting(
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      AccountId account,
      IdempotencyKey key) {
    Asked asked = new Asked(by, organization, subscription, key);
    return once(
        asked,
        asked.request("seat.stop-waiting", account),
        new WaitingCodec(),
        (change, known) -> stopWaiting(change, organization, subscription, account));
  }

  private static Attempt<Waiting, SeatRefusal> stopWaiting(
      Change change, OrganizationId organization, SubscriptionId subscription, AccountId account) {
    change.store().subscriptions().lock(organization, subscription);
    Optional<Waiting> waiting = change.store().waiting().find(organization, subscription, account);
    if (waiting.isEmpty()) {
      return Attempt.denied(SeatRefusal.of(Code.NOT_WAITING));
    }
    SeatAllocator.stopWaiting(change, organization, subscription, account, false);
    return Attempt.made(waiting.get());
  }

  @Override
  public Outcome<Seat, SeatRefusal> release(
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      AccountId account,
      IdempotencyKey key) {
    Asked asked = new Asked(by, organization, subscription, key);
    return onceWithSeat(
        asked,
        asked.request("seat.release", account),
        account,
        (change, seat) -> seatIf(allocator.release(change, seat), seat));
  }

  @Override
  public Outcome<Seat, SeatRefusal> reassign(
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      AccountId from,
      EmailAddress to,
      IdempotencyKey key) {
    Asked asked = new Asked(by, organization, subscription, key);
    return onceWithSeat(
        asked,
        asked.request("seat.reassign", from, to),
        from,
        (change, seat) -> giver.reassign(change, seat, to));
  }

  @Override
  public Outcome<Seat, SeatRefusal> pin(
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      AccountId account,
      boolean pinned,
      IdempotencyKey key) {
    Asked asked = new Asked(by, organization, subscription, key);
    return onceWithSeat(
        asked,
        asked.request("seat.pin", account, pinned),
        account,
        (change, seat) -> seatIf(SeatAllocator.pin(change, seat, pinned), seat.withPinned(pinned)));
  }

  /** The seat, unless somebody has released it since it was looked for. */
  private static Attempt<Seat, SeatRefusal> seatIf(boolean held, Seat seat) {
    return held ? Attempt.made(seat) : Attempt.denied(SeatRefusal.of(Code.NO_SEAT_HELD));
  }

  /** Who asks for a change of one subscription's seats. */
  private record Asked(
      AccountId by, OrganizationId organization, SubscriptionId subscription, IdempotencyKey key) {

    Request request(String operation, Object... what) {
      List<Object> parts = new ArrayList<>(List.of(by, subscription));
      parts.addAll(List.of(what));
      return Request.of(organization, key, operation, parts.toArray());
    }
  }

  private <V> Outcome<V, SeatRefusal> once(
      Asked asked,
      Request request,
      Changes.Codec<V> codec,
      BiFunction<Change, Subscription, Attempt<V, SeatRefusal>> work) {
    return changes.once(
        request,
        new Actor.Person(asked.by()),
        done -> asked.organization(),
        codec,
        change ->
            access.permitted(
                change,
                asked.by(),
                asked.organization(),
                asked.subscription(),
                known -> work.apply(change, known)));
  }

  private Outcome<Seat, SeatRefusal> onceWithSeat(
      Asked asked,
      Request request,
      AccountId holder,
      BiFunction<Change, Seat, Attempt<Seat, SeatRefusal>> work) {
    return once(
        asked,
        request,
        new SeatCodec(),
        (change, known) ->
            SeatAccess.held(
                    change,
                    asked.organization(),
                    asked.subscription(),
                    new SeatHolder.Person(holder))
                .map(seat -> work.apply(change, seat))
                .orElseGet(() -> Attempt.denied(SeatRefusal.of(Code.NO_SEAT_HELD))));
  }

  @Override
  public Outcome<Page<Waiting>, SeatRefusal> waiting(
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      Optional<String> cursor,
      int limit) {
    return access.shown(by, organization, subscription, WaitingPages.of(cursor, limit)::read);
  }

  @Override
  public Outcome<OverCapacity, SeatRefusal> overCapacity(
      AccountId by, OrganizationId organization, SubscriptionId subscription, Instant at) {
    TimeRange.check("at", at);
    return access.shown(
        by, organization, subscription, (store, known) -> SurplusFinder.preview(store, known, at));
  }

  @Override
  public SeatList readList(InputStream list) {
    return SeatListReader.read(list);
  }

  @Override
  public Outcome<SeatPlan, SeatRunRefusal> plan(
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      List<SeatChange> asked,
      SeatPlan.Options options) {
    if (asked.size() > SeatPlan.MAX_ROWS) {
      throw new IllegalArgumentException(
          "a plan has at most " + SeatPlan.MAX_ROWS + " changes, not " + asked.size());
    }
    return views.plan(by, organization, subscription, asked, options);
  }

  @Override
  public Outcome<SeatReport, SeatRunRefusal> apply(
      AccountId by, SeatPlan plan, IdempotencyKey key) {
    return runs.apply(by, plan, key);
  }

  @Override
  public Outcome<SeatReport, SeatRunRefusal> undo(
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      SeatRunId run,
      IdempotencyKey key) {
    return runs.undo(by, organization, subscription, run, key);
  }

  @Override
  public Outcome<SeatReport, SeatRunRefusal> report(
      AccountId by, OrganizationId organization, SeatRunId run) {
    return views.report(by, organization, run);
  }
}
