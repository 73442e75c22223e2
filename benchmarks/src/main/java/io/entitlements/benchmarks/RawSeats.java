package io.entitlements.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/**
 * What {@link LibrarySeats} asks of PostgreSQL, statement by statement in its order, by plain JDBC
 * and with rows of the same size: a test compares the two. What the library computes for its rows,
 * a hash and a JSON text, is put together here from texts at hand.
 */
record RawSeats(DataSource pool, UUID administrator) implements SeatTurn {

  private static final String PRODUCT = "suite";

  /** How the body of a seat that is taken ends. */
  static final String TAKEN = ",\"source\":\"TYPED\"}";

  /** As long as a hash. */
  static final String HASH = "x".repeat(43);

  @Override
  public Object run(Portal.School school, Schools.Teacher teacher, String key) throws SQLException {
    UUID seat = id();
    Turn turn = new Turn(school, teacher.account().value(), seat, Clock.systemUTC().millis());
    int rows = Jdbc.transaction(pool, work -> assign(work, turn, teacher.email(), "assign-" + key));
    return rows + Jdbc.transaction(pool, work -> release(work, turn, "release-" + key));
  }

  private record Turn(Portal.School school, UUID account, UUID seat, long millis) {

    UUID organization() {
      return school.organization().value();
    }

    UUID subscription() {
      return school.subscription().value();
    }

    long now() {
      return millis * 1_000;
    }
  }

  private int assign(Connection work, Turn turn, String email, String key) throws SQLException {
    UUID organization = turn.organization();
    UUID subscription = turn.subscription();
    long now = turn.now();
    int rows = begin(work, turn, key);
    rows += Jdbc.read(work, RawSql.ACCOUNT, email);
    rows +=
        Jdbc.write(
            work,
            1,
            RawSql.USE_SEAT,
            1,
            1,
            organization,
            subscription,
            1,
            now,
            now,
            organization,
            subscription,
            turn.account,
            PRODUCT);
    rows +=
        Jdbc.write(
            work,
            1,
            RawSql.INSERT_SEAT,
            organization,
            turn.seat,
            subscription,
            turn.account,
            null,
            null,
            "TYPED",
            now,
            now,
            false);
    rows += Jdbc.read(work, RawSql.USE, organization, subscription);
    return rows + end(work, turn, "SeatTaken", "seat.assign", TAKEN, key);
  }

  private int release(Connection work, Turn turn, String key) throws SQLException {
    UUID organization = turn.organization();
    UUID subscription = turn.subscription();
    int rows = begin(work, turn, key);
    rows += Jdbc.read(work, RawSql.HELD, organization, subscription, turn.account);
    rows += Jdbc.read(work, RawSql.LOCK, organization, subscription);
    rows += Jdbc.write(work, 1, RawSql.RELEASE, turn.now(), organization, turn.seat);
    rows += Jdbc.write(work, 1, RawSql.FREE_SEATS, 1, 1, organization, subscription);
    return rows + end(work, turn, "SeatReleased", "seat.release", "}", key);
  }

  private int begin(Connection work, Turn turn, String key) throws SQLException {
    return Jdbc.read(work, RawSql.ANSWER, turn.organization(), key)
        + Jdbc.read(work, RawSql.MEMBERSHIP, turn.organization(), administrator)
        + Jdbc.read(work, RawSql.SUBSCRIPTION, turn.organization(), turn.subscription());
  }

  private int end(Connection work, Turn turn, String type, String why, String endOfBody, String key)
      throws SQLException {
    UUID organization = turn.organization();
    long now = turn.now();
    long revision = Jdbc.number(work, RawSql.RAISE_REVISION, 1, organization);
    String body = body(organization, turn.subscription(), turn.seat, turn.account, endOfBody);
    Jdbc.write(
        work,
        1,
        RawSql.INSERT_EVENT,
        organization,
        revision,
        "ORGANIZATION",
        type,
        turn.account,
        "account:" + administrator,
        why,
        body,
        now,
        now);
    String result =
        String.join(
            " ",
            organization.toString(),
            turn.subscription().toString(),
            turn.seat.toString(),
            turn.account.toString(),
            "TYPED 2026-11-24T21:01:55.165Z false");
    return Jdbc.write(
        work,
        1,
        RawSql.INSERT_ANSWER,
        organization,
        key,
        "ORGANIZATION",
        HASH,
        result,
        revision,
        now);
  }

  /** An event's body as the library writes it. */
  static String body(
      UUID organization, UUID subscription, UUID seat, UUID account, String endOfBody) {
    return "{\"organization\":\""
        + organization
        + "\",\"subscription\":\""
        + subscription
        + "\",\"seat\":\""
        + seat
        + "\",\"holder\":{\"kind\":\"person\",\"account\":\""
        + account
        + "\"}"
        + endOfBody;
  }

  /** A UUID of version 7, like the engine's, so that the indexes grow in the same way. */
  static UUID id() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(
        (Clock.systemUTC().millis() << 16) | 0x7000 | random.nextInt(0x1000),
        (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L);
  }
}
