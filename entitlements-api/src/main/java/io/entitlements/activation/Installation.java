package io.entitlements.activation;

import io.entitlements.type.DeviceId;
import java.util.Objects;
import java.util.Optional;

/**
 * What a client program says of itself when it is activated.
 *
 * @param device which installation it is
 * @param secret the hash of the first {@link DeviceSecret} of this activation; a new one for each
 *     activation, so that a request that comes twice is told from a new one. Empty where it cannot
 *     be said, as on the phone: then the first refresh or return brings it
 * @param traits of the machine; {@link MachineTraits#NONE} where the vendor does not want them
 */
public record Installation(DeviceId device, Optional<SecretHash> secret, MachineTraits traits) {

  /** Checks that nothing is missing. */
  public Installation {
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(secret, "secret");
    Objects.requireNonNull(traits, "traits");
  }

  /**
   * One that says nothing of its machine.
   *
   * @param device which installation it is
   * @param secret the hash of the first secret of this activation
   * @return the installation
   */
  public static Installation of(DeviceId device, SecretHash secret) {
    return new Installation(device, Optional.of(secret), MachineTraits.NONE);
  }
}
