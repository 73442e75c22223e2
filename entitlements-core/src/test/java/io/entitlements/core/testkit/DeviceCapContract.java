package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.DeviceWorld.LAPTOP;
import static io.entitlements.core.testkit.DeviceWorld.PHONE;
import static io.entitlements.core.testkit.DeviceWorld.TABLET;
import static io.entitlements.core.testkit.DeviceWorld.proof;
import static io.entitlements.core.testkit.DeviceWorld.refresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.Entitlements;
import io.entitlements.activation.Activation;
import io.entitlements.activation.ActivationEnd;
import io.entitlements.activation.ActivationPolicy;
import io.entitlements.activation.ActivationPolicy.WhenFull;
import io.entitlements.activation.ActivationRefusal;
import io.entitlements.activation.ActivationRefusal.Code;
import io.entitlements.activation.RefreshRefusal;
import io.entitlements.activation.SignedInDevice;
import io.entitlements.event.ActivationEvent.ActivationEnded;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.Outcome;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** On how many devices a person may be signed in, where the vendor has set a cap. */
public abstract class DeviceCapContract extends WorldContract {

  /** For subclasses. */
  protected DeviceCapContract() {}

  @Test
  void one_device_too_many_is_refused_with_the_numbers_until_another_signs_out() {
    DeviceWorld devices = DeviceWorld.with(world(), 5);
    Entitlements engine = capped(WhenFull.REFUSE);
    AccountId ada = devices.ada();
    signIn(engine, ada, LAPTOP).orElseThrow();
    signIn(engine, ada, TABLET).orElseThrow();
    signIn(engine, ada, LAPTOP).orElseThrow();
    assertThat(signIn(engine, ada, PHONE))
        .isEqualTo(Outcome.refused(new ActivationRefusal.Full(Code.TOO_MANY_DEVICES, 2, 2)));
    engine.activations().signOut(ada, TABLET).orElseThrow();
    signIn(engine, ada, PHONE).orElseThrow();
    assertThat(engine.activations().devices(ada))
        .extracting(SignedInDevice::device)
        .containsExactlyInAnyOrder(LAPTOP, PHONE);
  }

  @Test
  void one_device_too_many_signs_out_the_one_used_longest_ago() {
    DeviceWorld devices = DeviceWorld.with(world(), 5);
    Entitlements engine = capped(WhenFull.DROP_LONGEST_UNUSED);
    AccountId ada = devices.ada();
    Activation laptop = signIn(engine, ada, LAPTOP).orElseThrow();
    world().pass(Duration.ofDays(1));
    Activation tablet = signIn(engine, ada, TABLET).orElseThrow();
    world().pass(Duration.ofDays(1));
    refresh(engine, laptop, proof(LAPTOP, 0)).orElseThrow();

    signIn(engine, ada, PHONE).orElseThrow();
    assertThat(engine.activations().devices(ada))
        .extracting(SignedInDevice::device)
        .containsExactly(LAPTOP, PHONE);
    assertThat(devices.events(ada, ActivationEnded.class))
        .containsExactly(new ActivationEnded(tablet, ActivationEnd.DROPPED));
    assertThat(refresh(engine, tablet, proof(TABLET, 0)))
        .isEqualTo(Outcome.refused(RefreshRefusal.SIGNED_OUT_FOR_ANOTHER));
    assertThat(engine.leases().issue(World.request(tablet))).isEmpty();
  }

  @Test
  void a_cap_counts_each_person_alone_and_no_computers_of_keys() {
    DeviceWorld devices = DeviceWorld.with(world(), 9);
    Entitlements engine = capped(WhenFull.REFUSE);
    for (int i = 0; i < 4; i++) {
      devices.byKey(new DeviceId(new UUID(7, i)));
    }
    AccountId ada = devices.ada();
    AccountId ben = world().activeAccount("ben@school.example");
    signIn(engine, ada, LAPTOP).orElseThrow();
    signIn(engine, ada, TABLET).orElseThrow();
    signIn(engine, ben, LAPTOP).orElseThrow();
    signIn(engine, ben, TABLET).orElseThrow();
  }

  @RepeatedTest(2)
  void devices_that_sign_in_at_once_do_not_slip_past_the_cap() {
    DeviceWorld devices = DeviceWorld.with(world(), 5);
    Entitlements refusing = capped(WhenFull.REFUSE);
    AccountId ada = devices.ada();
    long signedIn =
        Race.winners(
            8,
            thread ->
                signIn(refusing, ada, new DeviceId(new UUID(5, thread))) instanceof Outcome.Done);
    assertThat(signedIn).isEqualTo(2);
    assertThat(refusing.activations().devices(ada)).hasSize(2);

    Entitlements dropping = capped(WhenFull.DROP_LONGEST_UNUSED);
    Race.run(8, thread -> signIn(dropping, ada, new DeviceId(new UUID(6, thread))).orElseThrow());
    assertThat(dropping.activations().devices(ada)).hasSize(2);
  }

  private Entitlements capped(WhenFull whenFull) {
    return world().withPolicy(ActivationPolicy.DEFAULT.withDevices(2, whenFull));
  }

  private static Outcome<Activation, ActivationRefusal> signIn(
      Entitlements engine, AccountId account, DeviceId device) {
    return engine.activations().byEmail(account, Given.installation(device));
  }
}
