package io.entitlements.core.internal.activation;

import io.entitlements.activation.Activation;
import io.entitlements.activation.ActivationEnd;
import io.entitlements.activation.ActivationRefusal;
import io.entitlements.activation.ActivationRefusal.Code;
import io.entitlements.activation.DeactivationRefusal;
import io.entitlements.activation.DeviceSecret;
import io.entitlements.activation.Installation;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.seat.SeatAllocator;
import io.entitlements.key.ProductKey;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatSource;
import io.entitlements.spi.Capacity;
import io.entitlements.spi.DeviceRow;
import io.entitlements.spi.UnitOfWork;
import java.util.Optional;

/**
 * The computers of product keys. Each change locks the key's subscription first, as every change of
 * seats does, so that a return and an activation of the same computer come one after the other.
 */
record KeyDevices(Lives lives, SeatAllocator allocator) {

  Attempt<Activation, ActivationRefusal> begin(
      Change change, ProductKey key, Installation installation) {
    Activation.ByProductKey activation =
        new Activation.ByProductKey(key.organization(), key.id(), installation.device());
    lock(change, key);
    Lives.Request request = Lives.request(change.store().devices().lock(activation), installation);
    if (request == Lives.Request.SPENT) {
      return Attempt.denied(ActivationRefusal.of(Code.REQUEST_SPENT));
    }
    if (seat(change.store(), key, activation).isEmpty()) {
      Optional<ActivationRefusal> refusal = take(change, key, activation);
      if (refusal.isPresent()) {
        return Attempt.denied(refusal.get());
      }
    }
    if (request == Lives.Request.NEW) {
      lives.begin(change, activation, installation);
    }
    return Attempt.made(activation);
  }

  private Optional<ActivationRefusal> take(
      Change change, ProductKey key, Activation.ByProductKey activation) {
    if (key.isEndedForGood()) {
      return Optional.of(ActivationRefusal.of(Code.KEY_REVOKED));
    }
    if (key.seatsAt(change.now()) == 0) {
      return Optional.of(ActivationRefusal.of(Code.KEY_NOT_IN_TERM));
    }
    return switch (allocator.take(
        change,
        key.organization(),
        key.subscription(),
        holder(activation),
        SeatSource.PRODUCT_KEY)) {
      case TAKEN, HELD -> Optional.empty();
      case KEY_FULL ->
          full(
              change.store().productKeys().devicesInUse(key.organization(), key.id()),
              key.seatsAt(change.now()));
      case FULL, CAPACITY_STALE ->
          full(
              change.store().subscriptions().use(key.organization(), key.subscription()).used(),
              capacity(change, key).total());
      case UNKNOWN -> Optional.of(ActivationRefusal.of(Code.KEY_UNKNOWN));
    };
  }

  private static Optional<ActivationRefusal> full(int used, int total) {
    return Optional.of(new ActivationRefusal.Full(Code.NO_SEAT_LEFT, used, total));
  }

  private static Capacity capacity(Change change, ProductKey key) {
    return Capacity.at(
        change.store().productKeys().of(key.organization(), key.subscription()), change.now());
  }

  Attempt<Activation, DeactivationRefusal> end(
      Change change, Activation.ByProductKey activation, DeviceSecret secret) {
    Optional<ProductKey> key = key(change.store(), activation);
    key.ifPresent(found -> lock(change, found));
    Optional<DeviceRow> row =
        key.flatMap(found -> change.store().devices().lock(activation))
            .filter(found -> Recognition.knows(found.secrets(), secret.hash()));
    if (row.isEmpty()) {
      return Attempt.denied(new DeactivationRefusal.NotRecognized());
    }
    if (!row.get().end().equals(Optional.of(ActivationEnd.RETURNED))) {
      seat(change.store(), key.get(), activation)
          .ifPresent(seat -> allocator.release(change, seat));
      Lives.end(change, row.get(), ActivationEnd.RETURNED);
    }
    return Attempt.made(activation);
  }

  private static void lock(Change change, ProductKey key) {
    change.store().subscriptions().lock(key.organization(), key.subscription());
  }

  static Optional<ProductKey> key(UnitOfWork store, Activation.ByProductKey activation) {
    return store.productKeys().find(activation.organization(), activation.key());
  }

  /** The seat that the computer holds by the key. */
  static Optional<Seat> seat(UnitOfWork store, ProductKey key, Activation.ByProductKey activation) {
    return store.seats().find(key.organization(), key.subscription(), holder(activation));
  }

  private static SeatHolder holder(Activation.ByProductKey activation) {
    return new SeatHolder.Device(activation.device(), activation.key());
  }
}
