package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.DeviceWorld.LAPTOP;
import static io.entitlements.core.testkit.DeviceWorld.proof;
import static io.entitlements.core.testkit.DeviceWorld.proofOfCopy;
import static io.entitlements.core.testkit.DeviceWorld.refresh;
import static io.entitlements.core.testkit.DeviceWorld.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.activation.Activation;
import io.entitlements.activation.ActivationRefusal;
import io.entitlements.activation.ActivationRefusal.Code;
import io.entitlements.activation.Installation;
import io.entitlements.activation.RefreshProof;
import io.entitlements.activation.RefreshRefusal;
import io.entitlements.activation.Refreshed.Secret;
import io.entitlements.event.ActivationEvent.ActivationBegun;
import io.entitlements.event.ActivationEvent.ActivationEnded;
import io.entitlements.event.ActivationEvent.CloneFound;
import io.entitlements.event.SeatEvent.SeatReleased;
import io.entitlements.event.SeatEvent.SeatTaken;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.AccountId;
import io.entitlements.type.Outcome;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;

/** One device that asks for several things at once, or is several. */
public abstract class DeviceRaceContract extends WorldContract {

  private static final int THREADS = 6;

  /** For subclasses. */
  protected DeviceRaceContract() {}

  @RepeatedTest(2)
  void the_same_activation_asked_for_at_once_begins_once_and_takes_one_seat() {
    DeviceWorld devices = DeviceWorld.with(world(), 5);
    AccountId ada = devices.ada();
    List<Activation> byKey = Race.run(THREADS, thread -> devices.byKey(LAPTOP));
    List<Activation> byEmail = Race.run(THREADS, thread -> devices.byEmail(ada, LAPTOP));
    for (Activation activation : List.of(byKey.get(0), byEmail.get(0))) {
      assertThat(devices.events(activation.scope(), ActivationBegun.class)).hasSize(1);
      assertThat(devices.refresh(activation, 0)).isInstanceOf(Outcome.Done.class);
    }
    assertThat(devices.district().key().devices()).isEqualTo(1);
  }

  @RepeatedTest(2)
  void the_same_refresh_asked_for_at_once_replaces_the_secret_once_and_is_no_clone() {
    DeviceWorld devices = DeviceWorld.with(world(), 5);
    for (Activation activation :
        List.of(devices.byKey(LAPTOP), devices.byEmail(devices.ada(), LAPTOP))) {
      assertThat(Race.run(THREADS, thread -> devices.refresh(activation, 0)))
          .allMatch(Outcome.Done.class::isInstance);
      assertThat(generation(activation)).isEqualTo(1);
      assertThat(devices.events(activation.scope(), CloneFound.class)).isEmpty();
    }
  }

  @RepeatedTest(3)
  void of_copies_that_refresh_at_once_one_goes_on_until_it_is_known_and_there_is_one_event() {
    DeviceWorld devices = DeviceWorld.with(world(), 5);
    for (Activation activation :
        List.of(devices.byKey(LAPTOP), devices.byEmail(devices.ada(), LAPTOP))) {
      List<Boolean> refreshed =
          Race.run(
              THREADS,
              thread ->
                  refresh(world().engine(), activation, copy(thread)) instanceof Outcome.Done);
      assertThat(refreshed).containsOnlyOnce(true);
      assertThat(devices.events(activation.scope(), CloneFound.class)).hasSize(1);
      for (int thread = 0; thread < THREADS; thread++) {
        assertThat(refresh(world().engine(), activation, copy(thread)))
            .isEqualTo(Outcome.refused(RefreshRefusal.CLONED));
      }
    }
  }

  private static RefreshProof copy(int thread) {
    return RefreshProof.of(secret(LAPTOP, 0), secret(LAPTOP, 100 + thread).hash());
  }

  @RepeatedTest(3)
  void a_return_beside_refreshes_ends_the_activation_and_frees_one_seat() {
    DeviceWorld devices = DeviceWorld.with(world(), 5);
    Activation activation = devices.byKey(LAPTOP);
    Race.run(
        THREADS,
        thread ->
            thread % 2 == 0
                ? devices.activations().deactivate(activation, secret(LAPTOP, 0)).orElseThrow()
                : devices.refresh(activation, 0));
    assertThat(devices.refresh(activation, 0)).isEqualTo(Outcome.refused(RefreshRefusal.ENDED));
    assertThat(devices.events(activation.scope(), ActivationEnded.class)).hasSize(1);
    assertThat(devices.events(activation.scope(), SeatReleased.class)).hasSize(1);
    assertThat(devices.district().overview().assigned()).isZero();
    assertThat(devices.district().key().devices()).isZero();
  }

  @RepeatedTest(3)
  void a_return_beside_the_same_request_ends_the_activation() {
    DeviceWorld devices = DeviceWorld.with(world(), 5);
    Activation activation = devices.byKey(LAPTOP);
    Race.run(
        THREADS,
        thread ->
            thread % 2 == 0
                ? devices.activations().deactivate(activation, secret(LAPTOP, 0)).orElseThrow()
                : devices.activations().byProductKey(devices.key(), Given.installation(LAPTOP)));
    assertThat(devices.activations().byProductKey(devices.key(), Given.installation(LAPTOP)))
        .isEqualTo(Outcome.refused(ActivationRefusal.of(Code.REQUEST_SPENT)));
    assertThat(devices.district().overview().assigned()).isZero();
  }

  @RepeatedTest(3)
  void a_return_beside_a_new_activation_leaves_seat_and_activation_together() {
    DeviceWorld devices = DeviceWorld.with(world(), 5);
    Activation activation = devices.byKey(LAPTOP);
    Installation anew = Installation.of(LAPTOP, secret(LAPTOP, 50).hash());
    Race.run(
        2,
        thread ->
            thread == 0
                ? devices.activations().deactivate(activation, secret(LAPTOP, 0))
                : devices.activations().byProductKey(devices.key(), anew).orElseThrow());
    assertThat(refresh(world().engine(), activation, proof(LAPTOP, 50)).orElseThrow().secret())
        .isEqualTo(Secret.NEXT);
    assertThat(devices.district().overview().assigned()).isEqualTo(1);
    long taken = devices.events(activation.scope(), SeatTaken.class).size();
    long released = devices.events(activation.scope(), SeatReleased.class).size();
    assertThat(taken - released).isEqualTo(1);
  }

  @RepeatedTest(2)
  void people_and_their_copies_and_their_sign_outs_at_once_leave_one_end() {
    DeviceWorld devices = DeviceWorld.with(world(), 5);
    AccountId ada = devices.ada();
    Activation activation = devices.byEmail(ada, LAPTOP);
    Race.run(
        THREADS,
        thread ->
            switch (thread % 3) {
              case 0 -> devices.activations().signOut(ada, LAPTOP).orElseThrow();
              case 1 -> devices.refresh(activation, 0);
              default -> refresh(world().engine(), activation, proofOfCopy(LAPTOP, 0));
            });
    assertThat(devices.activations().devices(ada)).isEmpty();
    assertThat(
            Stream.of(ActivationEnded.class, CloneFound.class)
                .mapToInt(kind -> devices.events(ada, kind).size())
                .sum())
        .isEqualTo(1);
  }

  private int generation(Activation activation) {
    return world()
        .storage()
        .read(store -> store.devices().find(activation).orElseThrow().secrets().generation());
  }
}
