package io.entitlements.core.internal.activation;

import io.entitlements.activation.Activation;
import io.entitlements.activation.ActivationEnd;
import io.entitlements.activation.MachineTraits;
import io.entitlements.activation.Reaction;
import io.entitlements.activation.RefreshProof;
import io.entitlements.activation.RefreshRefusal;
import io.entitlements.activation.Refreshed;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.event.ActivationEvent.CloneFound;
import io.entitlements.event.ActivationEvent.MachineChanged;
import io.entitlements.event.EntitlementEvent;
import io.entitlements.spi.DeviceRow;
import io.entitlements.spi.SecretChain;
import java.util.Optional;

/**
 * How an activation goes on: its secret is replaced, and a clone or another machine shows. That a
 * secret is replaced is no event: it changes nobody's right, and would make an organization's
 * history a list of launches.
 */
record Refreshing(Machine machine, Reaction onClone) {

  /** What a refresh came to; a refusal can itself be a change that stays. */
  sealed interface Result {

    /** It goes on. */
    record GoesOn(Refreshed refreshed) implements Result {}

    /** It has ended with this refresh. */
    record Ended(RefreshRefusal reason) implements Result {}
  }

  Attempt<Result, RefreshRefusal> refresh(
      Change change, Activation activation, RefreshProof proof) {
    boolean active =
        !(activation instanceof Activation.ByEmail byEmail)
            || EmailDevices.lockActive(change, byEmail.account());
    Optional<DeviceRow> found = change.store().devices().lock(activation);
    Recognition recognition =
        found
            .map(row -> Recognition.of(row.secrets(), proof.secret().hash(), proof.next()))
            .orElse(Recognition.STRANGER);
    if (found.isEmpty() || recognition == Recognition.STRANGER) {
      return Attempt.denied(RefreshRefusal.NOT_RECOGNIZED);
    }
    DeviceRow row = found.get();
    if (row.end().isPresent()) {
      return Attempt.denied(refusal(row.end().get()));
    }
    if (!active) {
      return Attempt.denied(RefreshRefusal.ACCOUNT_NOT_ACTIVE);
    }
    if (activation instanceof Activation.ByProductKey byKey && !holdsSeat(change, byKey)) {
      return Attempt.denied(RefreshRefusal.SEAT_TAKEN_BACK);
    }
    return Attempt.made(recognized(change, row, proof, recognition));
  }

  private Result recognized(
      Change change, DeviceRow row, RefreshProof proof, Recognition recognition) {
    if (row.secrets().shared()) {
      return goesOn(change, row, row.secrets(), row.traits(), Refreshed.Secret.SAME);
    }
    return switch (recognition) {
      case DIVERGED -> clone(change, row);
      case REPEATED -> new Result.GoesOn(new Refreshed(row.activation(), Refreshed.Secret.NEXT));
      case CURRENT, STRANGER -> replaced(change, row, proof);
    };
  }

  private Result clone(Change change, DeviceRow row) {
    record(change, row, new CloneFound(row.activation(), onClone));
    return onClone == Reaction.REACTIVATE
        ? ended(change, row, ActivationEnd.CLONED)
        : goesOn(
            change, row, Recognition.shared(row.secrets()), row.traits(), Refreshed.Secret.SAME);
  }

  private Result replaced(Change change, DeviceRow row, RefreshProof proof) {
    int score = machine.score(row.traits(), proof.traits());
    if (machine.isOther(score)) {
      Reaction reaction = machine.check().orElseThrow().onChange();
      record(change, row, new MachineChanged(row.activation(), score, reaction));
      if (reaction == Reaction.REACTIVATE) {
        return ended(change, row, ActivationEnd.MACHINE_CHANGED);
      }
    }
    return goesOn(
        change,
        row,
        Recognition.replaced(row.secrets(), proof.secret().hash(), proof.next()),
        machine.follow(row.traits(), proof.traits()),
        Refreshed.Secret.NEXT);
  }

  private static Result goesOn(
      Change change,
      DeviceRow row,
      SecretChain secrets,
      MachineTraits traits,
      Refreshed.Secret secret) {
    change.store().devices().replace(row.seen(secrets, traits, change.now()));
    return new Result.GoesOn(new Refreshed(row.activation(), secret));
  }

  private static Result ended(Change change, DeviceRow row, ActivationEnd why) {
    change.store().devices().replace(row.withEnd(why));
    return new Result.Ended(refusal(why));
  }

  private static void record(Change change, DeviceRow row, EntitlementEvent event) {
    change.record(row.activation().scope(), event);
  }

  private static boolean holdsSeat(Change change, Activation.ByProductKey activation) {
    return KeyDevices.key(change.store(), activation)
        .flatMap(key -> KeyDevices.seat(change.store(), key, activation))
        .isPresent();
  }

  private static RefreshRefusal refusal(ActivationEnd end) {
    return switch (end) {
      case RETURNED, SIGNED_OUT -> RefreshRefusal.ENDED;
      case DROPPED -> RefreshRefusal.SIGNED_OUT_FOR_ANOTHER;
      case CLONED -> RefreshRefusal.CLONED;
      case MACHINE_CHANGED -> RefreshRefusal.MACHINE_CHANGED;
    };
  }
}
