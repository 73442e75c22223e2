package io.entitlements.core.internal.activation;

import io.entitlements.activation.ActivationRefusal;
import io.entitlements.activation.ActivationRefusal.Code;
import io.entitlements.core.internal.signing.DeviceCode;
import io.entitlements.core.internal.signing.ParsedKey;
import io.entitlements.core.internal.signing.ProductKeyCodec;
import io.entitlements.core.internal.signing.ProductKeyMint;
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

/** From what people type to what it means. */
record TypedKeys(ProductKeyMint mint) {

  /**
   * Reads a product key; a guess fails here, before the store is asked anything. Its answer is that
   * for a key that does not exist.
   */
  Reading<ParsedKey.WellFormed> key(String typed) {
    ParsedKey parsed = ProductKeyCodec.parse(typed);
    if (parsed instanceof ParsedKey.WellFormed key) {
      return mint.isGenuine(key)
          ? new Reading.Meant<>(key)
          : new Reading.Refused<>(ActivationRefusal.of(Code.KEY_UNKNOWN));
    }
    return parsed instanceof ParsedKey.Typo typo
        ? mistyped(Code.KEY_MISTYPED, typo.position(), typo.suggestion())
        : mistyped(Code.KEY_MISTYPED, OptionalInt.empty(), Optional.empty());
  }

  static Reading<DeviceId> device(String typed) {
    DeviceCode.Parsed parsed = DeviceCode.parse(typed);
    if (parsed instanceof DeviceCode.Parsed.Device device) {
      return new Reading.Meant<>(device.device());
    }
    return parsed instanceof DeviceCode.Parsed.Typo typo
        ? mistyped(Code.DEVICE_CODE_MISTYPED, typo.position(), typo.suggestion())
        : mistyped(Code.DEVICE_CODE_MISTYPED, OptionalInt.empty(), Optional.empty());
  }

  private static <T> Reading<T> mistyped(
      Code code, OptionalInt position, Optional<String> suggestion) {
    return new Reading.Refused<>(new ActivationRefusal.Mistyped(code, position, suggestion));
  }

  /** The key of a text that counts now. */
  Optional<ProductKey> find(UnitOfWork store, ParsedKey.WellFormed typed, Instant now) {
    return token(store, typed).filter(token -> token.isUsable(now)).flatMap(t -> key(store, t));
  }

  /** The key that ever had this text: one that got another since can still be returned by it. */
  Optional<ProductKey> findEver(UnitOfWork store, ParsedKey.WellFormed typed) {
    return token(store, typed).flatMap(token -> key(store, token));
  }

  private Optional<Token> token(UnitOfWork store, ParsedKey.WellFormed typed) {
    return store.tokens().find(Token.Kind.PRODUCT_KEY, mint.lookup(typed));
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
