package io.entitlements.jdbc.internal.table;

import io.entitlements.activation.Activation;
import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.spi.DeviceRow;
import io.entitlements.type.DeviceId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code key_device}: activations by product key. */
record KeyDeviceTable(Handle handle) {

  private static final String BY_KEY =
      """
      where organization_id = :organization
        and product_key_id = :productKey
        and device_id = :device
      """;

  private static final String INSERT =
      "insert into key_device (organization_id, product_key_id, "
          + DeviceColumns.NAMES
          + ") values (:organization, :productKey, "
          + DeviceColumns.VALUES
          + ")";

  private static final String REPLACE = "update key_device " + DeviceColumns.SET + " " + BY_KEY;

  private static final String FIND =
      "select organization_id, product_key_id, "
          + DeviceColumns.NAMES
          + " from key_device "
          + BY_KEY;

  private static final String LOCK = FIND + " for update";

  void insert(Activation.ByProductKey activation, DeviceRow row) {
    bind(INSERT, activation, row).execute();
  }

  boolean replace(Activation.ByProductKey activation, DeviceRow row) {
    return bind(REPLACE, activation, row).execute() == 1;
  }

  Optional<DeviceRow> find(Activation.ByProductKey activation, boolean locking) {
    return Sql.of(handle, locking ? LOCK : FIND)
        .bind("organization", activation.organization().value())
        .bind("productKey", activation.key().value())
        .bind("device", activation.device().value())
        .find(KeyDeviceTable::read);
  }

  private Sql bind(String sql, Activation.ByProductKey activation, DeviceRow row) {
    return DeviceColumns.bind(Sql.of(handle, sql), row)
        .bind("organization", activation.organization().value())
        .bind("productKey", activation.key().value());
  }

  private static DeviceRow read(ResultSet row) throws SQLException {
    return DeviceColumns.read(
        row,
        new Activation.ByProductKey(
            new OrganizationId(Columns.uuid(row, "organization_id")),
            new ProductKeyId(Columns.uuid(row, "product_key_id")),
            new DeviceId(Columns.uuid(row, "device_id"))));
  }
}
