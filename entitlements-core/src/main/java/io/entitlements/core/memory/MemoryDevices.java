package io.entitlements.core.memory;

import io.entitlements.core.memory.Data.DeviceKey;
import io.entitlements.spi.DeviceStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import java.time.Instant;

/** The devices that accounts have signed in on, and when they did so first. */
record MemoryDevices(Table<DeviceKey, Instant> devices) implements DeviceStore {

  @Override
  public boolean insert(AccountId account, DeviceId device, Instant now) {
    return devices.insert(new DeviceKey(account, device), now);
  }

  @Override
  public boolean exists(AccountId account, DeviceId device) {
    return devices.find(new DeviceKey(account, device)).isPresent();
  }
}
