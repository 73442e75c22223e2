package io.entitlements.seat;

import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.ProductKeyId;
import java.util.Objects;

/** Who or what uses a seat. */
public sealed interface SeatHolder {

  /**
   * A person, on any number of devices.
   *
   * @param account the person
   */
  record Person(AccountId account) implements SeatHolder {
    /** Checks that there is an account. */
    public Person {
      Objects.requireNonNull(account, "account");
    }
  }

  /**
   * A computer that was activated by a product key; the seat fits that key and no other.
   *
   * @param device the computer
   * @param key the key
   */
  record Device(DeviceId device, ProductKeyId key) implements SeatHolder {
    /** Checks that nothing is missing. */
    public Device {
      Objects.requireNonNull(device, "device");
      Objects.requireNonNull(key, "key");
    }
  }
}
