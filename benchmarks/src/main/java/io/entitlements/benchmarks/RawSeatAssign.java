package io.entitlements.benchmarks;

import io.entitlements.seat.Seat;
import io.entitlements.spi.EventRow;
import io.entitlements.spi.IdempotencyRecord;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.Revision;
import io.entitlements.type.Scope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What {@link io.entitlements.seat.Seats#assign} asks of the database for an address that nobody
 * knew, statement by statement in its order, the reads included, by plain JDBC. When the library
 * asks something else, this has to follow: a floor is one only of the same statements.
 *
 * <p>Texts that the library computes (the events' bodies, the hash of the request, the answer for a
 * repeat) are taken over from an assignment that the library made in the same database; they are as
 * long as new ones.
 */
final class RawSeatAssign {

  private static final String SELECT_ACCOUNT =
      """
      select id, email, name, status, default_organization_id from account where email = ?
      """;

  private static final String INSERT_ACCOUNT =
      """
      insert into account (id, email, name, status, default_organization_id)
      values (?, ?, ?, ?, ?)
      """;

  private static final String SELECT_MEMBERSHIP =
      """
      select organization_id, account_id, is_administrator, is_tech_instructor,
        is_supervisor, is_educator, is_student
      from membership where organization_id = ? and account_id = ?
      """;

  private static final String SELECT_SUBSCRIPTION =
      """
      select organization_id, id, product from subscription
      where organization_id = ? and id = ?
      """;

  private static final String USE_SEAT =
      """
      update subscription set seats_in_use = seats_in_use + 1
      where organization_id = ? and id = ? and seats_in_use < capacity
        and (capacity_from_at is null or capacity_from_at <= ?)
        and (capacity_until_at is null or capacity_until_at > ?)
      """;

  private static final String SELECT_SEAT =
      """
      select organization_id, id, subscription_id, account_id, device_id, product_key_id,
        source, taken_at
      from seat
      where organization_id = ? and subscription_id = ? and account_id = ? and active = true
      """;

  private static final String INSERT_SEAT =
      """
      insert into seat (organization_id, id, subscription_id, account_id, device_id,
        product_key_id, source, taken_at, active)
      values (?, ?, ?, ?, ?, ?, ?, ?, true)
      """;

  private static final String INSERT_EVENT =
      """
      insert into event (scope_id, number, scope_kind, type, actor, body, valid_at, recorded_at)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String SELECT_ANSWER =
      """
      select scope_id, idempotency_key, scope_kind, request, result, revision, recorded_at
      from idempotency where scope_id = ? and idempotency_key = ?
      """;

  private static final String INSERT_ANSWER =
      """
      insert into idempotency (scope_id, idempotency_key, scope_kind, request, result,
        revision, recorded_at)
      values (?, ?, ?, ?, ?, ?, ?)
      """;

  private final DataSource pool;
  private final Clock clock = Clock.systemUTC();
  private final SplittableRandom random = new SplittableRandom(1);
  private final UUID administrator;
  private final UUID organization;
  private final UUID subscription;
  private final EventRow seatTaken;
  private final EventRow accountCreated;
  private final IdempotencyRecord answer;
  private int assigned;

  private RawSeatAssign(DataSource pool, UUID administrator, Seat seat, Patterns patterns) {
    this.pool = pool;
    this.administrator = administrator;
    this.organization = seat.organization().value();
    this.subscription = seat.subscription().value();
    this.seatTaken = patterns.seatTaken();
    this.accountCreated = patterns.accountCreated();
    this.answer = patterns.answer();
  }

  static RawSeatAssign like(H2File database, Portal portal, Portal.School school) {
    Seat seat = portal.assign(school, email(0));
    return new RawSeatAssign(
        database.pool(),
        portal.administrator().value(),
        seat,
        database.storage().read(stores -> Patterns.read(stores, seat)));
  }

  /** One transaction; answers the rows read and written. */
  int assign() throws SQLException {
    try (Connection connection = pool.getConnection()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("set write_delay 0");
      }
      connection.setAutoCommit(false);
      try {
        int rows = assign(connection);
        connection.commit();
        return rows;
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private int assign(Connection connection) throws SQLException {
    assigned++;
    String email = email(assigned);
    String key = Portal.key(email).value();
    long millis = clock.millis();
    long now = millis * 1_000;
    UUID account = id(millis);
    UUID seat = id(millis);
    @Nullable Object[] newAccount = {account, email, "", "PENDING", null};
    @Nullable Object[] newSeat = {
      organization, seat, subscription, account, null, null, "TYPED", now
    };
    int rows = read(connection, 7, SELECT_ANSWER, organization, key);
    rows += read(connection, 7, SELECT_MEMBERSHIP, organization, administrator);
    rows += read(connection, 3, SELECT_SUBSCRIPTION, organization, subscription);
    rows += read(connection, 5, SELECT_ACCOUNT, email);
    rows += read(connection, 5, SELECT_ACCOUNT, email);
    rows += write(connection, INSERT_ACCOUNT, newAccount);
    rows += read(connection, 8, SELECT_SEAT, organization, subscription, account);
    rows += write(connection, USE_SEAT, organization, subscription, now, now);
    rows += write(connection, INSERT_SEAT, newSeat);
    rows += read(connection, 8, SELECT_SEAT, organization, subscription, account);
    rows += append(connection, "organization", organization, seatTaken, now);
    rows += append(connection, "account", account, accountCreated, now);
    return rows + answer(connection, key, now);
  }

  private static int append(
      Connection connection, String table, UUID scope, EventRow event, long now)
      throws SQLException {
    String count = "update " + table + " set revision = revision + ? where id = ?";
    int rows = write(connection, count, 1, scope);
    long number = revision(connection, table, scope);
    String kind = table.toUpperCase(Locale.ROOT);
    Object[] row = {scope, number, kind, event.type(), event.actor(), event.body(), now, now};
    try (PreparedStatement insert = connection.prepareStatement(INSERT_EVENT)) {
      bind(insert, row);
      insert.addBatch();
      return rows + insert.executeBatch()[0];
    }
  }

  /** The revision is read twice: for the caller, and for whoever repeats the request. */
  private int answer(Connection connection, String key, long now) throws SQLException {
    long told = revision(connection, "organization", organization);
    long kept = revision(connection, "organization", organization);
    if (told != kept) {
      throw new IllegalStateException("another transaction is at work");
    }
    Object[] row = {
      organization, key, "ORGANIZATION", answer.request(), answer.result(), kept, now
    };
    return write(connection, INSERT_ANSWER, row);
  }

  private static long revision(Connection connection, String table, UUID scope)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select revision from " + table + " where id = ?")) {
      bind(select, scope);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static int read(Connection connection, int columns, String sql, Object... arguments)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      bind(select, arguments);
      try (ResultSet row = select.executeQuery()) {
        int rows = 0;
        while (row.next()) {
          for (int column = 1; column <= columns; column++) {
            row.getObject(column);
          }
          rows++;
        }
        return rows;
      }
    }
  }

  private static int write(Connection connection, String sql, @Nullable Object... arguments)
      throws SQLException {
    try (PreparedStatement change = connection.prepareStatement(sql)) {
      bind(change, arguments);
      if (change.executeUpdate() != 1) {
        throw new IllegalStateException("not one row: " + sql);
      }
      return 1;
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object... arguments)
      throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
  }

  private static String email(int number) {
    return "teacher" + number + "@school.example";
  }

  /** A UUID of version 7, like the engine's, so that the indexes grow in the same way. */
  private UUID id(long millis) {
    return new UUID(
        (millis << 16) | 0x7000 | random.nextInt(0x1000),
        (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L);
  }

  /** The rows that the library wrote. */
  private record Patterns(EventRow seatTaken, EventRow accountCreated, IdempotencyRecord answer) {

    static Patterns read(UnitOfWork stores, Seat seat) {
      return new Patterns(
          newest(stores, seat.organization()),
          newest(stores, Portal.account(seat)),
          stores.idempotency().find(seat.organization(), Portal.key(email(0))).orElseThrow());
    }

    private static EventRow newest(UnitOfWork stores, Scope scope) {
      long number = stores.events().revision(scope).number();
      return stores.events().after(new Revision(scope, number - 1), 1).get(0);
    }
  }
}
