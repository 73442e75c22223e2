package io.entitlements.core.internal.activation;

import io.entitlements.activation.Activation;
import io.entitlements.activation.ActivationPolicy;
import io.entitlements.activation.ActivationRefusal;
import io.entitlements.activation.ActivationRefusal.Code;
import io.entitlements.activation.Activations;
import io.entitlements.activation.DeactivationRefusal;
import io.entitlements.activation.DeviceSecret;
import io.entitlements.activation.Installation;
import io.entitlements.activation.MachineTraits;
import io.entitlements.activation.RefreshProof;
import io.entitlements.activation.RefreshRefusal;
import io.entitlements.activation.Refreshed;
import io.entitlements.activation.SignedInDevice;
import io.entitlements.core.internal.activation.TypedKeys.Reading;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.offline.FileReading;
import io.entitlements.core.internal.offline.RequestFile;
import io.entitlements.core.internal.offline.ReturnFile;
import io.entitlements.core.internal.seat.SeatAllocator;
import io.entitlements.core.internal.signing.ProductKeyReader;
import io.entitlements.key.ProductKey;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.DeviceId;
import io.entitlements.type.Outcome;
import java.util.List;
import java.util.Optional;

/** Devices starting, going on and ceasing to use rights, by sign-in or by product key. */
public final class ActivationService implements Activations {

  private final Changes changes;
  private final TypedKeys typedKeys;
  private final EmailDevices ofPeople;
  private final KeyDevices ofKeys;
  private final Refreshing refreshing;

  /** Composes the service. */
  public ActivationService(
      Changes changes, SeatAllocator allocator, ProductKeyReader reader, ActivationPolicy policy) {
    Machine machine = new Machine(policy.machine());
    Lives lives = new Lives(machine);
    this.changes = changes;
    this.typedKeys = new TypedKeys(reader);
    this.ofPeople = new EmailDevices(lives, policy.devices());
    this.ofKeys = new KeyDevices(lives, allocator);
    this.refreshing = new Refreshing(machine, policy.onClone());
  }

  @Override
  public Outcome<Activation, ActivationRefusal> byEmail(
      AccountId account, Installation installation) {
    return changes.make(
        new Actor.Person(account),
        "activation.by-email",
        Activation::scope,
        change -> ofPeople.begin(change, account, installation));
  }

  @Override
  public Outcome<Activation, ActivationRefusal> byProductKey(
      String typedKey, Installation installation) {
    Reading<String> key = typedKeys.key(typedKey);
    if (key instanceof Reading.Refused<String> refused) {
      return refused.outcome();
    }
    String reference = ((Reading.Meant<String>) key).value();
    return changes.make(
        new Actor.Computer(installation.device()),
        "activation.by-key",
        Activation::scope,
        change -> byProductKey(change, reference, installation));
  }

  private Attempt<Activation, ActivationRefusal> byProductKey(
      Change change, String reference, Installation installation) {
    Optional<ProductKey> key = TypedKeys.find(change.store(), reference, change.now());
    return key.isEmpty()
        ? Attempt.denied(ActivationRefusal.of(Code.KEY_UNKNOWN))
        : ofKeys.begin(change, key.get(), installation);
  }

  @Override
  public Outcome<Activation, ActivationRefusal> byRequestFile(String requestFile) {
    FileReading<RequestFile> reading = RequestFile.read(requestFile);
    if (reading instanceof FileReading.Faulty<RequestFile> faulty) {
      return Outcome.refused(new ActivationRefusal.Unreadable(faulty.fault()));
    }
    RequestFile request = ((FileReading.Read<RequestFile>) reading).value();
    return byProductKey(request.key(), request.installation());
  }

  @Override
  public Outcome<Activation, ActivationRefusal> byPhone(String typedKey, String deviceCode) {
    Reading<DeviceId> device = TypedKeys.device(deviceCode);
    if (device instanceof Reading.Refused<DeviceId> refused) {
      return refused.outcome();
    }
    DeviceId meant = ((Reading.Meant<DeviceId>) device).value();
    return byProductKey(typedKey, new Installation(meant, Optional.empty(), MachineTraits.NONE));
  }

  @Override
  public Outcome<Refreshed, RefreshRefusal> refresh(Activation activation, RefreshProof proof) {
    Outcome<Refreshing.Result, RefreshRefusal> outcome =
        changes.make(
            new Actor.Computer(activation.device()),
            "activation.refresh",
            result -> activation.scope(),
            change -> refreshing.refresh(change, activation, proof));
    if (outcome instanceof Outcome.Done<Refreshing.Result, RefreshRefusal> done) {
      return done.value() instanceof Refreshing.Result.GoesOn goesOn
          ? Outcome.done(goesOn.refreshed(), done.revision())
          : Outcome.refused(((Refreshing.Result.Ended) done.value()).reason());
    }
    return Outcome.refused(((Outcome.Refused<?, RefreshRefusal>) outcome).reason());
  }

  @Override
  public Outcome<Activation, DeactivationRefusal> deactivate(
      Activation activation, DeviceSecret secret) {
    return changes.make(
        new Actor.Computer(activation.device()),
        "activation.end",
        Activation::scope,
        change ->
            activation instanceof Activation.ByEmail byEmail
                ? EmailDevices.end(change, byEmail, Optional.of(secret))
                : ofKeys.end(change, (Activation.ByProductKey) activation, secret));
  }

  @Override
  public Outcome<Activation, DeactivationRefusal> byReturnFile(String returnFile) {
    FileReading<ReturnFile> reading = ReturnFile.read(returnFile);
    if (reading instanceof FileReading.Faulty<ReturnFile> faulty) {
      return Outcome.refused(new DeactivationRefusal.Unreadable(faulty.fault()));
    }
    ReturnFile file = ((FileReading.Read<ReturnFile>) reading).value();
    Optional<ProductKey> key =
        typedKeys.key(file.key()) instanceof Reading.Meant<String> reference
            ? changes.read(store -> TypedKeys.findEver(store, reference.value()))
            : Optional.empty();
    return key.isEmpty()
        ? Outcome.refused(new DeactivationRefusal.NotRecognized())
        : deactivate(
            new Activation.ByProductKey(key.get().organization(), key.get().id(), file.device()),
            file.secret());
  }

  @Override
  public List<SignedInDevice> devices(AccountId account) {
    return changes.read(
        store ->
            store.devices().goingOn(account).stream()
                .map(
                    row ->
                        new SignedInDevice(row.activation().device(), row.begunAt(), row.seenAt()))
                .toList());
  }

  @Override
  public Outcome<Activation, DeactivationRefusal> signOut(AccountId account, DeviceId device) {
    return changes.make(
        new Actor.Person(account),
        "activation.sign-out",
        Activation::scope,
        change ->
            EmailDevices.end(change, new Activation.ByEmail(account, device), Optional.empty()));
  }
}
