package io.entitlements.core.internal.seat;

import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.member.Members;
import io.entitlements.core.internal.seat.BulkAllocator.Gift;
import io.entitlements.core.internal.seat.Step.Who;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatEffect;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatRowResult;
import io.entitlements.seat.SeatSource;
import io.entitlements.seat.Waiting;
import io.entitlements.spi.SeatRunRow;
import io.entitlements.spi.SeatRunRow.Before;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SeatId;
import io.entitlements.type.SubscriptionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Does one batch of steps, all of one phase, inside one change. The subscription's row is held, so
 * what is read and decided here stays true until it is done. Used once, by one thread.
 */
final class SeatBatch {

  private final Change change;
  private final Members members;
  private final SeatAllocator allocator;
  private final OrganizationId organization;
  private final SubscriptionId subscription;
  private final List<Step> steps;
  private final Holdings held;
  private final List<SeatRowResult> results = new ArrayList<>();
  private final Map<AccountId, Seat> given = new HashMap<>();

  private SeatBatch(
      Change change,
      Members members,
      SeatAllocator allocator,
      OrganizationId organization,
      SubscriptionId subscription,
      List<Step> steps) {
    this.change = change;
    this.members = members;
    this.allocator = allocator;
    this.organization = organization;
    this.subscription = subscription;
    this.steps = steps;
    allocator.hold(change, organization, subscription);
    this.held = Holdings.of(change.store(), organization, subscription, steps);
    Room room = Room.of(change.store().subscriptions().use(organization, subscription));
    steps.forEach(step -> results.add(step.decide(held, room)));
  }

  /** Does the steps, and says what came of each. */
  static List<SeatRunRow> run(
      Change change,
      Members members,
      SeatAllocator allocator,
      OrganizationId organization,
      SubscriptionId subscription,
      List<Step> steps) {
    SeatBatch batch = new SeatBatch(change, members, allocator, organization, subscription, steps);
    batch.takeBack(batch.with(Step.TakeBack.class, SeatEffect.SEAT_RELEASED));
    batch.stopWaiting(batch.with(Step.TakeBack.class, SeatEffect.WAITING_ENDED));
    batch.move(batch.with(Step.Move.class, SeatEffect.SEAT_MOVED));
    batch.pin(batch.with(Step.Pin.class, SeatEffect.PINNED), true);
    batch.pin(batch.with(Step.Pin.class, SeatEffect.UNPINNED), false);
    batch.setSource(
        batch.with(Step.Give.class, SeatEffect.SOURCE_CHANGED),
        Step.Give::who,
        step -> SeatSource.TYPED);
    batch.setSource(
        batch.with(Step.RestoreSource.class, SeatEffect.SOURCE_CHANGED),
        Step.RestoreSource::who,
        Step.RestoreSource::source);
    batch.give(
        batch.with(Step.Give.class, SeatEffect.SEAT_GIVEN),
        batch.with(Step.Give.class, SeatEffect.QUEUED));
    List<SeatRunRow> rows = batch.rows();
    allocator.promote(change, organization, subscription);
    return rows;
  }

  private <S extends Step> List<S> with(Class<S> kind, SeatEffect effect) {
    List<S> found = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      if (results.get(i) == effect && kind.isInstance(steps.get(i))) {
        found.add(kind.cast(steps.get(i)));
      }
    }
    return found;
  }

  private void takeBack(List<Step.TakeBack> those) {
    BulkAllocator.releaseAll(change, seats(those, Step.TakeBack::who));
    // Who was given a seat while waiting for one waits again.
    queueAgain(those, Step.TakeBack::who, Step.TakeBack::undoes);
  }

  private void stopWaiting(List<Step.TakeBack> those) {
    List<AccountId> people = those.stream().map(step -> account(step.who())).toList();
    BulkAllocator.stopWaitingAll(change, organization, subscription, people, false);
  }

  private void move(List<Step.Move> those) {
    makeAccounts(those.stream().map(Step.Move::to).toList());
    BulkAllocator.releaseAll(change, seats(those, Step.Move::from));
    take(
        those.stream()
            .map(
                step ->
                    new Gift(
                        account(step.to()),
                        source(step.undoes()),
                        step.undoes()
                            .flatMap(SeatRunRow::before)
                            .map(Before::pinned)
                            .orElse(false)))
            .toList());
    queueAgain(those, Step.Move::from, Step.Move::undoes);
  }

  private void pin(List<Step.Pin> those, boolean pinned) {
    BulkAllocator.pinAll(change, seats(those, Step.Pin::who), pinned);
  }

  private <S> void setSource(List<S> those, Function<S, Who> who, Function<S, SeatSource> source) {
    for (SeatSource each : SeatSource.values()) {
      List<Who> people =
          those.stream().filter(step -> source.apply(step) == each).map(who).toList();
      BulkAllocator.setSourceAll(
          change,
          organization,
          subscription,
          people.stream().flatMap(person -> held.seat(person).stream()).toList(),
          people.stream().flatMap(person -> held.waiting(person).stream()).toList(),
          each);
    }
  }

  private void give(List<Step.Give> seated, List<Step.Give> queued) {
    makeAccounts(seated.stream().map(Step.Give::who).toList());
    makeAccounts(queued.stream().map(Step.Give::who).toList());
    take(
        seated.stream()
            .map(
                step ->
                    new Gift(
                        account(step.who()),
                        source(step.undoes()),
                        step.undoes()
                            .flatMap(SeatRunRow::before)
                            .map(Before::pinned)
                            .orElse(false)))
            .toList());
    waitAll(
        queued.stream().map(step -> waiting(account(step.who()), source(step.undoes()))).toList());
  }

  private static SeatSource source(Optional<SeatRunRow> undoes) {
    return undoes.flatMap(SeatRunRow::before).map(Before::source).orElse(SeatSource.TYPED);
  }

  /** Takes seats; who waited for one waits no more. */
  private void take(List<Gift> gifts) {
    List<Seat> seats = allocator.bulk().takeAll(change, organization, subscription, gifts);
    seats.forEach(seat -> given.put(holder(seat), seat));
    List<AccountId> waited =
        seats.stream()
            .map(SeatBatch::holder)
            .filter(account -> held.waiting(new Who.Known(account)).isPresent())
            .toList();
    BulkAllocator.stopWaitingAll(change, organization, subscription, waited, true);
  }

  private <S> void queueAgain(
      List<S> those, Function<S, Who> who, Function<S, Optional<SeatRunRow>> undoes) {
    waitAll(
        those.stream()
            .flatMap(step -> waitedBefore(who.apply(step), undoes.apply(step)).stream())
            .toList());
  }

  /** The place in the queue that somebody had before a row, if they would have it today. */
  private Optional<Waiting> waitedBefore(Who who, Optional<SeatRunRow> undoes) {
    return undoes
        .flatMap(SeatRunRow::waited)
        .filter(source -> !held.isDeleted(who) && held.isStillGiven(who, source))
        .map(source -> waiting(account(who), source));
  }

  private void waitAll(List<Waiting> entries) {
    BulkAllocator.waitAll(change, entries);
  }

  private Waiting waiting(AccountId account, SeatSource source) {
    return new Waiting(organization, subscription, account, source, change.now());
  }

  private void makeAccounts(List<Who> people) {
    Set<EmailAddress> emails = new HashSet<>();
    for (Who who : people) {
      if (who instanceof Who.Address address && held.account(who).isEmpty()) {
        emails.add(address.email());
      }
    }
    if (!emails.isEmpty()) {
      held.add(members.accounts(change, emails));
    }
  }

  private <S> List<Seat> seats(List<S> those, Function<S, Who> who) {
    return those.stream().map(step -> held.seat(who.apply(step)).orElseThrow()).toList();
  }

  private AccountId account(Who who) {
    return held.account(who).orElseThrow();
  }

  private static AccountId holder(Seat seat) {
    return ((SeatHolder.Person) seat.holder()).account();
  }

  private List<SeatRunRow> rows() {
    List<SeatRunRow> rows = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      rows.add(row(steps.get(i), results.get(i)));
    }
    return rows;
  }

  private SeatRunRow row(Step step, SeatRowResult result) {
    Optional<Who> who = step.people().stream().findFirst();
    Optional<AccountId> to = step.people().stream().skip(1).findFirst().flatMap(held::account);
    Optional<AccountId> receiver = step instanceof Step.Move ? to : who.flatMap(held::account);
    Optional<SeatId> gave = receiver.map(given::get).map(Seat::id);
    return new SeatRunRow(
        step.ordinal(),
        step.action(),
        who.flatMap(held::account),
        to,
        result,
        who.flatMap(found -> before(found, result)),
        gave,
        gave.flatMap(seat -> receiver)
            .flatMap(it -> held.waiting(new Who.Known(it)))
            .map(Waiting::source),
        change.now());
  }

  private Optional<Before> before(Who who, SeatRowResult result) {
    boolean isOfPlace = result == SeatEffect.SOURCE_CHANGED && held.seat(who).isEmpty();
    if (result == SeatEffect.WAITING_ENDED || isOfPlace) {
      return held.waiting(who).map(entry -> new Before(Optional.empty(), entry.source(), false));
    }
    boolean touched = result instanceof SeatEffect effect && effect.isChange();
    return held.seat(who)
        .filter(seat -> touched)
        .map(seat -> new Before(Optional.of(seat.id()), seat.source(), seat.pinned()));
  }
}
