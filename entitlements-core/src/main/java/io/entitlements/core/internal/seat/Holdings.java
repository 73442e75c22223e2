package io.entitlements.core.internal.seat;

import io.entitlements.core.internal.seat.Step.Who;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatSource;
import io.entitlements.seat.Waiting;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SeatId;
import io.entitlements.type.SubscriptionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the people of a batch of steps hold: read at once, in a query for each kind. */
final class Holdings {

  private final UnitOfWork store;
  private final OrganizationId organization;
  private final SubscriptionId subscription;
  private final Map<EmailAddress, AccountId> accounts = new HashMap<>();
  private final Set<AccountId> deleted;
  private final Map<AccountId, Seat> seats;
  private final Map<AccountId, Waiting> waiting;

  private Holdings(
      UnitOfWork store, OrganizationId organization, SubscriptionId subscription, List<Who> who) {
    this.store = store;
    this.organization = organization;
    this.subscription = subscription;
    List<EmailAddress> emails = new ArrayList<>();
    List<AccountId> people = new ArrayList<>();
    for (Who each : who) {
      if (each instanceof Who.Address address) {
        emails.add(address.email());
      } else {
        people.add(((Who.Known) each).account());
      }
    }
    // An address never leads to a deleted account; an identifier can.
    this.deleted = store.accounts().deletedOf(people);
    store.accounts().findAll(emails).forEach((email, found) -> accounts.put(email, found.id()));
    people.addAll(accounts.values());
    this.seats = new HashMap<>(store.seats().findAll(organization, subscription, people));
    this.waiting = new HashMap<>(store.waiting().findAll(organization, subscription, people));
  }

  static Holdings of(
      UnitOfWork store,
      OrganizationId organization,
      SubscriptionId subscription,
      List<Step> steps) {
    List<Who> who = steps.stream().flatMap(step -> step.people().stream()).toList();
    return new Holdings(store, organization, subscription, who);
  }

  Optional<AccountId> account(Who who) {
    return who instanceof Who.Address address
        ? Optional.ofNullable(accounts.get(address.email()))
        : Optional.of(((Who.Known) who).account());
  }

  Optional<Seat> seat(Who who) {
    return account(who).map(seats::get);
  }

  Optional<Waiting> waiting(Who who) {
    return account(who).map(waiting::get);
  }

  /** Whether the account was deleted, so that the person gets nothing any more. */
  boolean isDeleted(Who who) {
    return account(who).filter(deleted::contains).isPresent();
  }

  /** Whether what came by one way would still come to the person: a class ends. */
  boolean isStillGiven(Who who, SeatSource source) {
    return source != SeatSource.CLASS
        || account(who)
            .filter(person -> store.enrolments().isPaidBy(organization, subscription, person))
            .isPresent();
  }

  /** Accounts that were made for addresses that had none. */
  void add(Map<EmailAddress, AccountId> made) {
    accounts.putAll(made);
  }

  /** As if these had got a seat. Its identifier is not known yet; nobody asks for it. */
  void promote(Iterable<Waiting> promoted) {
    for (Waiting entry : promoted) {
      if (waiting.remove(entry.account()) != null) {
        seats.put(
            entry.account(),
            new Seat(
                entry.organization(),
                entry.subscription(),
                new SeatId(entry.account().value()),
                new SeatHolder.Person(entry.account()),
                entry.source(),
                entry.since(),
                false));
      }
    }
  }
}
