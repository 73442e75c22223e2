package io.entitlements.activation;

import java.util.Objects;

/**
 * What a client shows to refresh its activation. It makes the next secret and stores it durably
 * before it asks; when the answer does not come, it asks again with the same proof, as often as it
 * takes.
 *
 * @param secret the secret of the present generation
 * @param next the hash of the secret of the next generation
 * @param traits of the machine; {@link MachineTraits#NONE} where the vendor does not want them
 */
public record RefreshProof(DeviceSecret secret, SecretHash next, MachineTraits traits) {

  /** Checks that nothing is missing, and that the next secret is another one. */
  public RefreshProof {
    Objects.requireNonNull(next, "next");
    Objects.requireNonNull(traits, "traits");
    if (secret.hash().equals(next)) {
      throw new IllegalArgumentException("next is the hash of another secret");
    }
  }

  /**
   * One that says nothing of its machine.
   *
   * @param secret the secret of the present generation
   * @param next the hash of the secret of the next generation
   * @return the proof
   */
  public static RefreshProof of(DeviceSecret secret, SecretHash next) {
    return new RefreshProof(secret, next, MachineTraits.NONE);
  }
}
