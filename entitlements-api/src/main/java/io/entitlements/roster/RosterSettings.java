package io.entitlements.roster;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * How a list provisions a subscription.
 *
 * @param mode what becomes of seats that were there before the list
 * @param graceDays how many days who is listed no more keeps the seat; 0 to {@value
 *     #MAX_GRACE_DAYS}
 * @param guardPercent a run that would take back more than this share of the list's seats holds
 *     those back for approval; 0 to 100
 * @param guardLeast fewer than so many are never held; at least 1
 * @param everyMinutes how often the list is read; {@value #MIN_MINUTES} to {@value #MAX_MINUTES}
 * @param pause when nothing is taken back, such as around the turn of the school year
 */
public record RosterSettings(
    Mode mode,
    int graceDays,
    int guardPercent,
    int guardLeast,
    int everyMinutes,
    Optional<Pause> pause) {

  /** The longest grace, in days. */
  public static final int MAX_GRACE_DAYS = 365;

  /** The shortest time between two readings, in minutes. */
  public static final int MIN_MINUTES = 5;

  /** The longest time between two readings, in minutes: a week. */
  public static final int MAX_MINUTES = 10_080;

  /** Beside manual seats; 14 days; 20 % and at least 10 people; daily; no pause. */
  public static final RosterSettings DEFAULT =
      new RosterSettings(Mode.ADD, 14, 20, 10, 1_440, Optional.empty());

  /** Checks the ranges. */
  public RosterSettings {
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(pause, "pause");
    check("graceDays", graceDays, 0, MAX_GRACE_DAYS);
    check("guardPercent", guardPercent, 0, 100);
    check("guardLeast", guardLeast, 1, Integer.MAX_VALUE);
    check("everyMinutes", everyMinutes, MIN_MINUTES, MAX_MINUTES);
  }

  private static void check(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(name + " is " + min + " to " + max + ", not " + value);
    }
  }

  /**
   * The same with another mode.
   *
   * @param other what becomes of seats that were there before the list
   * @return the settings
   */
  public RosterSettings mode(Mode other) {
    return new RosterSettings(other, graceDays, guardPercent, guardLeast, everyMinutes, pause);
  }

  /**
   * The same with another grace.
   *
   * @param days 0 to {@value #MAX_GRACE_DAYS}
   * @return the settings
   */
  public RosterSettings graceDays(int days) {
    return new RosterSettings(mode, days, guardPercent, guardLeast, everyMinutes, pause);
  }

  /**
   * The same with another guard.
   *
   * @param percent 0 to 100
   * @param least at least 1
   * @return the settings
   */
  public RosterSettings guard(int percent, int least) {
    return new RosterSettings(mode, graceDays, percent, least, everyMinutes, pause);
  }

  /**
   * The same with another time between two readings.
   *
   * @param minutes {@value #MIN_MINUTES} to {@value #MAX_MINUTES}
   * @return the settings
   */
  public RosterSettings everyMinutes(int minutes) {
    return new RosterSettings(mode, graceDays, guardPercent, guardLeast, minutes, pause);
  }

  /**
   * The same with another pause.
   *
   * @param other when nothing is taken back; empty for never
   * @return the settings
   */
  public RosterSettings pause(Optional<Pause> other) {
    return new RosterSettings(mode, graceDays, guardPercent, guardLeast, everyMinutes, other);
  }

  /** What becomes of seats that were there before the list. */
  public enum Mode {
    /** Seats that people typed stay beside those of the list. */
    ADD,
    /**
     * The first sync makes typed seats the list's: who is not listed loses the seat as any other.
     */
    REPLACE
  }

  /**
   * Days on which nothing is taken back, where the organization is.
   *
   * @param firstDay the first of them
   * @param lastDay the last of them
   */
  public record Pause(LocalDate firstDay, LocalDate lastDay) {

    /** Checks the order. */
    public Pause {
      if (lastDay.isBefore(firstDay)) {
        throw new IllegalArgumentException("a pause ends no sooner than it begins");
      }
    }

    /**
     * Whether a day is one of them.
     *
     * @param day a day where the organization is
     * @return whether nothing is taken back on it
     */
    public boolean covers(LocalDate day) {
      return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }
  }
}
