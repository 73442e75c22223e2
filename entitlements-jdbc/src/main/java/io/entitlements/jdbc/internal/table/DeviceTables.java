package io.entitlements.jdbc.internal.table;

import io.entitlements.activation.Activation;
import io.entitlements.spi.DeviceRow;
import io.entitlements.spi.DeviceStore;
import io.entitlements.type.AccountId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The two tables of activations: each leads with who owns the right. */
public final class DeviceTables implements DeviceStore {

  private final AccountDeviceTable ofAccounts;
  private final KeyDeviceTable ofKeys;

  /** On one connection. */
  public DeviceTables(Handle handle) {
    this.ofAccounts = new AccountDeviceTable(handle);
    this.ofKeys = new KeyDeviceTable(handle);
  }

  @Override
  public boolean insert(DeviceRow row) {
    if (find(row.activation()).isPresent()) {
      return false;
    }
    if (row.activation() instanceof Activation.ByEmail byEmail) {
      ofAccounts.insert(byEmail, row);
    } else {
      ofKeys.insert((Activation.ByProductKey) row.activation(), row);
    }
    return true;
  }

  @Override
  public boolean replace(DeviceRow row) {
    return row.activation() instanceof Activation.ByEmail byEmail
        ? ofAccounts.replace(byEmail, row)
        : ofKeys.replace((Activation.ByProductKey) row.activation(), row);
  }

  @Override
  public Optional<DeviceRow> find(Activation activation) {
    return find(activation, false);
  }

  @Override
  public Optional<DeviceRow> lock(Activation activation) {
    return find(activation, true);
  }

  private Optional<DeviceRow> find(Activation activation, boolean locking) {
    return activation instanceof Activation.ByEmail byEmail
        ? ofAccounts.find(byEmail, locking)
        : ofKeys.find((Activation.ByProductKey) activation, locking);
  }

  @Override
  public List<DeviceRow> goingOn(AccountId account) {
    return ofAccounts.goingOn(account);
  }
}
