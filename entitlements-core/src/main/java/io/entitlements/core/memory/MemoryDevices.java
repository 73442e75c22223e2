package io.entitlements.core.memory;

import io.entitlements.activation.Activation;
import io.entitlements.spi.DeviceRow;
import io.entitlements.spi.DeviceStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Activations, and the devices that each account has ever signed in on. */
record MemoryDevices(Table<Activation, DeviceRow> rows, Groups<AccountId, DeviceId> byAccount)
    implements DeviceStore {

  private static final Comparator<DeviceRow> HEARD_OF_LONGEST_AGO =
      Comparator.comparing(DeviceRow::seenAt)
          .thenComparing(row -> row.activation().device().toString());

  @Override
  public boolean insert(DeviceRow row) {
    boolean added = rows.insert(row.activation(), row);
    if (added && row.activation() instanceof Activation.ByEmail byEmail) {
      byAccount.add(byEmail.account(), byEmail.device());
    }
    return added;
  }

  @Override
  public boolean replace(DeviceRow row) {
    return rows.update(row.activation(), before -> true, before -> row);
  }

  @Override
  public Optional<DeviceRow> find(Activation activation) {
    return rows.find(activation);
  }

  @Override
  public Optional<DeviceRow> lock(Activation activation) {
    return rows.find(activation);
  }

  @Override
  public List<DeviceRow> goingOn(AccountId account) {
    return byAccount.of(account).stream()
        .map(device -> rows.find(new Activation.ByEmail(account, device)).orElseThrow())
        .filter(DeviceRow::goesOn)
        .sorted(HEARD_OF_LONGEST_AGO)
        .toList();
  }
}
