package io.entitlements.jdbc.internal.table;

import io.entitlements.activation.Activation;
import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.spi.DeviceRow;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code account_device}: activations by email. */
record AccountDeviceTable(Handle handle) {

  private static final String BY_KEY = "where account_id = :account and device_id = :device";

  private static final String INSERT =
      "insert into account_device (account_id, "
          + DeviceColumns.NAMES
          + ") values (:account, "
          + DeviceColumns.VALUES
          + ")";

  private static final String REPLACE = "update account_device " + DeviceColumns.SET + " " + BY_KEY;

  private static final String SELECT =
      "select account_id, " + DeviceColumns.NAMES + " from account_device ";

  private static final String FIND = SELECT + BY_KEY;

  private static final String LOCK = FIND + " for update";

  private static final String GOING_ON =
      SELECT
          + """
          where account_id = :account and ended_why is null
          order by seen_at, device_id
          """;

  void insert(Activation.ByEmail activation, DeviceRow row) {
    bind(INSERT, activation, row).execute();
  }

  boolean replace(Activation.ByEmail activation, DeviceRow row) {
    return bind(REPLACE, activation, row).execute() == 1;
  }

  Optional<DeviceRow> find(Activation.ByEmail activation, boolean locking) {
    return Sql.of(handle, locking ? LOCK : FIND)
        .bind("account", activation.account().value())
        .bind("device", activation.device().value())
        .find(AccountDeviceTable::read);
  }

  List<DeviceRow> goingOn(AccountId account) {
    return Sql.of(handle, GOING_ON).bind("account", account.value()).list(AccountDeviceTable::read);
  }

  private Sql bind(String sql, Activation.ByEmail activation, DeviceRow row) {
    return DeviceColumns.bind(Sql.of(handle, sql), row)
        .bind("account", activation.account().value());
  }

  private static DeviceRow read(ResultSet row) throws SQLException {
    return DeviceColumns.read(
        row,
        new Activation.ByEmail(
            new AccountId(Columns.uuid(row, "account_id")),
            new DeviceId(Columns.uuid(row, "device_id"))));
  }
}
