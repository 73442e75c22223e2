package io.entitlements.roster;

import io.entitlements.error.InvalidInputException;
import io.entitlements.error.RosterUnavailableException;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Page;
import io.entitlements.type.RosterRunId;
import io.entitlements.type.SubscriptionId;
import java.util.List;
import java.util.Optional;

/**
 * Lists of people that other systems keep current. Thread-safe; every method blocks on the store,
 * and {@link #plan} on its source. Who asks is an administrator or tech instructor of the
 * organization.
 */
public interface Rosters {

  /**
   * Connects a list to a subscription, or finds the connection of that name.
   *
   * @param by who asks
   * @param organization the organization
   * @param subscription whose seats the list provisions
   * @param name what administrators call the list; 1 to 100 characters; the act's idempotency key
   * @param settings how it provisions; of a connection that is there they stay as they are
   * @return the connection, or why not
   */
  Outcome<RosterConnection, Refusal> connect(
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      String name,
      RosterSettings settings);

  /**
   * Connects a list with {@link RosterSettings#DEFAULT}.
   *
   * @param by who asks
   * @param organization the organization
   * @param subscription whose seats the list provisions
   * @param name what administrators call the list; 1 to 100 characters; the act's idempotency key
   * @return the connection, or why not
   */
  default Outcome<RosterConnection, Refusal> connect(
      AccountId by, OrganizationId organization, SubscriptionId subscription, String name) {
    return connect(by, organization, subscription, name, RosterSettings.DEFAULT);
  }

  /**
   * The lists that are connected to a subscription.
   *
   * @param by who asks; a supervisor may, too
   * @param organization the organization
   * @param subscription the subscription
   * @return the connections by name, or why not
   */
  Outcome<List<RosterConnection>, Refusal> connections(
      AccountId by, OrganizationId organization, SubscriptionId subscription);

  /**
   * Changes how a list provisions; a plan of before is stale.
   *
   * @param by who asks
   * @param connection the connection
   * @param settings how it provisions from now on; a mode of {@code REPLACE} counts only until the
   *     first sync
   * @return the connection as it is now, or why not
   */
  Outcome<RosterConnection, Refusal> configure(
      AccountId by, RosterConnection connection, RosterSettings settings);

  /**
   * Ends a connection. Its people keep their seats, as typed ones, but for those whom another list
   * of the subscription gives a seat; nothing that it was to release is released. A run of it ends
   * as by {@link #stop}, or is undone first if that is under way. From the first moment on the
   * connection is not known any more, but for {@link #runs} and {@link #rows}, and its name is
   * free. It is done in transactions of up to a thousand people: no list of the subscription is
   * read, applied or undone until the last. Disconnecting again answers the same, and goes on where
   * a crash has stopped it; a job does, too.
   *
   * @param by who asks
   * @param connection the connection
   * @return the connection as it was, or why not
   */
  Outcome<RosterConnection, Refusal> disconnect(AccountId by, RosterConnection connection);

  /**
   * Reads a list and says what a sync would do; changes nothing. A plan of before that was not
   * applied is stale, and so is what the same person is having read: whoever asks again has given
   * up waiting. For half an hour nothing is read by the calendar in its place; after 30 days it is
   * stopped.
   *
   * @param by who asks
   * @param connection through which connection
   * @param source the list
   * @return the preview, or why not
   * @throws InvalidInputException if the list is broken
   * @throws RosterUnavailableException if the list cannot be read
   */
  Outcome<SyncPlan, Refusal> plan(AccountId by, RosterConnection connection, RosterSource source);

  /**
   * Carries a plan out, in transactions of up to a thousand people. Applying again answers the same
   * report, and goes on where a crash has stopped it.
   *
   * @param by who asks
   * @param plan the preview
   * @return what was done, or why not
   */
  Outcome<SyncReport, Refusal> apply(AccountId by, SyncPlan plan);

  /**
   * Asks for a sync by the next job, also while the list is not tried because it failed.
   *
   * @param by who asks
   * @param connection the connection
   * @return the connection, or why not
   */
  Outcome<RosterConnection, Refusal> syncSoon(AccountId by, RosterConnection connection);

  /**
   * Tells that the list has changed, as some directories do: it is read within two minutes. Any
   * number of hints meanwhile cost one reading. While the list is not tried because it failed, and
   * for a connection that is not known, nothing happens. Who may tell so is the application's
   * matter.
   *
   * @param connection the connection
   */
  void hint(RosterConnection connection);

  /**
   * What becomes, or became, of people by a run: kept for 90 days.
   *
   * @param by who asks; a supervisor may, too
   * @param connection the connection; also one that was disconnected
   * @param run the run
   * @param cursor where the page begins; empty for the first one
   * @param limit at most how many; 1 to 1,000
   * @return a page of rows by their ordinal, or why not
   */
  Outcome<Page<SyncRow>, Refusal> rows(
      AccountId by,
      RosterConnection connection,
      RosterRunId run,
      Optional<String> cursor,
      int limit);

  /**
   * The last runs of a connection: the newest one, and those of 400 days.
   *
   * @param by who asks; a supervisor may, too
   * @param connection the connection; also one that was disconnected
   * @param limit at most how many; 1 to 1,000
   * @return the runs, the newest first, or why not
   */
  Outcome<List<SyncReport>, Refusal> runs(AccountId by, RosterConnection connection, int limit);

  /**
   * Lets a run that is held take back what it would. It waits for that until the next plan of the
   * list; a reading that is under way ends by it.
   *
   * @param by who asks
   * @param connection the connection
   * @param run the run
   * @return what was done, or why not
   */
  Outcome<SyncReport, Refusal> approve(AccountId by, RosterConnection connection, RosterRunId run);

  /**
   * Ends a run that has not ended, whether anybody still works at it or not. What it has done
   * stays, and the report says so; nothing else of it is done, nor is anything taken back that was
   * held. The list is read again from where it was before; one that stays as it is holds the next
   * run, too. Stopping again answers the same.
   *
   * @param by who asks
   * @param connection the connection
   * @param run the run
   * @return the run as it is now, or why not: {@link Refusal#RUN_UNDER_WAY} while it is being
   *     undone
   */
  Outcome<SyncReport, Refusal> stop(AccountId by, RosterConnection connection, RosterRunId run);

  /**
   * Takes back what a run did, but for what has changed since: seats that it gave are released, and
   * those that were released by it, or were to be, are restored if there is room. Accounts and
   * roles stay. A run that is being read, planned or held meanwhile ends by it, and the next sync
   * by the calendar waits for a preview. Undoing again changes nothing, and goes on where a crash
   * has stopped it. What came of people by a run is kept for 90 days; it cannot be undone later.
   *
   * @param by who asks
   * @param connection the connection
   * @param run the run
   * @return the run as it is now, or why not
   */
  Outcome<SyncReport, Refusal> undo(AccountId by, RosterConnection connection, RosterRunId run);

  /**
   * Seats that are to be released.
   *
   * @param by who asks; a supervisor may, too
   * @param organization the organization
   * @param subscription whose seats
   * @param cursor where the page begins; empty for the first one
   * @param limit at most how many; 1 to 1,000
   * @return a page of them by account, or why not
   */
  Outcome<Page<PendingRelease>, Refusal> pendingReleases(
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      Optional<String> cursor,
      int limit);

  /** Why a roster is not connected, planned or applied. */
  enum Refusal {
    /** The person who asks may not manage users of this organization. */
    NOT_PERMITTED,
    /** The organization has no such subscription. */
    UNKNOWN_SUBSCRIPTION,
    /** The organization has no such connection, or not any more. */
    UNKNOWN_CONNECTION,
    /** The product is activated by product key only; no list can provision it. */
    PRODUCT_KEY_ONLY,
    /** The connection has no such run. */
    UNKNOWN_RUN,
    /** Another run is under way, or a connection of the subscription is being ended. */
    RUN_UNDER_WAY,
    /** Something that the plan depends on has changed, or another run has taken its place. */
    STALE_PLAN,
    /** The run is not held. */
    NOT_HELD,
    /** The run has ended. */
    RUN_ENDED,
    /** The run has done nothing that could be undone, or it is not known any more what. */
    NOT_UNDOABLE,
    /** The connection has no such token, or not any more. */
    UNKNOWN_TOKEN,
    /** The connection has as many tokens as it may have. */
    TOO_MANY_TOKENS
  }
}
