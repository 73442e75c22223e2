package io.entitlements.core.internal.activation;

import io.entitlements.activation.Activation;
import io.entitlements.activation.ActivationRefusal;
import io.entitlements.activation.ActivationRefusal.Code;
import io.entitlements.activation.Activations;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.member.Members;
import io.entitlements.core.internal.seat.SeatAllocator;
import io.entitlements.core.internal.signing.ParsedKey;
import io.entitlements.core.internal.signing.ProductKeyCodec;
import io.entitlements.core.internal.signing.ProductKeyMint;
import io.entitlements.event.AccountEvent;
import io.entitlements.key.KeyEnd;
import io.entitlements.key.ProductKey;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatSource;
import io.entitlements.spi.Capacity;
import io.entitlements.spi.Token;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.DeviceId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.ProductKeyId;
import java.util.Optional;

/** Devices starting to use rights, by sign-in or by product key. */
public final class ActivationService implements Activations {

  private final Changes changes;
  private final SeatAllocator allocator;
  private final ProductKeyMint mint;

  /** Composes the service. */
  public ActivationService(Changes changes, SeatAllocator allocator, ProductKeyMint mint) {
    this.changes = changes;
    this.allocator = allocator;
    this.mint = mint;
  }

  @Override
  public Outcome<Activation, ActivationRefusal> byEmail(AccountId account, DeviceId device) {
    return changes.make(
        new Actor.Person(account),
        "activation.by-email",
        activation -> account,
        change -> {
          if (!Members.isActive(change.store(), account)) {
            return Attempt.denied(ActivationRefusal.of(Code.ACCOUNT_NOT_ACTIVE));
          }
          if (change.store().devices().insert(account, device, change.now())) {
            change.record(account, new AccountEvent.DeviceActivated(account, device));
          }
          return Attempt.made(new Activation.ByEmail(account, device));
        });
  }

  @Override
  public Outcome<Activation, ActivationRefusal> byProductKey(String typedKey, DeviceId device) {
    ParsedKey parsed = ProductKeyCodec.parse(typedKey);
    if (!(parsed instanceof ParsedKey.WellFormed wellFormed)) {
      return Outcome.refused(ActivationRefusal.of(Code.KEY_MISTYPED));
    }
    // A guess fails here, before the store is asked anything.
    if (!mint.isGenuine(wellFormed)) {
      return Outcome.refused(ActivationRefusal.of(Code.KEY_UNKNOWN));
    }
    return changes.make(
        new Actor.Computer(device),
        "activation.by-key",
        activation -> ((Activation.ByProductKey) activation).organization(),
        change -> byProductKey(change, wellFormed, device));
  }

  private Attempt<Activation, ActivationRefusal> byProductKey(
      Change change, ParsedKey.WellFormed typed, DeviceId device) {
    Optional<ProductKey> found =
        change
            .store()
            .tokens()
            .find(Token.Kind.PRODUCT_KEY, mint.lookup(typed))
            .filter(token -> token.isUsable(change.now()))
            .flatMap(token -> key(change, token));
    if (found.isEmpty()) {
      return Attempt.denied(ActivationRefusal.of(Code.KEY_UNKNOWN));
    }
    ProductKey key = found.get();
    Activation activation = new Activation.ByProductKey(key.organization(), key.id(), device);
    SeatHolder holder = new SeatHolder.Device(device, key.id());
    if (change.store().seats().find(key.organization(), key.subscription(), holder).isPresent()) {
      return Attempt.made(activation);
    }
    if (key.end().filter(end -> end.why() == KeyEnd.Why.REVOKED).isPresent()) {
      return Attempt.denied(ActivationRefusal.of(Code.KEY_REVOKED));
    }
    if (key.seatsAt(change.now()) == 0) {
      return Attempt.denied(ActivationRefusal.of(Code.KEY_NOT_IN_TERM));
    }
    return switch (allocator.take(
        change, key.organization(), key.subscription(), holder, SeatSource.PRODUCT_KEY)) {
      case TAKEN, HELD -> Attempt.made(activation);
      case KEY_FULL ->
          Attempt.denied(
              new ActivationRefusal(
                  Code.NO_SEAT_LEFT,
                  change.store().productKeys().devicesInUse(key.organization(), key.id()),
                  key.seatsAt(change.now())));
      case FULL, CAPACITY_STALE -> Attempt.denied(subscriptionFull(change, key));
      case UNKNOWN -> Attempt.denied(ActivationRefusal.of(Code.KEY_UNKNOWN));
    };
  }

  private static Optional<ProductKey> key(Change change, Token token) {
    return change
        .store()
        .productKeys()
        .find(new OrganizationId(token.scope().value()), new ProductKeyId(token.target()));
  }

  private static ActivationRefusal subscriptionFull(Change change, ProductKey key) {
    Capacity capacity =
        Capacity.at(
            change.store().productKeys().of(key.organization(), key.subscription()), change.now());
    return new ActivationRefusal(
        Code.NO_SEAT_LEFT,
        change.store().subscriptions().use(key.organization(), key.subscription()).used(),
        capacity.total());
  }
}
