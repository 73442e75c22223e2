package io.entitlements.core.testkit;

import io.entitlements.Entitlements;
import io.entitlements.activation.Activation;
import io.entitlements.activation.Activations;
import io.entitlements.activation.DeviceSecret;
import io.entitlements.activation.MachineTraits;
import io.entitlements.activation.RefreshProof;
import io.entitlements.activation.RefreshRefusal;
import io.entitlements.activation.Refreshed;
import io.entitlements.event.EntitlementEvent;
import io.entitlements.event.RecordedEvent;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Revision;
import io.entitlements.type.Scope;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the tests of devices have in common: a district, two computers, and a signed-in person. */
record DeviceWorld(World world, District district) {

  static final DeviceId LAPTOP = new DeviceId(new UUID(0x0123456789abcdefL, 1));
  static final DeviceId TABLET = new DeviceId(new UUID(0x0123456789abcdefL, 2));
  static final DeviceId PHONE = new DeviceId(new UUID(0x0123456789abcdefL, 3));

  static DeviceWorld with(World world, int seats) {
    return new DeviceWorld(world, world.district("suite", seats));
  }

  Activations activations() {
    return world.engine().activations();
  }

  String key() {
    return district.key().text().value();
  }

  Activation byKey(DeviceId device) {
    return activations().byProductKey(key(), Given.installation(device)).orElseThrow();
  }

  AccountId ada() {
    district.seated("ada@school.example");
    return world.activeAccount("ada@school.example");
  }

  Activation byEmail(AccountId account, DeviceId device) {
    return activations().byEmail(account, Given.installation(device)).orElseThrow();
  }

  /** The proof of a client that has the secret of a generation and made the next. */
  static RefreshProof proof(DeviceId device, int generation) {
    return RefreshProof.of(
        Given.secret(device, generation), Given.secret(device, generation + 1).hash());
  }

  /** The proof of a copy of that client, which makes other secrets. */
  static RefreshProof proofOfCopy(DeviceId device, int generation) {
    return RefreshProof.of(
        Given.secret(device, generation), Given.secret(device, 1_000 + generation).hash());
  }

  static RefreshProof with(RefreshProof proof, Map<String, String> traits) {
    return new RefreshProof(proof.secret(), proof.next(), new MachineTraits(traits));
  }

  static DeviceSecret secret(DeviceId device, int generation) {
    return Given.secret(device, generation);
  }

  Outcome<Refreshed, RefreshRefusal> refresh(Activation activation, int generation) {
    return refresh(world.engine(), activation, proof(activation.device(), generation));
  }

  static Outcome<Refreshed, RefreshRefusal> refresh(
      Entitlements engine, Activation activation, RefreshProof proof) {
    return engine.activations().refresh(activation, proof);
  }

  /** The events of a kind, of a whole history. */
  <E extends EntitlementEvent> List<E> events(Scope scope, Class<E> kind) {
    return events(world, scope, kind);
  }

  static <E extends EntitlementEvent> List<E> events(World world, Scope scope, Class<E> kind) {
    return world.engine().history().after(new Revision(scope, 0), 1_000).stream()
        .map(RecordedEvent::event)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }
}
