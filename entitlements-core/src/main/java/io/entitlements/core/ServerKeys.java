package io.entitlements.core;

import io.entitlements.core.internal.signing.MacKeyRing;
import io.entitlements.core.internal.signing.SigningRing;
import io.entitlements.lease.JwkSet;
import java.util.Objects;

/**
 * The secrets of a server: the keys that sign, and those that authenticate typed product keys.
 * {@link KeyFiles} gives both; what signs may be replaced. Immutable and thread-safe; nothing here
 * shows a secret.
 */
public final class ServerKeys {

  private final KeyRing signing;
  private final MacKeyRing macKeys;

  ServerKeys(KeyRing signing, MacKeyRing macKeys) {
    this.signing = signing;
    this.macKeys = macKeys;
  }

  /**
   * The same with other signing keys, for example those of a security module.
   *
   * @param ring what signs
   * @return the keys
   */
  public ServerKeys signingBy(KeyRing ring) {
    return new ServerKeys(Objects.requireNonNull(ring, "ring"), macKeys);
  }

  /**
   * The public halves of the signing keys, for the programs that verify leases.
   *
   * @return the set as it is published
   */
  public JwkSet jwkSet() {
    return signing.jwkSet();
  }

  SigningRing signing() {
    return signing.signing();
  }

  MacKeyRing macKeys() {
    return macKeys;
  }

  @Override
  public String toString() {
    return "ServerKeys[" + signing + ", product keys ***]";
  }
}
