package io.entitlements.core.roster.oneroster;

import io.entitlements.core.internal.http.SecretUri;
import io.entitlements.type.DisplayText;
import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * Where and how people are read from a OneRoster server.
 *
 * @param service where the service is: HTTPS, or HTTP on this computer itself; for example {@code
 *     https://sis.example/ims/oneroster/v1p1} or {@code
 *     https://sis.example/ims/oneroster/rostering/v1p2}
 * @param version of which version the service is
 * @param login by what the server knows who asks
 * @param people who is read
 * @param filter one more condition in OneRoster's own words, for example {@code role='teacher'};
 *     one predicate, without {@code AND} and {@code OR}
 * @param zone the school's time zone, in which roles begin and end and nights are nights
 * @param fullAt from when on each day a reading reads everything, and not only what changed
 * @param pageSize how many people are asked for at once, 1 to 5,000
 * @param timeout how long one request may take with all of its answer, up to 10 minutes
 */
public record OneRosterSettings(
    URI service,
    OneRosterVersion version,
    OneRosterLogin login,
    OneRosterPeople people,
    Optional<String> filter,
    ZoneId zone,
    LocalTime fullAt,
    int pageSize,
    Duration timeout) {

  private static final int MAX_PAGE_SIZE = 5_000;
  private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(10);

  /** Checks everything. */
  public OneRosterSettings {
    service = SecretUri.base("the service", service);
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(login, "login");
    Objects.requireNonNull(people, "people");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(fullAt, "fullAt");
    filter.ifPresent(f -> DisplayText.check("filter", f, 1, 500));
    if (filter.filter(f -> f.contains(" AND ") || f.contains(" OR ")).isPresent()) {
      throw new IllegalArgumentException("filter is one predicate, without AND and OR");
    }
    checkPages(pageSize, timeout);
  }

  static void checkPages(int pageSize, Duration timeout) {
    if (pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
      throw new IllegalArgumentException("pageSize is 1 to " + MAX_PAGE_SIZE + ", not " + pageSize);
    }
    if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException("timeout is up to 10 minutes, not " + timeout);
    }
  }

  /**
   * The usual: everybody, everything at the first reading after two at night, pages of 1,000, and
   * 90 seconds for a request.
   *
   * @param service where the service is
   * @param version of which version it is
   * @param login by what the server knows who asks
   * @param zone the school's time zone
   * @return the settings
   */
  public static OneRosterSettings of(
      URI service, OneRosterVersion version, OneRosterLogin login, ZoneId zone) {
    return new OneRosterSettings(
        service,
        version,
        login,
        OneRosterPeople.users(),
        Optional.empty(),
        zone,
        LocalTime.of(2, 0),
        1_000,
        Duration.ofSeconds(90));
  }

  /**
   * The same with other people.
   *
   * @param others who is read
   * @return the settings
   */
  public OneRosterSettings with(OneRosterPeople others) {
    return new OneRosterSettings(
        service, version, login, others, filter, zone, fullAt, pageSize, timeout);
  }

  /**
   * The same with one more condition.
   *
   * @param condition one predicate in OneRoster's own words
   * @return the settings
   */
  public OneRosterSettings where(String condition) {
    return new OneRosterSettings(
        service, version, login, people, Optional.of(condition), zone, fullAt, pageSize, timeout);
  }

  /**
   * The same with another page size.
   *
   * @param size how many people are asked for at once, 1 to 5,000
   * @return the settings
   */
  public OneRosterSettings pagesOf(int size) {
    return new OneRosterSettings(
        service, version, login, people, filter, zone, fullAt, size, timeout);
  }
}
