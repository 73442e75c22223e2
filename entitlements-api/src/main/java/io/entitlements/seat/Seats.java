package io.entitlements.seat;

import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Page;
import io.entitlements.type.SeatRunId;
import io.entitlements.type.SubscriptionId;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Giving people seats and taking them back. Thread-safe; every method blocks on the store. However
 * many threads and processes ask at once, no seat is given that is not there.
 */
public interface Seats {

  /** The most people on one page of a waiting list. */
  int MAX_PAGE = 1_000;

  /**
   * Provisions an email address. An address that nobody has signed up with gets a pending account,
   * which its owner takes over. Somebody who holds a seat already keeps it and uses no second one.
   *
   * @param by who asks: an administrator or tech instructor of the organization
   * @param organization the organization
   * @param subscription one of its subscriptions
   * @param email whom to give the seat
   * @param key makes a repeat harmless
   * @return the seat, or why not
   */
  Outcome<Seat, SeatRefusal> assign(
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      EmailAddress email,
      IdempotencyKey key);

  /**
   * Takes a person's seat back; the person's account and work stay.
   *
   * @param by who asks: an administrator or tech instructor of the organization
   * @param organization the organization
   * @param subscription one of its subscriptions
   * @param account whose seat
   * @param key makes a repeat harmless
   * @return the seat that was released, or why not
   */
  Outcome<Seat, SeatRefusal> release(
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      AccountId account,
      IdempotencyKey key);

  /**
   * Provisions an email address, or puts its account on the waiting list if every seat is in use.
   * Who waits gets a seat in the transaction that frees one, in the order of asking.
   *
   * @param by who asks: an administrator or tech instructor of the organization
   * @param organization the organization
   * @param subscription one of its subscriptions
   * @param email whom to give the seat
   * @param key makes a repeat harmless
   * @return the seat or the place on the list, or why neither
   */
  Outcome<Placement, SeatRefusal> assignOrWait(
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      EmailAddress email,
      IdempotencyKey key);

  /**
   * Takes somebody off the waiting list.
   *
   * @param by who asks: an administrator or tech instructor of the organization
   * @param organization the organization
   * @param subscription one of its subscriptions
   * @param account who waits
   * @param key makes a repeat harmless
   * @return the entry that was removed, or why not
   */
  Outcome<Waiting, SeatRefusal> stopWaiting(
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      AccountId account,
      IdempotencyKey key);

  /**
   * Gives one person's seat to another, past the waiting list: no seat comes free in between.
   *
   * @param by who asks: an administrator or tech instructor of the organization
   * @param organization the organization
   * @param subscription one of its subscriptions
   * @param from who holds the seat
   * @param to whom to give it
   * @param key makes a repeat harmless
   * @return the new seat, or why not
   */
  Outcome<Seat, SeatRefusal> reassign(
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      AccountId from,
      EmailAddress to,
      IdempotencyKey key);

  /**
   * Pins a person's seat, so that it is kept before all others when there are too few, or unpins
   * it.
   *
   * @param by who asks: an administrator or tech instructor of the organization
   * @param organization the organization
   * @param subscription one of its subscriptions
   * @param account who holds the seat
   * @param pinned true to pin
   * @param key makes a repeat harmless
   * @return the seat, or why not
   */
  Outcome<Seat, SeatRefusal> pin(
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      AccountId account,
      boolean pinned,
      IdempotencyKey key);

  /**
   * Who waits for a seat, in the order of asking. Who waits from the first page to the last is on
   * exactly one of them, whoever comes and goes meanwhile.
   *
   * @param by who asks: an administrator, tech instructor or supervisor of the organization
   * @param organization the organization
   * @param subscription one of its subscriptions
   * @param cursor where to go on, from the page before; empty for the head of the list
   * @param limit at most how many, 1 to {@value #MAX_PAGE}
   * @return the page, or why it is not shown
   * @throws IllegalArgumentException if the limit is out of range, or the cursor is none of this
   *     method
   */
  Outcome<Page<Waiting>, SeatRefusal> waiting(
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      Optional<String> cursor,
      int limit);

  /**
   * Looks ahead, or at the present: are there enough seats at an instant for those who hold one
   * now, and if not, who would lose one, by the declared policy?
   *
   * @param by who asks: an administrator, tech instructor or supervisor of the organization
   * @param organization the organization
   * @param subscription one of its subscriptions
   * @param at the instant, for example the end of a term; in the {@link
   *     io.entitlements.type.TimeRange}
   * @return the preview, or why it is not shown
   * @throws IllegalArgumentException if the instant is out of range
   */
  Outcome<OverCapacity, SeatRefusal> overCapacity(
      AccountId by, OrganizationId organization, SubscriptionId subscription, Instant at);

  /**
   * Reads a list of people as administrators bring it: pasted from anywhere, or a CSV file with a
   * header; {@code docs/seats.md} says which. Asks no store, and checks no address: the plan does.
   * What is kept in memory are the rows and one line.
   *
   * @param list the list's bytes, UTF-8; read to the end unless refused, not closed
   * @return the rows, each with its line, or why nothing was taken
   * @throws java.io.UncheckedIOException if the bytes cannot be read
   */
  SeatList readList(InputStream list);

  /**
   * Looks ahead: what would many changes do? Reads only, in one transaction, and a thousand rows at
   * a time.
   *
   * @param by who asks: an administrator or tech instructor of the organization
   * @param organization the organization
   * @param subscription one of its subscriptions
   * @param changes at most {@link SeatPlan#MAX_ROWS}
   * @param options how they are to be applied
   * @return what would come of each, or why it is not shown
   * @throws IllegalArgumentException if there are too many changes
   */
  Outcome<SeatPlan, SeatRunRefusal> plan(
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      List<SeatChange> changes,
      SeatPlan.Options options);

  /**
   * Makes the changes of a plan, as its options say. An address that nobody has signed up with gets
   * a pending account if its row gives a seat or a place on the waiting list. A repeat with the
   * same key and the same changes answers the first report, whatever the plan foresaw; if a
   * best-effort run was interrupted, the repeat goes on where it stopped.
   *
   * @param by who asks: an administrator or tech instructor of the organization
   * @param plan what to do
   * @param key makes a repeat harmless
   * @return what came of each row; or, of an atomic plan, which rows stand in the way
   */
  Outcome<SeatReport, SeatRunRefusal> apply(AccountId by, SeatPlan plan, IdempotencyKey key);

  /**
   * Takes back what a run did, and nothing else: seats that it gave are released if they are still
   * the same, seats that it released are given again if there is room after those who wait, and
   * moves, pins and places on the waiting list likewise; who gets a place back gets the last one. A
   * row whose seat or place somebody has changed since is refused and left as it is. A run is
   * undone once, best effort; an undo is a run itself, which can be undone in turn. A run that was
   * interrupted goes no further once it is undone.
   *
   * @param by who asks: an administrator or tech instructor of the organization
   * @param organization the organization
   * @param subscription one of its subscriptions
   * @param run what to undo
   * @param key makes a repeat harmless
   * @return what came of each row that had changed something, or why it is not undone
   */
  Outcome<SeatReport, SeatRunRefusal> undo(
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      SeatRunId run,
      IdempotencyKey key);

  /**
   * What a run did.
   *
   * @param by who asks: an administrator, tech instructor or supervisor of the organization
   * @param organization the organization
   * @param run the run
   * @return its report, or why it is not shown
   */
  Outcome<SeatReport, SeatRunRefusal> report(
      AccountId by, OrganizationId organization, SeatRunId run);
}
