package io.entitlements.core.internal.signing;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The public keys that a verifier trusts, found by {@code kid}. Immutable. */
public final class VerificationKeys {

  private final Map<String, VerificationKey> byKid;

  private VerificationKeys(Map<String, VerificationKey> byKid) {
    this.byKid = byKid;
  }

  /**
   * Takes keys in their order.
   *
   * @throws IllegalArgumentException if a key is there twice
   */
  public static VerificationKeys of(Collection<VerificationKey> keys) {
    Map<String, VerificationKey> byKid = new LinkedHashMap<>();
    for (VerificationKey key : keys) {
      if (byKid.put(key.kid(), key) != null) {
        throw new IllegalArgumentException("the key " + key.kid() + " is there twice");
      }
    }
    return new VerificationKeys(byKid);
  }

  /** Finds a key. */
  public Optional<VerificationKey> find(String kid) {
    return Optional.ofNullable(byKid.get(kid));
  }

  /** All keys, in their order. */
  public List<VerificationKey> all() {
    return List.copyOf(byKid.values());
  }

  @Override
  public String toString() {
    return "VerificationKeys" + byKid.keySet();
  }
}
