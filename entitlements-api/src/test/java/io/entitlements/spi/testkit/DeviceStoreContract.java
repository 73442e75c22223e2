package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.DeviceStore} promises. */
public abstract class DeviceStoreContract extends StoreContract {

  /** For subclasses. */
  protected DeviceStoreContract() {}

  @Test
  void device_is_remembered_once() {
    AccountId account = write(Given::accountId);
    DeviceId device = new DeviceId(Fixtures.id());

    assertThat(won(work -> work.devices().insert(account, device, NOW))).isTrue();
    assertThat(won(work -> work.devices().insert(account, device, NOW.plusMillis(1)))).isFalse();

    assertThat(holds(work -> work.devices().exists(account, device))).isTrue();
  }

  @Test
  void device_is_remembered_for_each_account_by_itself() {
    AccountId one = write(Given::accountId);
    AccountId other = write(Given::accountId);
    DeviceId device = new DeviceId(Fixtures.id());
    change(work -> work.devices().insert(one, device, NOW));

    assertThat(holds(work -> work.devices().exists(other, device))).isFalse();
    assertThat(holds(work -> work.devices().exists(one, new DeviceId(Fixtures.id())))).isFalse();
    assertThat(won(work -> work.devices().insert(other, device, NOW))).isTrue();
  }

  @RepeatedTest(5)
  void of_racing_sign_ins_on_one_device_one_is_remembered() {
    AccountId account = write(Given::accountId);
    DeviceId device = new DeviceId(Fixtures.id());

    assertThat(
            Race.winners(8, thread -> write(work -> work.devices().insert(account, device, NOW))))
        .isEqualTo(1);
  }
}
