package io.entitlements.jdbc.internal.table;

import io.entitlements.spi.DeviceStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** The table {@code account_device}. */
public final class AccountDeviceTable implements DeviceStore {

  private static final String INSERT =
      """
      insert into account_device (account_id, device_id, signed_in_at)
      values (:account, :device, :now)
      """;

  private static final String COUNT =
      "select count(*) from account_device where account_id = :account and device_id = :device";

  private final Handle handle;

  /** On one connection. */
  public AccountDeviceTable(Handle handle) {
    this.handle = handle;
  }

  @Override
  public boolean insert(AccountId account, DeviceId device, Instant now) {
    if (exists(account, device)) {
      return false;
    }
    handle
        .createUpdate(INSERT)
        .bind("account", account.value())
        .bind("device", device.value())
        .bind("now", Columns.micros(now))
        .execute();
    return true;
  }

  @Override
  public boolean exists(AccountId account, DeviceId device) {
    return handle
            .createQuery(COUNT)
            .bind("account", account.value())
            .bind("device", device.value())
            .mapTo(Integer.class)
            .one()
        > 0;
  }
}
