package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.DeviceWorld.LAPTOP;
import static io.entitlements.core.testkit.DeviceWorld.TABLET;
import static io.entitlements.core.testkit.DeviceWorld.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.activation.Activation;
import io.entitlements.activation.ActivationRefusal;
import io.entitlements.activation.ActivationRefusal.Code;
import io.entitlements.activation.DeactivationRefusal;
import io.entitlements.activation.DeviceSecret;
import io.entitlements.activation.FileFault;
import io.entitlements.core.internal.offline.RequestFile;
import io.entitlements.core.internal.offline.ReturnFile;
import io.entitlements.core.internal.signing.DeviceCode;
import io.entitlements.core.lease.LeaseVerification;
import io.entitlements.core.lease.LeaseVerifier;
import io.entitlements.key.SubscriptionChange;
import io.entitlements.lease.Lease;
import io.entitlements.lease.LeaseRefusal;
import io.entitlements.type.DeviceId;
import io.entitlements.type.Outcome;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Computers without a network: files that are carried, and codes that are read out. */
public abstract class OfflineContract extends WorldContract {

  /** For subclasses. */
  protected OfflineContract() {}

  @Test
  void a_request_file_takes_one_seat_however_often_it_is_carried_to_the_portal() {
    DeviceWorld devices = DeviceWorld.with(world(), 2);
    String file = request(devices, LAPTOP);
    Activation first = devices.activations().byRequestFile(file).orElseThrow();
    assertThat(devices.activations().byRequestFile(file).orElseThrow()).isEqualTo(first);
    assertThat(devices.byKey(LAPTOP)).isEqualTo(first);
    assertThat(devices.district().overview().assigned()).isEqualTo(1);
  }

  @Test
  void the_response_is_for_exactly_that_computer() {
    DeviceWorld devices = DeviceWorld.with(world(), 2);
    Lease response = respond(devices, LAPTOP);
    assertThat(verifier().verify(response, LAPTOP, Given.NOW))
        .isInstanceOf(LeaseVerification.Accepted.class);
    assertThat(verifier().verify(response, TABLET, Given.NOW))
        .isEqualTo(new LeaseVerification.Refused(LeaseRefusal.WRONG_DEVICE));
  }

  @Test
  void a_return_file_frees_the_seat_once_and_the_request_before_it_is_spent() {
    DeviceWorld devices = DeviceWorld.with(world(), 1);
    String request = request(devices, LAPTOP);
    devices.activations().byRequestFile(request).orElseThrow();
    String file = returned(devices, LAPTOP, secret(LAPTOP, 0));
    devices.activations().byReturnFile(file).orElseThrow();
    assertThat(devices.district().overview().assigned()).isZero();

    assertThat(devices.activations().byRequestFile(request))
        .isEqualTo(Outcome.refused(ActivationRefusal.of(Code.REQUEST_SPENT)));
    devices.byKey(TABLET);
    devices.activations().byReturnFile(file).orElseThrow();
    assertThat(devices.district().overview().assigned()).isEqualTo(1);
  }

  @Test
  void a_computer_returns_its_key_by_the_text_that_it_typed_also_when_that_was_reissued() {
    DeviceWorld devices = DeviceWorld.with(world(), 1);
    devices.byKey(LAPTOP);
    String file = returned(devices, LAPTOP, secret(LAPTOP, 0));
    devices
        .district()
        .change(new SubscriptionChange.Reissue(devices.district().key().key().id()), "reissue")
        .orElseThrow();
    devices.activations().byReturnFile(file).orElseThrow();
    assertThat(devices.district().overview().assigned()).isZero();
  }

  @Test
  void a_return_file_with_another_secret_computer_or_key_is_not_recognized() {
    DeviceWorld devices = DeviceWorld.with(world(), 1);
    devices.byKey(LAPTOP);
    for (String file :
        new String[] {
          returned(devices, LAPTOP, secret(LAPTOP, 1)),
          returned(devices, TABLET, secret(LAPTOP, 0)),
          new ReturnFile("NB-00000", LAPTOP, secret(LAPTOP, 0)).text()
        }) {
      assertThat(devices.activations().byReturnFile(file))
          .isEqualTo(Outcome.refused(new DeactivationRefusal.NotRecognized()));
    }
    assertThat(devices.district().overview().assigned()).isEqualTo(1);
  }

  @Test
  void files_that_are_not_read_are_refused_with_the_reason() {
    DeviceWorld devices = DeviceWorld.with(world(), 1);
    String request = request(devices, LAPTOP);
    assertThat(devices.activations().byRequestFile(request.replace("NB-", "NM-")))
        .isEqualTo(Outcome.refused(new ActivationRefusal.Unreadable(FileFault.DAMAGED)));
    assertThat(devices.activations().byRequestFile("hello"))
        .isEqualTo(Outcome.refused(new ActivationRefusal.Unreadable(FileFault.WRONG_KIND)));
    assertThat(devices.activations().byReturnFile(request))
        .isEqualTo(Outcome.refused(new DeactivationRefusal.Unreadable(FileFault.WRONG_KIND)));
    assertThat(devices.district().overview().assigned()).isZero();
  }

  @Test
  void a_code_read_out_on_the_phone_activates_its_computer_once() {
    DeviceWorld devices = DeviceWorld.with(world(), 1);
    String code = DeviceCode.render(LAPTOP);
    Activation activation = devices.activations().byPhone(devices.key(), code).orElseThrow();
    String sloppy = code.toLowerCase(java.util.Locale.ROOT).replace("-", " ");
    assertThat(devices.activations().byPhone(devices.key(), sloppy).orElseThrow())
        .isEqualTo(activation);
    assertThat(activation.device()).isEqualTo(LAPTOP);
    assertThat(devices.district().overview().assigned()).isEqualTo(1);
    assertThat(world().engine().leases().issue(World.request(activation))).isPresent();

    devices.refresh(activation, 0).orElseThrow();
    devices.refresh(activation, 1).orElseThrow();
    devices.activations().deactivate(activation, secret(LAPTOP, 2)).orElseThrow();
    assertThat(devices.district().overview().assigned()).isZero();
  }

  @Test
  void a_call_about_a_computer_that_is_activated_leaves_its_secret_alone() {
    DeviceWorld devices = DeviceWorld.with(world(), 1);
    Activation activation = devices.byKey(LAPTOP);
    devices.activations().byPhone(devices.key(), DeviceCode.render(LAPTOP)).orElseThrow();
    assertThat(devices.activations().deactivate(activation, secret(LAPTOP, 7)))
        .isInstanceOf(Outcome.Refused.class);
    devices.refresh(activation, 0).orElseThrow();
  }

  @Test
  void a_typing_error_in_a_code_is_located_and_corrected() {
    DeviceWorld devices = DeviceWorld.with(world(), 1);
    String code = DeviceCode.render(LAPTOP);
    char last = code.charAt(code.length() - 1);
    String mistyped = code.substring(0, code.length() - 1) + (last == 'A' ? 'B' : 'A');
    assertThat(devices.activations().byPhone(devices.key(), mistyped))
        .isEqualTo(
            Outcome.refused(
                new ActivationRefusal.DeviceCodeMistyped(OptionalInt.of(30), Optional.of(code))));
    assertThat(devices.district().overview().assigned()).isZero();
  }

  private Lease respond(DeviceWorld devices, DeviceId device) {
    Activation activation =
        devices.activations().byRequestFile(request(devices, device)).orElseThrow();
    return world().engine().leases().issue(World.request(activation)).orElseThrow();
  }

  private static String request(DeviceWorld devices, DeviceId device) {
    return new RequestFile(devices.key(), Given.installation(device)).text();
  }

  private static String returned(DeviceWorld devices, DeviceId device, DeviceSecret secret) {
    return new ReturnFile(devices.key(), device, secret).text();
  }

  private LeaseVerifier verifier() {
    return world().verifierOf(World.ISSUER);
  }
}
