package io.entitlements.benchmarks;

import io.entitlements.type.AccountId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;

/**
 * The rows that the library writes when it gives seats to many unknown addresses at once, accounts,
 * seats, events, revisions and the run's report, by one statement for each table whose values come
 * as arrays, in one transaction.
 */
record RawBulk(DataSource pool, AccountId administrator) {

  private static final String ACCOUNTS =
      """
      insert into account (id, email, name, status, revision)
      select id, email, '', 'PENDING', 1
      from unnest(cast(? as uuid[]), cast(? as varchar[])) as person (id, email)
      """;

  private static final String USE_SEATS =
      """
      update subscription set
        seats_in_use = seats_in_use + ?,
        people_in_use = people_in_use + ?
      where organization_id = ? and id = ? and seats_in_use + ? <= capacity
      """;

  private static final String SEATS =
      """
      insert into seat (organization_id, id, subscription_id, account_id, source, taken_at,
        last_used_at, pinned, active)
      select ?, id, ?, account, 'TYPED', ?, ?, false, true
      from unnest(cast(? as uuid[]), cast(? as uuid[])) as given (id, account)
      """;

  private static final String RUN =
      """
      insert into seat_run (organization_id, id, subscription_id, account_id, started_at, steps,
        steps_done)
      values (?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String RUN_ROWS =
      """
      insert into seat_run_row (organization_id, run_id, ordinal, action, account_id, result,
        seat_given_id, decided_at)
      select ?, ?, ordinal, 'ASSIGN', account, 'ASSIGNED', seat, ?
      from unnest(cast(? as integer[]), cast(? as uuid[]), cast(? as uuid[]))
        as done (ordinal, account, seat)
      """;

  private static final String RAISE_REVISION =
      "update organization set revision = revision + ? where id = ? returning revision";

  private static final String EVENTS =
      """
      insert into event (scope_id, number, scope_kind, type, subject_id, actor, why, body,
        valid_at, recorded_at)
      select scope, number, ?, ?, subject, ?, 'seat.run', body, ?, ?
      from unnest(cast(? as uuid[]), cast(? as bigint[]), cast(? as uuid[]), cast(? as varchar[]))
        as event (scope, number, subject, body)
      """;

  private static final String ANSWER =
      """
      insert into idempotency (scope_id, idempotency_key, scope_kind, request, result, revision,
        recorded_at)
      values (?, ?, 'ORGANIZATION', ?, ?, ?, ?)
      """;

  int assign(Portal.School school, List<String> emails, String key) throws SQLException {
    return Jdbc.transaction(pool, work -> assign(work, school, emails, key));
  }

  private int assign(Connection work, Portal.School school, List<String> emails, String key)
      throws SQLException {
    int size = emails.size();
    long now = Clock.systemUTC().millis() * 1_000;
    UUID organization = school.organization().value();
    UUID subscription = school.subscription().value();
    UUID run = RawSeats.id();
    UUID[] accounts = ids(size);
    UUID[] seats = ids(size);
    Object accountArray = work.createArrayOf("uuid", accounts);
    Object seatArray = work.createArrayOf("uuid", seats);
    int rows =
        Jdbc.write(
            work, size, ACCOUNTS, accountArray, work.createArrayOf("varchar", emails.toArray()));
    rows += Jdbc.write(work, 1, USE_SEATS, size, size, organization, subscription, size);
    rows +=
        Jdbc.write(
            work, size, SEATS, organization, subscription, now, now, seatArray, accountArray);
    rows +=
        Jdbc.write(
            work, 1, RUN, organization, run, subscription, administrator.value(), now, size, size);
    Object ordinals =
        work.createArrayOf("integer", IntStream.range(0, size).boxed().toArray(Integer[]::new));
    rows +=
        Jdbc.write(work, size, RUN_ROWS, organization, run, now, ordinals, accountArray, seatArray);
    long revision = Jdbc.number(work, RAISE_REVISION, size + 1, organization);
    rows += events(work, "ORGANIZATION", "SeatRunBegun", organization, revision - size, 1, now);
    rows +=
        events(
            work,
            "ORGANIZATION",
            "SeatTaken",
            same(organization, size),
            LongStream.rangeClosed(revision - size + 1, revision).boxed().toArray(Long[]::new),
            accounts,
            taken(school, seats, accounts),
            now);
    rows +=
        events(
            work,
            "ACCOUNT",
            "AccountCreated",
            accounts,
            LongStream.range(0, size).mapToObj(i -> 1L).toArray(Long[]::new),
            accounts,
            created(accounts),
            now);
    return rows
        + Jdbc.write(
            work, 1, ANSWER, organization, key, RawSeats.HASH, run.toString(), revision, now);
  }

  private int events(
      Connection work, String kind, String type, UUID scope, long number, int count, long now)
      throws SQLException {
    UUID[] scopes = same(scope, count);
    return events(work, kind, type, scopes, new Long[] {number}, scopes, new String[] {"{}"}, now);
  }

  private int events(
      Connection work,
      String kind,
      String type,
      UUID[] scopes,
      Long[] numbers,
      UUID[] subjects,
      String[] bodies,
      long now)
      throws SQLException {
    return Jdbc.write(
        work,
        scopes.length,
        EVENTS,
        kind,
        type,
        "account:" + administrator,
        now,
        now,
        work.createArrayOf("uuid", scopes),
        work.createArrayOf("bigint", numbers),
        work.createArrayOf("uuid", subjects),
        work.createArrayOf("varchar", bodies));
  }

  private static String[] taken(Portal.School school, UUID[] seats, UUID[] accounts) {
    return IntStream.range(0, seats.length)
        .mapToObj(
            i ->
                RawSeats.body(
                    school.organization().value(),
                    school.subscription().value(),
                    seats[i],
                    accounts[i],
                    RawSeats.TAKEN))
        .toArray(String[]::new);
  }

  private static String[] created(UUID[] accounts) {
    return IntStream.range(0, accounts.length)
        .mapToObj(i -> "{\"account\":\"" + accounts[i] + "\"}")
        .toArray(String[]::new);
  }

  private static UUID[] ids(int size) {
    return IntStream.range(0, size).mapToObj(i -> RawSeats.id()).toArray(UUID[]::new);
  }

  private static UUID[] same(UUID id, int size) {
    return IntStream.range(0, size).mapToObj(i -> id).toArray(UUID[]::new);
  }
}
