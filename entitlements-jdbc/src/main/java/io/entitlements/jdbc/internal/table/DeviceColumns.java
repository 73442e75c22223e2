package io.entitlements.jdbc.internal.table;

import io.entitlements.activation.Activation;
import io.entitlements.activation.ActivationEnd;
import io.entitlements.activation.MachineTraits;
import io.entitlements.activation.SecretHash;
import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.spi.DeviceRow;
import io.entitlements.spi.SecretChain;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The columns that the two tables of activations share: all but what leads to the right. */
final class DeviceColumns {

  static final String NAMES =
      """
      device_id, first_hash, current_hash, previous_hash, generation, shared, traits,
        begun_at, seen_at, ended_why\
      """;

  static final String VALUES =
      """
      :device, :first, :current, :previous, :generation, :shared, :traits,
        :begunAt, :seenAt, :endedWhy\
      """;

  static final String SET =
      """
      set first_hash = :first, current_hash = :current, previous_hash = :previous,
        generation = :generation, shared = :shared, traits = :traits,
        begun_at = :begunAt, seen_at = :seenAt, ended_why = :endedWhy
      """;

  private DeviceColumns() {}

  static Sql bind(Sql sql, DeviceRow row) {
    SecretChain secrets = row.secrets();
    return sql.bind("device", row.activation().device().value())
        .bind("first", text(secrets.first()))
        .bind("current", text(secrets.current()))
        .bind("previous", text(secrets.previous()))
        .bind("generation", secrets.generation())
        .bind("shared", secrets.shared())
        .bind("traits", row.traits().text())
        .bind("begunAt", Columns.micros(row.begunAt()))
        .bind("seenAt", Columns.micros(row.seenAt()))
        .bind("endedWhy", row.end().map(ActivationEnd::name).orElse(null));
  }

  static DeviceRow read(ResultSet row, Activation activation) throws SQLException {
    return new DeviceRow(
        activation,
        new SecretChain(
            hash(row, "first_hash"),
            hash(row, "current_hash"),
            hash(row, "previous_hash"),
            row.getInt("generation"),
            row.getBoolean("shared")),
        MachineTraits.parse(row.getString("traits")),
        Columns.instant(row, "begun_at"),
        Columns.instant(row, "seen_at"),
        Optional.ofNullable(row.getString("ended_why")).map(ActivationEnd::valueOf));
  }

  private static @Nullable String text(Optional<SecretHash> hash) {
    return hash.map(SecretHash::text).orElse(null);
  }

  private static Optional<SecretHash> hash(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column)).map(SecretHash::new);
  }
}
