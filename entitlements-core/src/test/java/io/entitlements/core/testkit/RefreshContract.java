package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.DeviceWorld.LAPTOP;
import static io.entitlements.core.testkit.DeviceWorld.TABLET;
import static io.entitlements.core.testkit.DeviceWorld.proof;
import static io.entitlements.core.testkit.DeviceWorld.proofOfCopy;
import static io.entitlements.core.testkit.DeviceWorld.refresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.Entitlements;
import io.entitlements.activation.Activation;
import io.entitlements.activation.ActivationPolicy;
import io.entitlements.activation.DeviceSecret;
import io.entitlements.activation.Installation;
import io.entitlements.activation.Reaction;
import io.entitlements.activation.RefreshProof;
import io.entitlements.activation.RefreshRefusal;
import io.entitlements.activation.Refreshed;
import io.entitlements.activation.Refreshed.Secret;
import io.entitlements.core.lease.LeaseVerification;
import io.entitlements.event.ActivationEvent.ActivationBegun;
import io.entitlements.event.ActivationEvent.CloneFound;
import io.entitlements.key.SubscriptionChange;
import io.entitlements.lease.RefreshedLease;
import io.entitlements.type.Outcome;
import io.entitlements.type.Revision;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** How activations go on: secrets that are replaced, answers that are lost, and copies. */
public abstract class RefreshContract extends WorldContract {

  /** For subclasses. */
  protected RefreshContract() {}

  /** Whatever the right comes from, its device is recognised in the same way. */
  private void byBothWays(BiConsumer<DeviceWorld, Activation> test) {
    DeviceWorld devices = DeviceWorld.with(world(), 5);
    test.accept(devices, devices.byKey(LAPTOP));
    test.accept(devices, devices.byEmail(devices.ada(), LAPTOP));
  }

  @Test
  void a_refresh_replaces_the_secret_and_gives_a_lease() {
    byBothWays(
        (devices, activation) -> {
          for (int generation = 0; generation < 4; generation++) {
            world().pass(Duration.ofDays(20));
            RefreshedLease refreshed =
                world()
                    .engine()
                    .leases()
                    .refresh(World.request(activation), proof(LAPTOP, generation))
                    .orElseThrow();
            assertThat(refreshed.secret()).isEqualTo(Secret.NEXT);
            assertThat(
                    world()
                        .verifierOf(World.ISSUER)
                        .verify(refreshed.lease(), LAPTOP, world().instant()))
                .isInstanceOf(LeaseVerification.Accepted.class);
          }
        });
  }

  @Test
  void a_refresh_whose_answer_was_lost_is_answered_again_however_often() {
    byBothWays(
        (devices, activation) -> {
          Outcome<Refreshed, RefreshRefusal> first = devices.refresh(activation, 0);
          assertThat(devices.refresh(activation, 0)).isEqualTo(first);
          assertThat(devices.refresh(activation, 0)).isEqualTo(first);
          assertThat(devices.refresh(activation, 1).orElseThrow().secret()).isEqualTo(Secret.NEXT);
          assertThat(devices.events(activation.scope(), CloneFound.class)).isEmpty();
        });
  }

  @Test
  void a_refresh_is_no_event() {
    byBothWays(
        (devices, activation) -> {
          Revision before = world().engine().history().revision(activation.scope());
          devices.refresh(activation, 0).orElseThrow();
          assertThat(world().engine().history().revision(activation.scope())).isEqualTo(before);
        });
  }

  @Test
  void a_secret_of_nobody_or_of_long_ago_or_of_another_device_is_not_recognized() {
    byBothWays(
        (devices, activation) -> {
          byStranger(activation, proofOfCopy(LAPTOP, 77));
          byStranger(activation, proof(TABLET, 0));
          devices.refresh(activation, 0).orElseThrow();
          devices.refresh(activation, 1).orElseThrow();
          byStranger(activation, proof(LAPTOP, 0));
          byStranger(activation, proofOfCopy(LAPTOP, 0));
          assertThat(devices.refresh(activation, 2).orElseThrow().secret()).isEqualTo(Secret.NEXT);
        });
  }

  @Test
  void a_device_that_was_never_activated_so_is_not_recognized() {
    DeviceWorld devices = DeviceWorld.with(world(), 5);
    Activation.ByProductKey real = (Activation.ByProductKey) devices.byKey(LAPTOP);
    byStranger(
        new Activation.ByProductKey(real.organization(), real.key(), TABLET), proof(TABLET, 0));
    byStranger(new Activation.ByEmail(devices.ada(), LAPTOP), proof(LAPTOP, 0));
  }

  private void byStranger(Activation activation, RefreshProof proof) {
    assertThat(refresh(world().engine(), activation, proof))
        .isEqualTo(Outcome.refused(RefreshRefusal.NOT_RECOGNIZED));
    assertThat(world().engine().leases().refresh(World.request(activation), proof))
        .isEqualTo(Outcome.refused(RefreshRefusal.NOT_RECOGNIZED));
  }

  @Test
  void two_users_of_one_generation_are_a_clone_and_both_have_to_activate_again() {
    byBothWays(
        (devices, activation) -> {
          devices.refresh(activation, 0).orElseThrow();
          devices.refresh(activation, 1).orElseThrow();
          for (RefreshProof proof :
              List.of(proofOfCopy(LAPTOP, 1), proof(LAPTOP, 2), proofOfCopy(LAPTOP, 1))) {
            assertThat(refresh(world().engine(), activation, proof))
                .isEqualTo(Outcome.refused(RefreshRefusal.CLONED));
          }
          byStranger(activation, proofOfCopy(LAPTOP, 5));
          assertThat(world().engine().leases().issue(World.request(activation))).isEmpty();
          assertThat(devices.events(activation.scope(), CloneFound.class))
              .containsExactly(new CloneFound(activation, Reaction.REACTIVATE));
        });
  }

  @Test
  void a_computer_that_activates_again_after_a_clone_keeps_its_seat() {
    DeviceWorld devices = DeviceWorld.with(world(), 1);
    Activation activation = devices.byKey(LAPTOP);
    devices.refresh(activation, 0).orElseThrow();
    refresh(world().engine(), activation, proofOfCopy(LAPTOP, 0));
    assertThat(devices.district().overview().assigned()).isEqualTo(1);

    DeviceSecret fresh = Given.secret(LAPTOP, 500);
    devices
        .activations()
        .byProductKey(devices.key(), Installation.of(LAPTOP, fresh.hash()))
        .orElseThrow();
    assertThat(devices.district().overview().assigned()).isEqualTo(1);
    assertThat(devices.refresh(activation, 500).orElseThrow().secret()).isEqualTo(Secret.NEXT);
    byStranger(activation, proof(LAPTOP, 1));
    assertThat(devices.events(activation.scope(), ActivationBegun.class)).hasSize(2);
  }

  @Test
  void where_clones_are_only_reported_both_go_on_with_what_they_have() {
    Entitlements lenient =
        world().withPolicy(ActivationPolicy.DEFAULT.withOnClone(Reaction.REPORT));
    byBothWays(
        (devices, activation) -> {
          refresh(lenient, activation, proof(LAPTOP, 0)).orElseThrow();
          for (int round = 0; round < 3; round++) {
            for (RefreshProof proof :
                List.of(proofOfCopy(LAPTOP, 0), proof(LAPTOP, 1), proof(LAPTOP, 0))) {
              assertThat(refresh(lenient, activation, proof).orElseThrow().secret())
                  .isEqualTo(Secret.SAME);
            }
          }
          byStranger(activation, proof(LAPTOP, 2));
          assertThat(devices.events(activation.scope(), CloneFound.class))
              .containsExactly(new CloneFound(activation, Reaction.REPORT));
        });
  }

  @Test
  void a_seat_that_the_over_capacity_policy_took_is_a_reason_of_its_own() {
    DeviceWorld devices = DeviceWorld.with(world(), 2);
    Activation first = devices.byKey(LAPTOP);
    world().pass(Duration.ofDays(2));
    devices.byKey(TABLET);
    District district = devices.district();
    district
        .change(
            new SubscriptionChange.Renew(
                district.key().key().id(), 1, 12, SubscriptionChange.RenewFrom.EXPIRY),
            "renew")
        .orElseThrow();
    world().moveTo(district.key().key().allotments().get(0).term().endsAt());
    world().doJobs();
    world().pass(Duration.ofDays(Given.GRACE_DAYS + 1));
    world().doJobs();
    assertThat(devices.refresh(first, 0))
        .isEqualTo(Outcome.refused(RefreshRefusal.SEAT_TAKEN_BACK));
  }
}
