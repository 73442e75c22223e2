package io.entitlements.core.client;

import io.entitlements.core.internal.signing.SignedKeyText;
import io.entitlements.core.key.TypedKeyReader;
import io.entitlements.key.TypedKey;
import io.entitlements.key.TypedKeyFault;

/** A product key as a person gives it: typed, or its signed form as it was pasted or scanned. */
sealed interface GivenKey {

  /** In the one text by which it is asked for. Whether it is genuine is for the portal to say. */
  record Read(String text) implements GivenKey {
    /** Without the key. */
    @Override
    public String toString() {
      return "Read[***]";
    }
  }

  /** Neither of the two. */
  record Mistyped(TypedKeyFault fault) implements GivenKey {}

  static GivenKey of(String given) {
    String signed = SignedKeyText.read(given);
    if (signed != null) {
      return new Read(signed);
    }
    TypedKey typed = TypedKeyReader.ofAnyProduct().read(given);
    return typed instanceof TypedKey.Mistyped mistyped
        ? new Mistyped(mistyped.fault())
        : new Read(((TypedKey.WellFormed) typed).text().value());
  }
}
