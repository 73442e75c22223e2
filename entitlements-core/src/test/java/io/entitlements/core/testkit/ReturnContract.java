package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.DeviceWorld.LAPTOP;
import static io.entitlements.core.testkit.DeviceWorld.TABLET;
import static io.entitlements.core.testkit.DeviceWorld.proofOfCopy;
import static io.entitlements.core.testkit.DeviceWorld.refresh;
import static io.entitlements.core.testkit.DeviceWorld.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.activation.Activation;
import io.entitlements.activation.ActivationEnd;
import io.entitlements.activation.ActivationRefusal;
import io.entitlements.activation.DeactivationRefusal;
import io.entitlements.activation.Installation;
import io.entitlements.activation.RefreshRefusal;
import io.entitlements.event.ActivationEvent.ActivationEnded;
import io.entitlements.event.SeatEvent.SeatReleased;
import io.entitlements.type.AccountId;
import io.entitlements.type.Outcome;
import org.junit.jupiter.api.Test;

/** How activations end by the will of their users. */
public abstract class ReturnContract extends WorldContract {

  private static final Outcome<Activation, DeactivationRefusal> NOT_RECOGNIZED =
      Outcome.refused(new DeactivationRefusal.NotRecognized());

  /** For subclasses. */
  protected ReturnContract() {}

  @Test
  void a_returned_key_frees_its_seat_once_for_another_computer() {
    DeviceWorld devices = DeviceWorld.with(world(), 1);
    Activation laptop = devices.byKey(LAPTOP);
    devices.refresh(laptop, 0).orElseThrow();
    for (int i = 0; i < 3; i++) {
      assertThat(devices.activations().deactivate(laptop, secret(LAPTOP, 1)).orElseThrow())
          .isEqualTo(laptop);
    }
    assertThat(devices.events(laptop.scope(), ActivationEnded.class))
        .containsExactly(new ActivationEnded(laptop, ActivationEnd.RETURNED));
    assertThat(devices.events(laptop.scope(), SeatReleased.class)).hasSize(1);
    assertThat(world().engine().leases().issue(World.request(laptop))).isEmpty();
    assertThat(devices.refresh(laptop, 1)).isEqualTo(Outcome.refused(RefreshRefusal.ENDED));

    devices.byKey(TABLET);
    assertThat(devices.district().overview().assigned()).isEqualTo(1);
    assertThat(devices.activations().deactivate(laptop, secret(LAPTOP, 1)).orElseThrow())
        .isEqualTo(laptop);
    assertThat(devices.district().overview().assigned()).isEqualTo(1);
  }

  @Test
  void a_returned_seat_goes_to_who_waits() {
    DeviceWorld devices = DeviceWorld.with(world(), 1);
    Activation laptop = devices.byKey(LAPTOP);
    devices.district().assignOrWait("ben@school.example");
    devices.activations().deactivate(laptop, secret(LAPTOP, 0)).orElseThrow();
    assertThat(devices.district().holdsSeat("ben@school.example")).isTrue();
  }

  @Test
  void a_key_is_returned_with_the_secret_before_if_the_answer_with_the_newer_was_lost() {
    DeviceWorld devices = DeviceWorld.with(world(), 1);
    Activation laptop = devices.byKey(LAPTOP);
    devices.refresh(laptop, 0).orElseThrow();
    devices.activations().deactivate(laptop, secret(LAPTOP, 0)).orElseThrow();
    assertThat(devices.district().overview().assigned()).isZero();
  }

  @Test
  void nobody_returns_a_key_without_the_secret_of_its_computer() {
    DeviceWorld devices = DeviceWorld.with(world(), 2);
    Activation.ByProductKey laptop = (Activation.ByProductKey) devices.byKey(LAPTOP);
    assertThat(devices.activations().deactivate(laptop, secret(TABLET, 0)))
        .isEqualTo(NOT_RECOGNIZED);
    assertThat(
            devices
                .activations()
                .deactivate(
                    new Activation.ByProductKey(laptop.organization(), laptop.key(), TABLET),
                    secret(TABLET, 0)))
        .isEqualTo(NOT_RECOGNIZED);
    devices.refresh(laptop, 0).orElseThrow();
    devices.refresh(laptop, 1).orElseThrow();
    assertThat(devices.activations().deactivate(laptop, secret(LAPTOP, 0)))
        .isEqualTo(NOT_RECOGNIZED);
    assertThat(devices.district().overview().assigned()).isEqualTo(1);
  }

  @Test
  void a_request_that_was_granted_before_the_return_grants_nothing_after_it() {
    DeviceWorld devices = DeviceWorld.with(world(), 1);
    Activation laptop = devices.byKey(LAPTOP);
    devices.activations().deactivate(laptop, secret(LAPTOP, 0)).orElseThrow();
    assertThat(devices.activations().byProductKey(devices.key(), Given.installation(LAPTOP)))
        .isEqualTo(Outcome.refused(ActivationRefusal.of(ActivationRefusal.Code.REQUEST_SPENT)));
    assertThat(devices.district().overview().assigned()).isZero();

    devices
        .activations()
        .byProductKey(devices.key(), Installation.of(LAPTOP, secret(LAPTOP, 9).hash()))
        .orElseThrow();
    assertThat(devices.district().overview().assigned()).isEqualTo(1);
  }

  @Test
  void a_copied_computer_can_still_return_its_key() {
    DeviceWorld devices = DeviceWorld.with(world(), 1);
    Activation laptop = devices.byKey(LAPTOP);
    devices.refresh(laptop, 0).orElseThrow();
    refresh(world().engine(), laptop, proofOfCopy(LAPTOP, 0));
    devices.activations().deactivate(laptop, secret(LAPTOP, 1)).orElseThrow();
    assertThat(devices.district().overview().assigned()).isZero();
  }

  @Test
  void who_signs_out_keeps_the_seat_and_can_sign_in_again() {
    DeviceWorld devices = DeviceWorld.with(world(), 2);
    AccountId ada = devices.ada();
    Activation laptop = devices.byEmail(ada, LAPTOP);
    Activation tablet = devices.byEmail(ada, TABLET);
    devices.activations().deactivate(laptop, secret(LAPTOP, 0)).orElseThrow();
    devices.activations().signOut(ada, TABLET).orElseThrow();
    devices.activations().signOut(ada, TABLET).orElseThrow();
    assertThat(devices.activations().devices(ada)).isEmpty();
    assertThat(devices.events(ada, ActivationEnded.class))
        .containsExactly(
            new ActivationEnded(laptop, ActivationEnd.SIGNED_OUT),
            new ActivationEnded(tablet, ActivationEnd.SIGNED_OUT));
    assertThat(world().engine().leases().issue(World.request(tablet))).isEmpty();
    assertThat(devices.refresh(tablet, 0)).isEqualTo(Outcome.refused(RefreshRefusal.ENDED));
    assertThat(devices.district().overview().assigned()).isEqualTo(1);

    devices
        .activations()
        .byEmail(ada, Installation.of(TABLET, secret(TABLET, 9).hash()))
        .orElseThrow();
    assertThat(world().engine().leases().issue(World.request(tablet))).isPresent();
  }

  @Test
  void nobody_signs_out_on_a_device_of_somebody_else() {
    DeviceWorld devices = DeviceWorld.with(world(), 2);
    AccountId ada = devices.ada();
    devices.byEmail(ada, LAPTOP);
    AccountId ben = world().activeAccount("ben@school.example");
    assertThat(devices.activations().signOut(ben, LAPTOP)).isEqualTo(NOT_RECOGNIZED);
    assertThat(devices.activations().devices(ada)).hasSize(1);
  }
}
