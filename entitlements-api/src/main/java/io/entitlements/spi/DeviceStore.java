package io.entitlements.spi;

import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import java.time.Instant;

/** The devices that accounts have signed in on; led by the account, a global table. */
public interface DeviceStore {

  /**
   * Remembers that an account signed in on a device.
   *
   * @param account the account
   * @param device the device
   * @param now the instant
   * @return false, and nothing is changed, if it was remembered already
   */
  boolean insert(AccountId account, DeviceId device, Instant now);

  /**
   * Whether an account has signed in on a device.
   *
   * @param account the account
   * @param device the device
   * @return true if it was remembered
   */
  boolean exists(AccountId account, DeviceId device);
}
