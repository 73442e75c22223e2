package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.DeviceWorld.LAPTOP;
import static io.entitlements.core.testkit.DeviceWorld.proof;
import static io.entitlements.core.testkit.DeviceWorld.refresh;
import static io.entitlements.core.testkit.DeviceWorld.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.Entitlements;
import io.entitlements.activation.Activation;
import io.entitlements.activation.ActivationPolicy;
import io.entitlements.activation.ActivationPolicy.MachineCheck;
import io.entitlements.activation.Installation;
import io.entitlements.activation.MachineTraits;
import io.entitlements.activation.Reaction;
import io.entitlements.activation.RefreshRefusal;
import io.entitlements.activation.Refreshed.Secret;
import io.entitlements.event.ActivationEvent.MachineChanged;
import io.entitlements.type.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Machines that are told apart by their traits, where the vendor wants that. */
public abstract class MachineContract extends WorldContract {

  private static final String BOARD = MachineTraits.BOARD;
  private static final String DISK = MachineTraits.DISK;
  private static final String MODEL = MachineTraits.MODEL;

  /** The board weighs as much as all the rest; from half on it is the same machine. */
  private static final Map<String, Integer> WEIGHTS = Map.of(BOARD, 50, DISK, 30, MODEL, 20);

  /** For subclasses. */
  protected MachineContract() {}

  @Test
  void a_machine_with_another_disk_is_the_same_and_may_then_get_another_model_too() {
    Entitlements engine = checking(Reaction.REACTIVATE);
    Activation activation = activated(engine);
    step(engine, activation, 0, traits("b1", "d2", "m1"));
    step(engine, activation, 1, traits("b1", "d2", "m2"));
    step(engine, activation, 2, Map.of(BOARD, hash(BOARD, "b1")));
    step(engine, activation, 3, traits("b2", "d2", "m2"));
  }

  @Test
  void a_machine_under_the_threshold_is_another_and_has_to_activate_again() {
    Entitlements engine = checking(Reaction.REACTIVATE);
    Activation activation = activated(engine);
    for (int i = 0; i < 2; i++) {
      assertThat(refresh(engine, activation, with(proof(LAPTOP, 0), traits("b2", "d2", "m1"))))
          .isEqualTo(Outcome.refused(RefreshRefusal.MACHINE_CHANGED));
    }
    assertThat(engine.leases().issue(World.request(activation))).isEmpty();
    assertThat(events(activation))
        .containsExactly(new MachineChanged(activation, 20, Reaction.REACTIVATE));
  }

  @Test
  void traits_that_are_not_said_any_more_weigh_against_the_machine() {
    Entitlements engine = checking(Reaction.REACTIVATE);
    Activation activation = activated(engine);
    assertThat(refresh(engine, activation, proof(LAPTOP, 0)))
        .isEqualTo(Outcome.refused(RefreshRefusal.MACHINE_CHANGED));
  }

  @Test
  void where_other_machines_are_only_reported_they_go_on_and_each_is_reported_once() {
    Entitlements engine = checking(Reaction.REPORT);
    Activation activation = activated(engine);
    step(engine, activation, 0, traits("b2", "d2", "m1"));
    step(engine, activation, 1, traits("b2", "d2", "m1"));
    assertThat(events(activation))
        .containsExactly(new MachineChanged(activation, 20, Reaction.REPORT));
  }

  @Test
  void a_vendor_who_does_not_ask_gets_nothing_stored_of_machines() {
    Entitlements engine = world().engine();
    Activation activation = activated(engine);
    step(engine, activation, 0, traits("b9", "d9", "m9"));
    MachineTraits stored =
        world().storage().read(store -> store.devices().find(activation).orElseThrow().traits());
    assertThat(stored).isEqualTo(MachineTraits.NONE);
  }

  private static void step(
      Entitlements engine, Activation activation, int generation, Map<String, String> traits) {
    assertThat(
            refresh(engine, activation, with(proof(LAPTOP, generation), traits))
                .orElseThrow()
                .secret())
        .isEqualTo(Secret.NEXT);
  }

  private List<MachineChanged> events(Activation activation) {
    return DeviceWorld.events(world(), activation.scope(), MachineChanged.class);
  }

  private Entitlements checking(Reaction reaction) {
    return world()
        .withPolicy(ActivationPolicy.DEFAULT.withMachine(new MachineCheck(WEIGHTS, 50, reaction)));
  }

  private Activation activated(Entitlements engine) {
    DeviceWorld devices = DeviceWorld.with(world(), 1);
    return engine
        .activations()
        .byProductKey(
            devices.key(),
            new Installation(
                LAPTOP,
                Optional.of(Given.secret(LAPTOP, 0).hash()),
                new MachineTraits(traits("b1", "d1", "m1"))))
        .orElseThrow();
  }

  private static Map<String, String> traits(String board, String disk, String model) {
    return Map.of(BOARD, hash(BOARD, board), DISK, hash(DISK, disk), MODEL, hash(MODEL, model));
  }

  private static String hash(String name, String value) {
    return MachineTraits.hash("vendor", name, value);
  }
}
