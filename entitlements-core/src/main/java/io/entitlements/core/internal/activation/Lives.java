package io.entitlements.core.internal.activation;

import io.entitlements.activation.Activation;
import io.entitlements.activation.ActivationEnd;
import io.entitlements.activation.Installation;
import io.entitlements.core.internal.change.Change;
import io.entitlements.event.ActivationEvent.ActivationBegun;
import io.entitlements.event.ActivationEvent.ActivationEnded;
import io.entitlements.spi.DeviceRow;
import io.entitlements.spi.SecretChain;
import java.util.Optional;

/** How an activation begins and ends. Whoever calls has locked the account or the subscription. */
record Lives(Machine machine) {

  /** How a request stands to what is remembered of its activation. */
  enum Request {
    /** It begins a new life. */
    NEW,
    /** It has begun the life that goes on. */
    REPEATED,
    /** It has begun a life that has ended. */
    SPENT
  }

  static Request request(Optional<DeviceRow> row, Installation installation) {
    if (row.isEmpty()) {
      return Request.NEW;
    }
    boolean goesOn = row.get().goesOn();
    if (installation.secret().isEmpty()) {
      return goesOn ? Request.REPEATED : Request.NEW;
    }
    if (!row.get().secrets().first().equals(installation.secret())) {
      return Request.NEW;
    }
    return goesOn ? Request.REPEATED : Request.SPENT;
  }

  /** Begins a life, in the row of the one before if there was one. */
  void begin(Change change, Activation activation, Installation installation) {
    DeviceRow row =
        new DeviceRow(
            activation,
            SecretChain.begunWith(installation.secret()),
            machine.remembered(installation.traits()),
            change.now(),
            change.now(),
            Optional.empty());
    if (!change.store().devices().insert(row)) {
      change.store().devices().replace(row);
    }
    change.record(activation.scope(), new ActivationBegun(activation));
  }

  static void end(Change change, DeviceRow row, ActivationEnd why) {
    change.store().devices().replace(row.withEnd(why));
    change.record(row.activation().scope(), new ActivationEnded(row.activation(), why));
  }
}
