package io.entitlements.core.internal.seat;

import io.entitlements.catalog.ProductId;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.notice.Notices;
import io.entitlements.event.SeatEvent;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatSource;
import io.entitlements.seat.Waiting;
import io.entitlements.spi.SeatStore.Taking;
import io.entitlements.spi.SeatUse;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SeatId;
import io.entitlements.type.SubscriptionId;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * The one way to a seat and back, by whatever path somebody comes to it: each seat is taken or
 * freed here, or for many people at once by {@link BulkAllocator}, which is reached only through
 * here. A seat that comes free goes to whoever waits longest, in the same transaction; so nobody
 * ever waits beside a free seat, and a newcomer never overtakes.
 */
public final class SeatAllocator {

  private final Ids ids;
  private final SeatCapacity capacity;
  private final BulkAllocator bulk;
  private final Promotion promotion;
  private final Notices notices;

  /** Takes seats with these identifiers, and asks for notices about them. */
  public SeatAllocator(Ids ids, Notices notices) {
    this.ids = ids;
    this.capacity = new SeatCapacity(ids, notices);
    this.bulk = new BulkAllocator(ids, notices);
    this.promotion = new Promotion(bulk);
    this.notices = notices;
  }

  /**
   * Takes a seat, or says why there is none to take; whoever holds one already keeps that one. For
   * a person the caller has locked the subscription and looked at its product.
   */
  public Taking take(
      Change change,
      OrganizationId organization,
      SubscriptionId subscription,
      SeatHolder holder,
      SeatSource source) {
    return take(change, seat(change, organization, subscription, holder, source));
  }

  private Taking take(Change change, Seat seat) {
    return take(change, seat, () -> change.store().seats().take(seat));
  }

  /**
   * Takes this seat of a person if the subscription is still of this product: {@link
   * Taking#UNKNOWN} means that it is not.
   */
  Taking take(Change change, Seat seat, ProductId product) {
    return take(change, seat, () -> change.store().seats().take(seat, product));
  }

  private Taking take(Change change, Seat seat, Supplier<Taking> attempt) {
    Taking taking = attempt.get();
    if (taking == Taking.CAPACITY_STALE) {
      bringUpToDate(change, seat.organization(), seat.subscription());
      taking = attempt.get();
    }
    if (taking == Taking.TAKEN) {
      SeatEvents.taken(change, seat);
      notices.seatTaken(change, seat.organization(), seat.subscription());
    }
    return taking;
  }

  /**
   * Takes this seat of a person if the subscription is still of this product, or puts the person on
   * the waiting list if there is none: so {@link Taking#FULL} means here that the person waits.
   */
  public Taking takeOrWait(Change change, Seat seat, ProductId product) {
    Taking taking = take(change, seat, product);
    if (taking != Taking.FULL) {
      return taking;
    }
    OrganizationId organization = seat.organization();
    SubscriptionId subscription = seat.subscription();
    // Under the lock, and once more: a seat may have come free since, with nobody waiting yet.
    change.store().subscriptions().lock(organization, subscription);
    taking = take(change, seat, product);
    AccountId account = ((SeatHolder.Person) seat.holder()).account();
    SeatSource source = seat.source();
    if (taking == Taking.FULL) {
      await(change, new Waiting(organization, subscription, account, source, change.now()));
    }
    return taking;
  }

  /** Releases a seat that is held; it goes to whoever waits longest. */
  public boolean release(Change change, Seat seat) {
    SeatUse before = lock(change, seat.organization(), seat.subscription());
    boolean released = free(change, seat);
    if (before.waiting() > 0) {
      promote(change, seat.organization(), seat.subscription());
    }
    return released;
  }

  /** Takes back everything that a person has of an organization: seats, and places in queues. */
  public void releaseAll(Change change, OrganizationId organization, AccountId account) {
    // First: who waits could be promoted while their seats are being released.
    for (Waiting waiting : change.store().waiting().ofPerson(organization, account)) {
      change.store().subscriptions().lock(organization, waiting.subscription());
      stopWaiting(change, organization, waiting.subscription(), account, false);
    }
    for (Seat seat : change.store().seats().ofPerson(organization, account)) {
      release(change, seat);
    }
  }

  /**
   * Takes back from many people what they have by one way: seats, and places in the queue.
   *
   * @param from asked under the lock of the subscription
   */
  public void takeBackAll(
      Change change,
      OrganizationId organization,
      SubscriptionId subscription,
      SeatSource source,
      Supplier<List<AccountId>> from) {
    lock(change, organization, subscription);
    BulkAllocator.takeBackAll(change, organization, subscription, source, from.get());
    promote(change, organization, subscription);
  }

  /** Gives a seat that is held to another person, past the waiting list; it is a typed one then. */
  public Taking reassign(Change change, Seat seat, AccountId to) {
    lock(change, seat.organization(), seat.subscription());
    SeatHolder holder = new SeatHolder.Person(to);
    if (change.store().seats().find(seat.organization(), seat.subscription(), holder).isPresent()) {
      return Taking.HELD;
    }
    if (!free(change, seat)) {
      return Taking.UNKNOWN;
    }
    Taking taking =
        take(change, seat.organization(), seat.subscription(), holder, SeatSource.TYPED);
    if (taking == Taking.TAKEN) {
      stopWaiting(change, seat.organization(), seat.subscription(), to, true);
      // A term may have begun since the row was last brought up to date.
      promote(change, seat.organization(), seat.subscription());
    }
    return taking;
  }

  /** Pins a seat, or unpins it; false if it is not held any more. */
  public static boolean pin(Change change, Seat seat, boolean pinned) {
    change.store().subscriptions().lock(seat.organization(), seat.subscription());
    if (change.store().seats().pin(seat, pinned)) {
      SeatEvents.pinned(change, seat, pinned);
      return true;
    }
    // It is so already, or somebody has released it since it was looked for.
    return change
        .store()
        .seats()
        .find(seat.organization(), seat.subscription(), seat.holder())
        .filter(held -> held.id().equals(seat.id()))
        .isPresent();
  }

  /**
   * Puts somebody on the waiting list who holds none and for whom there is none; the row is held.
   */
  public static void await(Change change, Waiting waiting) {
    if (change.store().waiting().add(waiting)) {
      change.record(
          waiting.organization(),
          new SeatEvent.WaitingBegun(
              waiting.organization(), waiting.subscription(), waiting.account(), waiting.source()));
    }
  }

  /** Takes somebody off the waiting list. */
  public static boolean stopWaiting(
      Change change,
      OrganizationId organization,
      SubscriptionId subscription,
      AccountId account,
      boolean seated) {
    boolean waited = change.store().waiting().remove(organization, subscription, account);
    if (waited) {
      change.record(
          organization, new SeatEvent.WaitingEnded(organization, subscription, account, seated));
    }
    return waited;
  }

  /**
   * Brings the capacity on the subscription's row up to the instant of the change, because keys
   * changed, or a term has begun or ended since; new seats go to who waits.
   */
  public void bringUpToDate(
      Change change, OrganizationId organization, SubscriptionId subscription) {
    if (change.store().subscriptions().lock(organization, subscription).isPresent()) {
      capacity.compute(change, organization, subscription);
      promote(change, organization, subscription);
    }
  }

  /**
   * Releases, in the declared order, what is too much, if its grace is over. What is more than one
   * transaction should hold is left to the job that comes with the capacity, which is due by then.
   */
  public void releaseSurplus(
      Change change, OrganizationId organization, SubscriptionId subscription) {
    bringUpToDate(change, organization, subscription);
    List<Seat> due = SurplusFinder.due(change.store(), organization, subscription, change.now());
    if (!due.isEmpty()) {
      due.forEach(seat -> free(change, seat));
      // Computers beyond the seats of their key can leave more room than there was too little.
      promote(change, organization, subscription);
    }
  }

  /** Locks the row, and makes sure that what it says holds now. */
  private SeatUse lock(Change change, OrganizationId organization, SubscriptionId subscription) {
    SeatUse use =
        change.store().subscriptions().lock(organization, subscription).orElse(SeatUse.NONE);
    return current(change, organization, subscription, use);
  }

  private SeatUse current(
      Change change, OrganizationId organization, SubscriptionId subscription, SeatUse use) {
    if (use.covers(change.now())) {
      return use;
    }
    capacity.compute(change, organization, subscription);
    return change.store().subscriptions().use(organization, subscription);
  }

  private boolean free(Change change, Seat seat) {
    if (!change.store().seats().release(seat, change.now())) {
      return false;
    }
    SeatEvents.released(change, seat);
    return true;
  }

  /** Gives free seats to who waits longest; the subscription is locked and up to date. */
  void promote(Change change, OrganizationId organization, SubscriptionId subscription) {
    promotion.run(change, organization, subscription);
  }

  /** Takes seats for people who hold none; the row is held, and there is room for all. */
  public List<Seat> takeAll(
      Change change,
      OrganizationId organization,
      SubscriptionId subscription,
      List<AccountId> people,
      SeatSource source) {
    if (people.isEmpty()) {
      return List.of();
    }
    SeatUse before = change.store().subscriptions().use(organization, subscription);
    return takeAll(change, organization, subscription, people, source, before);
  }

  /**
   * The same for who knows how full it is.
   *
   * @param before what {@link #hold} has answered, if no seat was taken or freed since
   */
  public List<Seat> takeAll(
      Change change,
      OrganizationId organization,
      SubscriptionId subscription,
      List<AccountId> people,
      SeatSource source,
      SeatUse before) {
    List<BulkAllocator.Gift> gifts =
        people.stream().map(person -> new BulkAllocator.Gift(person, source, false)).toList();
    return bulk.takeAll(change, organization, subscription, gifts, before);
  }

  /** Releases seats of people that are held; the row is held, too. They go to who waits longest. */
  public void releaseAll(
      Change change, OrganizationId organization, SubscriptionId subscription, List<Seat> seats) {
    BulkAllocator.releaseAll(change, seats);
    promote(change, organization, subscription);
  }

  /** Lets seats of people count as given by another way; the row is held. */
  public static void setSourceAll(
      Change change,
      OrganizationId organization,
      SubscriptionId subscription,
      List<Seat> seats,
      SeatSource source) {
    BulkAllocator.setSourceAll(change, organization, subscription, seats, List.of(), source);
  }

  /** Lets places of people on the waiting list count as given by another way; the row is held. */
  public static void setSourceOfPlaces(
      Change change,
      OrganizationId organization,
      SubscriptionId subscription,
      List<AccountId> people,
      SeatSource before,
      SeatSource after) {
    List<Waiting> places =
        people.isEmpty()
            ? List.of()
            : change.store().waiting().findAll(organization, subscription, people).values().stream()
                .filter(waiting -> waiting.source() == before)
                .sorted(Comparator.comparing(waiting -> waiting.account().toString()))
                .toList();
    BulkAllocator.setSourceAll(change, organization, subscription, List.of(), places, after);
  }

  /** Its half for many at once. */
  BulkAllocator bulk() {
    return bulk;
  }

  /**
   * Locks the row and brings it up to date, for a bulk change: from then on until the transaction
   * ends, its counters say what there is, and nobody waits beside a free seat.
   */
  public SeatUse hold(Change change, OrganizationId organization, SubscriptionId subscription) {
    SeatUse locked =
        change.store().subscriptions().lock(organization, subscription).orElse(SeatUse.NONE);
    return hold(change, organization, subscription, locked);
  }

  /**
   * The same for who has locked the row.
   *
   * @param locked what it said then, if nothing was changed since
   * @return how full it is
   */
  public SeatUse hold(
      Change change, OrganizationId organization, SubscriptionId subscription, SeatUse locked) {
    SeatUse use = current(change, organization, subscription, locked);
    if (Promotion.promotable(use) <= 0) {
      return use;
    }
    promote(change, organization, subscription);
    return change.store().subscriptions().use(organization, subscription);
  }

  /** A seat that can be asked for at the instant of the change. */
  public Seat seat(
      Change change,
      OrganizationId organization,
      SubscriptionId subscription,
      SeatHolder holder,
      SeatSource source) {
    SeatId id = new SeatId(ids.next(change.now()));
    return new Seat(organization, subscription, id, holder, source, change.now(), false);
  }
}
