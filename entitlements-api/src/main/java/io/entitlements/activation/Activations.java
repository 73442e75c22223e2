package io.entitlements.activation;

import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.Outcome;
import java.util.List;

/**
 * Devices that start, go on and cease to use rights. Thread-safe; every method blocks on the store.
 * Each act is its own idempotency key: the same request again changes nothing, uses nothing more
 * and gets the same answer.
 */
public interface Activations {

  /**
   * A person signs in on a device. Any number of devices share the person's one seat, unless the
   * {@link ActivationPolicy} has a cap.
   *
   * @param account who signed in; the portal has verified it
   * @param installation on which device
   * @return the activation, with the account's revision, or why not
   */
  Outcome<Activation, ActivationRefusal> byEmail(AccountId account, Installation installation);

  /**
   * A product key is typed on a computer. It takes one of the key's seats for the computer, whoever
   * uses it; the same computer again takes none.
   *
   * @param typedKey what was typed: case, spaces and dashes do not matter
   * @param installation on which computer
   * @return the activation, with the organization's revision, or why not
   */
  Outcome<Activation, ActivationRefusal> byProductKey(String typedKey, Installation installation);

  /**
   * A computer without a network is activated by the request file that its program wrote. The
   * answer to carry back is a lease for the activation.
   *
   * @param requestFile the file's text
   * @return as {@link #byProductKey}
   */
  Outcome<Activation, ActivationRefusal> byRequestFile(String requestFile);

  /**
   * A computer without a network is activated by what is read out on the phone.
   *
   * @param typedKey the product key: case, spaces and dashes do not matter
   * @param deviceCode the code that the program shows for its computer, 30 symbols in groups of
   *     five; read as tolerantly as a key
   * @return as {@link #byProductKey}
   */
  Outcome<Activation, ActivationRefusal> byPhone(String typedKey, String deviceCode);

  /**
   * A device goes on using a right, and its secret is replaced. The leases' own refresh calls this
   * and gives a new lease with it.
   *
   * @param activation what the device was activated by
   * @param proof its secret and the hash of the next
   * @return which secret counts from now on, or why the activation does not go on
   */
  Outcome<Refreshed, RefreshRefusal> refresh(Activation activation, RefreshProof proof);

  /**
   * A device ceases to use a right: a key is returned, and its seat is free; or a person signs out.
   * The client forgets its secret and its lease; after a return it takes a new installation id, so
   * that an old lease is for another device.
   *
   * @param activation what the device was activated by
   * @param secret its secret, or the one before
   * @return the activation that has ended, now or before, or why not
   */
  Outcome<Activation, DeactivationRefusal> deactivate(Activation activation, DeviceSecret secret);

  /**
   * A key is returned by the file that the program of a computer without a network wrote when it
   * gave the key up.
   *
   * @param returnFile the file's text
   * @return as {@link #deactivate}
   */
  Outcome<Activation, DeactivationRefusal> byReturnFile(String returnFile);

  /**
   * The devices that a person is signed in on, for the person's own page.
   *
   * @param account whose; the portal has verified it
   * @return the devices, used longest ago first
   */
  List<SignedInDevice> devices(AccountId account);

  /**
   * A person signs out on a device from elsewhere, for example because it was lost.
   *
   * @param account whose device; the portal has verified it
   * @param device which
   * @return the activation that has ended, now or before, or {@link
   *     DeactivationRefusal.NotRecognized} if the person never signed in there, or is disabled
   */
  Outcome<Activation, DeactivationRefusal> signOut(AccountId account, DeviceId device);
}
