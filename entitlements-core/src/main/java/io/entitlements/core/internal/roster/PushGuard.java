package io.entitlements.core.internal.roster;

import io.entitlements.core.internal.change.Change;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RosterSettings;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.roster.Withheld;
import io.entitlements.spi.RosterStore;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Whether something pushed may take a seat back, by the guard that the settings set: a directory
 * that is emptied one by one is not to pass it one by one. Asked for one person; used once.
 */
final class PushGuard implements Predicate<Result> {

  private static final Duration WINDOW = Duration.ofHours(24);

  private final Change change;
  private final RosterConnection connection;
  private final ZoneId zone;
  private final BooleanSupplier losesPlace;
  private Optional<Withheld> withheld = Optional.empty();

  /**
   * Guards one person.
   *
   * @param losesPlace whether who leaves without a seat loses a place on the waiting list
   */
  PushGuard(Change change, RosterStore.Locked list, BooleanSupplier losesPlace) {
    this.change = change;
    this.connection = list.connection();
    this.zone = list.zone();
    this.losesPlace = losesPlace;
  }

  /** Whether a result counts; one that takes a seat back, or a place, is noted. */
  @Override
  public boolean test(Result result) {
    boolean takesBack =
        result == Result.RELEASE_PLANNED
            || (QueuedPeople.leaves(result) && losesPlace.getAsBoolean());
    if (!takesBack) {
      return true;
    }
    withheld = why();
    if (withheld.isEmpty()) {
      change.store().pushes().noteRelease(connection, change.now());
    }
    return withheld.isEmpty();
  }

  /** Why something was withheld, if so. */
  Optional<Withheld> withheld() {
    return withheld;
  }

  private Optional<Withheld> why() {
    RosterSettings settings = connection.settings();
    if (settings.pause().filter(this::coversToday).isPresent()) {
      return Optional.of(Withheld.PAUSED);
    }
    Instant since = change.now().minus(WINDOW);
    long before = change.store().pushes().releasedSince(connection, since);
    long all = before + 1;
    if (all < settings.guardLeast()) {
      return Optional.empty();
    }
    long seats = change.store().rosterLinks().seated(connection) + before;
    return all * 100 > seats * settings.guardPercent()
        ? Optional.of(Withheld.TOO_MANY)
        : Optional.empty();
  }

  private boolean coversToday(RosterSettings.Pause pause) {
    return pause.covers(change.now().atZone(zone).toLocalDate());
  }
}
