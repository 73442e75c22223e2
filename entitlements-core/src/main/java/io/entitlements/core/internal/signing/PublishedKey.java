package io.entitlements.core.internal.signing;

/**
 * A public key and when it is in use.
 *
 * @param key the key
 * @param state its dates
 */
public record PublishedKey(VerificationKey key, KeyState state) {

  /** Whether nothing that it signed counts. */
  public boolean isCompromised() {
    return state.compromisedAt().isPresent();
  }
}
