package io.entitlements.core.internal.seat;

import io.entitlements.core.internal.seat.Step.Who;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
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

/** What the people of a batch of steps hold: read at once, in a query for each kind. */
final class Holdings {

  private final Map<EmailAddress, AccountId> accounts = new HashMap<>();
  private final Map<AccountId, Seat> seats;
  private final Map<AccountId, Waiting> waiting;

  private Holdings(
      UnitOfWork store, OrganizationId organization, SubscriptionId subscription, List<Who> who) {
    List<EmailAddress> emails = new ArrayList<>();
    List<AccountId> people = new ArrayList<>();
    for (Who each : who) {
      if (each instanceof Who.Address address) {
        emails.add(address.email());
      } else {
        people.add(((Who.Known) each).account());
      }
    }
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
