package io.entitlements.activation;

import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.Outcome;

/**
 * Devices starting to use rights. Thread-safe; every method blocks on the store. Each act is its
 * own idempotency key: the same device again changes nothing and uses nothing more.
 */
public interface Activations {

  /**
   * A person signs in on a device. Any number of devices share the person's one seat.
   *
   * @param account who signed in; the portal has verified it
   * @param device on which device
   * @return the activation, with the account's revision, or why not
   */
  Outcome<Activation, ActivationRefusal> byEmail(AccountId account, DeviceId device);

  /**
   * A product key is typed on a computer. It takes one of the key's seats for the computer, whoever
   * uses it; the same computer again takes none.
   *
   * @param typedKey what was typed: case, spaces and dashes do not matter
   * @param device on which computer
   * @return the activation, with the organization's revision, or why not
   */
  Outcome<Activation, ActivationRefusal> byProductKey(String typedKey, DeviceId device);
}
