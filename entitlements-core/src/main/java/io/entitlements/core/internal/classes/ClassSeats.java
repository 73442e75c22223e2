package io.entitlements.core.internal.classes;

import io.entitlements.account.ClassGroup;
import io.entitlements.account.ClassSeat;
import io.entitlements.catalog.ActivationMethod;
import io.entitlements.catalog.Catalog;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.seat.SeatAllocator;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatSource;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** The seats that students of paid classes take. Being a student of the class is another thing. */
public final class ClassSeats {

  private final SeatAllocator allocator;
  private final Supplier<Catalog> catalog;

  /** Takes and gives seats by this allocator. */
  public ClassSeats(SeatAllocator allocator, Supplier<Catalog> catalog) {
    this.allocator = allocator;
    this.catalog = catalog;
  }

  /** Whether people can hold seats of a subscription. */
  boolean takesPeople(Subscription subscription) {
    return catalog.get().canActivate(subscription.product(), ActivationMethod.EMAIL);
  }

  /**
   * Takes the seat that a class is paid by, or a place in the queue, unless the student has one.
   */
  void take(Change change, ClassGroup classGroup, AccountId student) {
    OrganizationId organization = classGroup.organization();
    Optional<SubscriptionId> paidBy = classGroup.seatsOf();
    paidBy.ifPresent(id -> change.store().subscriptions().lock(organization, id));
    paidBy
        .flatMap(id -> change.store().subscriptions().find(organization, id))
        .filter(this::takesPeople)
        .ifPresent(
            subscription ->
                allocator.takeOrWait(
                    change,
                    allocator.seat(
                        change,
                        organization,
                        subscription.id(),
                        new SeatHolder.Person(student),
                        SeatSource.CLASS),
                    subscription.product()));
  }

  /** Takes back what a class gave to a student who was one until now. */
  void takeBack(Change change, ClassGroup classGroup, AccountId student) {
    OrganizationId organization = classGroup.organization();
    takeBack(
        change,
        classGroup,
        subscription ->
            change.store().enrolments().isPaidBy(organization, subscription, student)
                ? List.of()
                : List.of(student));
  }

  /** Takes back what a class, which goes on in its last moment, gave to its students. */
  void takeBackAll(Change change, ClassGroup classGroup) {
    takeBack(
        change,
        classGroup,
        subscription ->
            change
                .store()
                .enrolments()
                .onlyIn(classGroup.organization(), classGroup.id(), subscription));
  }

  private void takeBack(
      Change change, ClassGroup classGroup, Function<SubscriptionId, List<AccountId>> from) {
    classGroup
        .seatsOf()
        .ifPresent(
            subscription ->
                allocator.takeBackAll(
                    change,
                    classGroup.organization(),
                    subscription,
                    SeatSource.CLASS,
                    () -> from.apply(subscription)));
  }

  /** Says of students, read in two queries, whether they have the seat that a class is paid by. */
  static Function<AccountId, ClassSeat> of(
      UnitOfWork store, ClassGroup classGroup, Collection<AccountId> students) {
    Optional<SubscriptionId> subscription = classGroup.seatsOf();
    if (subscription.isEmpty()) {
      return student -> ClassSeat.NOT_NEEDED;
    }
    OrganizationId organization = classGroup.organization();
    Set<AccountId> seated =
        store.seats().findAll(organization, subscription.get(), students).keySet();
    Set<AccountId> waiting =
        store.waiting().findAll(organization, subscription.get(), students).keySet();
    return student ->
        seated.contains(student)
            ? ClassSeat.HELD
            : waiting.contains(student) ? ClassSeat.WAITING : ClassSeat.NOT_HELD;
  }

  static ClassSeat of(UnitOfWork store, ClassGroup classGroup, AccountId student) {
    return of(store, classGroup, List.of(student)).apply(student);
  }
}
