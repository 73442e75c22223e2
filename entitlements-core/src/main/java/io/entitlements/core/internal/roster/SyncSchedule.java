package io.entitlements.core.internal.roster;

import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.job.JobKinds;
import io.entitlements.core.internal.job.NewJobs;
import io.entitlements.core.internal.job.ScheduledJob;
import io.entitlements.roster.RosterConnection;
import io.entitlements.spi.RosterState;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.JobId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When lists are read. Each connection has one chain of jobs, each of which asks for the next; a
 * new chain begins with new settings. Who wants a reading in between asks for a job of its own.
 */
final class SyncSchedule {

  /** Who does something by hand is seldom longer at one step of it. */
  static final Duration BY_HAND = Duration.ofMinutes(2);

  private static final Duration FIRST_PAUSE = Duration.ofMinutes(15);
  private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
  private static final String ASKED = "asked";
  private static final String AGAIN = "again";
  private static final String FINISH = "finish";

  private SyncSchedule() {}

  /**
   * What a job is to do.
   *
   * @param connection the connection, by its identifier
   * @param word why: the number of its chain, or what somebody asked for in between
   */
  record Due(String connection, String word) {

    static Due parse(String argument) {
      int space = argument.indexOf(' ');
      return new Due(argument.substring(0, space), argument.substring(space + 1));
    }

    /** Whether it is of the chain that counts now. */
    boolean isOf(RosterState state) {
      return word.equals(String.valueOf(state.schedule()));
    }

    /** Whether it is of no chain that has ended, and tries nothing again that was tried since. */
    boolean isWanted(RosterState state, Instant now) {
      return switch (word) {
        case ASKED, FINISH -> true;
        case AGAIN -> state.retryAt().filter(at -> !now.isBefore(at)).isPresent();
        default -> isOf(state);
      };
    }

    /** Whether nothing is to be read: a run is to be brought to its end. */
    boolean isToFinish() {
      return word.equals(FINISH);
    }
  }

  /** Asks for the next job of the chain; one that was to try again has been. */
  static void next(UnitOfWork store, RosterConnection connection, RosterState state, Instant now) {
    Instant regular = now.plus(Duration.ofMinutes(connection.settings().everyMinutes()));
    ask(
        store,
        connection,
        String.valueOf(state.schedule()),
        state.retryAt().filter(now::isBefore).orElse(regular));
  }

  /** Asks for a job as soon as one can be done. */
  static void soon(Change change, RosterConnection connection, JobId id) {
    NewJobs.ask(change.store(), job(connection, ASKED).at(id, change.now()));
  }

  /** Asks for a job within two minutes; within the same minute it is the same one. */
  static void hint(UnitOfWork store, RosterConnection connection, Instant now) {
    ask(store, connection, ASKED, now.truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1)));
  }

  /** Asks for one more job when a list is tried again that was read in between. */
  static void again(UnitOfWork store, RosterConnection connection, Instant retryAt) {
    ask(store, connection, AGAIN, retryAt);
  }

  /** Asks for a job that brings to its end what a crash has left of what is done by hand. */
  static void finish(UnitOfWork store, RosterConnection connection, Instant now) {
    ask(store, connection, FINISH, now.plus(BY_HAND));
  }

  private static void ask(
      UnitOfWork store, RosterConnection connection, String chain, Instant dueAt) {
    ScheduledJob job = job(connection, chain);
    NewJobs.ask(store, job.at(job.id(dueAt), dueAt));
  }

  private static ScheduledJob job(RosterConnection connection, String chain) {
    return new ScheduledJob(
        connection.organization(), JobKinds.SYNC_ROSTER, connection.id() + " " + chain);
  }

  /**
   * When a list is tried again that has failed so often in a row: after 15 minutes, 30, an hour,
   * twice as long each time, and no sooner than the other side asks; a day later at the latest.
   */
  static Instant retryAt(Instant now, int failures, Optional<Duration> asked) {
    Duration usual = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 20));
    Duration pause = asked.filter(wait -> wait.compareTo(usual) > 0).orElse(usual);
    return now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE)
        .truncatedTo(ChronoUnit.MILLIS);
  }
}
