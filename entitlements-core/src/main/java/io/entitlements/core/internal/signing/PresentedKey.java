package io.entitlements.core.internal.signing;

import io.entitlements.key.SignedKeyRefusal;
import io.entitlements.key.TypedKeyFault;

/**
 * What the server makes of a product key that somebody presents, in either form, before it asks the
 * store. To the public, {@link Forged}, {@link SecretMissing} and an unknown reference are one
 * answer.
 */
public sealed interface PresentedKey {

  /**
   * Made by us.
   *
   * @param reference by which it is found in the store
   */
  record Genuine(String reference) implements PresentedKey {
    @Override
    public String toString() {
      return "Genuine[***]";
    }
  }

  /** No product key, or one with a typing error. */
  record Mistyped(TypedKeyFault fault) implements PresentedKey {}

  /** A signed text that is not accepted. */
  record Unacceptable(SignedKeyRefusal reason) implements PresentedKey {}

  /** Typed, with a MAC that our secret does not give. */
  record Forged() implements PresentedKey {}

  /** Typed, of a generation whose secret is not there. */
  record SecretMissing(int generation) implements PresentedKey {}
}
