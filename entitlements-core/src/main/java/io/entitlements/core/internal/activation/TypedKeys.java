package io.entitlements.core.internal.activation;

import io.entitlements.activation.ActivationRefusal;
import io.entitlements.activation.ActivationRefusal.Code;
import io.entitlements.core.internal.signing.DeviceCode;
import io.entitlements.core.internal.signing.PresentedKey;
import io.entitlements.core.internal.signing.ProductKeyReader;
import io.entitlements.key.ProductKey;
import io.entitlements.spi.Token;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.DeviceId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.ProductKeyId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** From what people type or paste to what it means. */
record TypedKeys(ProductKeyReader reader) {

  /**
   * Reads a product key, in either form; a guess fails here, before the store is asked anything.
   * Its answer is that for a key that does not exist.
   *
   * @return by what the key is found
   */
  Reading<String> key(String text) {
    PresentedKey presented = reader.read(text);
    if (presented instanceof PresentedKey.Genuine genuine) {
      return new Reading.Meant<>(genuine.reference());
    }
    return new Reading.Refused<>(
        presented instanceof PresentedKey.Mistyped mistyped
            ? new ActivationRefusal.KeyMistyped(mistyped.fault())
            : ActivationRefusal.of(Code.KEY_UNKNOWN));
  }

  static Reading<DeviceId> device(String typed) {
    DeviceCode.Parsed parsed = DeviceCode.parse(typed);
    if (parsed instanceof DeviceCode.Parsed.Device device) {
      return new Reading.Meant<>(device.device());
    }
    return new Reading.Refused<>(
        parsed instanceof DeviceCode.Parsed.Typo typo
            ? new ActivationRefusal.DeviceCodeMistyped(typo.position(), typo.suggestion())
            : new ActivationRefusal.DeviceCodeMistyped(OptionalInt.empty(), Optional.empty()));
  }

  /** The key of a text that counts now. */
  static Optional<ProductKey> find(UnitOfWork store, String reference, Instant now) {
    return token(store, reference).filter(token -> token.isUsable(now)).flatMap(t -> key(store, t));
  }

  /** The key that ever had this text: one that got another since can still be returned by it. */
  static Optional<ProductKey> findEver(UnitOfWork store, String reference) {
    return token(store, reference).flatMap(token -> key(store, token));
  }

  private static Optional<Token> token(UnitOfWork store, String reference) {
    return store.tokens().find(Token.Kind.PRODUCT_KEY, reference);
  }

  private static Optional<ProductKey> key(UnitOfWork store, Token token) {
    return store
        .productKeys()
        .find(new OrganizationId(token.scope().value()), new ProductKeyId(token.target()));
  }

  /** What a text means, or why it is refused. */
  sealed interface Reading<T> {

    /** It means this. */
    record Meant<T>(T value) implements Reading<T> {}

    /** It is refused. */
    record Refused<T>(ActivationRefusal reason) implements Reading<T> {

      <V> Outcome<V, ActivationRefusal> outcome() {
        return Outcome.refused(reason);
      }
    }
  }
}
