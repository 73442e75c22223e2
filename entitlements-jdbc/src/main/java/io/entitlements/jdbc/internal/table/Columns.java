package io.entitlements.jdbc.internal.table;

import io.entitlements.type.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How values lie in columns. */
final class Columns {

  private Columns() {}

  /** Microseconds since 1970: exact for whole milliseconds, and free of session time zones. */
  static long micros(Instant instant) {
    // Not ChronoUnit.between: it goes by nanoseconds, which end in the year 2262.
    long seconds = Math.multiplyExact(instant.getEpochSecond(), 1_000_000);
    return Math.addExact(seconds, instant.getNano() / 1_000);
  }

  static @Nullable Long micros(Optional<Instant> instant) {
    return instant.map(Columns::micros).orElse(null);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return Instant.EPOCH.plus(row.getLong(column), ChronoUnit.MICROS);
  }

  static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
    Instant instant = instant(row, column);
    return row.wasNull() ? Optional.empty() : Optional.of(instant);
  }

  static OptionalLong optionalLong(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
  }

  static UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  static Optional<UUID> optionalUuid(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, UUID.class));
  }

  static Scope scope(ResultSet row) throws SQLException {
    return Scope.Kind.valueOf(row.getString("scope_kind")).scope(uuid(row, "scope_id"));
  }
}
