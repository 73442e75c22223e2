package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.activation.Activation;
import io.entitlements.activation.ActivationEnd;
import io.entitlements.activation.MachineTraits;
import io.entitlements.key.ProductKey;
import io.entitlements.spi.DeviceRow;
import io.entitlements.spi.SecretChain;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.DeviceStore} promises. */
public abstract class DeviceStoreContract extends StoreContract {

  private static final int THREADS = 8;
  private static final int ROUNDS = 5;

  /** For subclasses. */
  protected DeviceStoreContract() {}

  @Test
  void row_is_added_once_and_found_as_it_was() {
    for (Activation activation : new Activation[] {byEmail(), byKey()}) {
      DeviceRow row = Fixtures.deviceRow(activation, NOW);
      assertThat(find(work -> work.devices().find(activation))).isEmpty();
      assertThat(won(work -> work.devices().insert(row))).isTrue();
      assertThat(won(work -> work.devices().insert(Fixtures.deviceRow(activation, NOW)))).isFalse();

      assertThat(find(work -> work.devices().find(activation))).contains(row);
      Optional<DeviceRow> locked = write(work -> work.devices().lock(activation));
      assertThat(locked).contains(row);
    }
  }

  @Test
  void row_is_replaced_as_a_whole() {
    for (Activation activation : new Activation[] {byEmail(), byKey()}) {
      DeviceRow full = full(activation);
      assertThat(won(work -> work.devices().replace(full))).isFalse();
      assertThat(find(work -> work.devices().find(activation))).isEmpty();

      change(work -> work.devices().insert(Fixtures.deviceRow(activation, NOW)));
      assertThat(won(work -> work.devices().replace(full))).isTrue();
      assertThat(find(work -> work.devices().find(activation))).contains(full);

      DeviceRow bare =
          new DeviceRow(
              activation,
              SecretChain.begunWith(Optional.empty()),
              MachineTraits.NONE,
              Fixtures.LONG_AGO,
              Fixtures.FAR_AHEAD,
              Optional.empty());
      assertThat(won(work -> work.devices().replace(bare))).isTrue();
      assertThat(find(work -> work.devices().find(activation))).contains(bare);
    }
  }

  @Test
  void device_has_a_row_for_each_account_and_each_key() {
    Activation.ByEmail one = byEmail();
    Activation.ByProductKey other = byKey();
    change(work -> work.devices().insert(Fixtures.deviceRow(one, NOW)));
    change(work -> work.devices().insert(Fixtures.deviceRow(other, NOW)));

    Activation withAnotherAccount = new Activation.ByEmail(write(Given::accountId), one.device());
    Activation withAnotherKey =
        new Activation.ByProductKey(other.organization(), byKey().key(), other.device());
    assertThat(find(work -> work.devices().find(withAnotherAccount))).isEmpty();
    assertThat(find(work -> work.devices().find(withAnotherKey))).isEmpty();
  }

  @Test
  void activations_of_a_person_that_go_on_are_listed_heard_of_longest_ago_first() {
    AccountId account = write(Given::accountId);
    DeviceRow late = Fixtures.deviceRow(byEmail(account), NOW.plusMillis(1));
    DeviceRow early = Fixtures.deviceRow(byEmail(account), NOW);
    DeviceRow earliest = Fixtures.deviceRow(byEmail(account), NOW.minusMillis(1));
    DeviceRow ended = full(byEmail(account));
    DeviceRow others = Fixtures.deviceRow(byEmail(), NOW);
    for (DeviceRow row : new DeviceRow[] {late, earliest, early, ended, others}) {
      change(work -> work.devices().insert(row));
    }

    assertThat(list(work -> work.devices().goingOn(account)))
        .containsExactly(earliest, early, late);
    assertThat(list(work -> work.devices().goingOn(new AccountId(Fixtures.id())))).isEmpty();
  }

  @RepeatedTest(5)
  void of_racing_activations_of_one_device_one_is_added() {
    Activation activation = byEmail();

    assertThat(
            Race.winners(
                THREADS,
                thread ->
                    write(work -> work.devices().insert(Fixtures.deviceRow(activation, NOW)))))
        .isEqualTo(1);
  }

  @RepeatedTest(3)
  void locked_row_is_changed_by_one_after_the_other() {
    for (Activation activation : new Activation[] {byEmail(), byKey()}) {
      change(work -> work.devices().insert(Fixtures.deviceRow(activation, NOW)));
      Race.run(
          THREADS,
          thread -> IntStream.range(0, ROUNDS).filter(round -> raised(activation)).count());

      assertThat(find(work -> work.devices().find(activation)).orElseThrow().secrets().generation())
          .isEqualTo(THREADS * ROUNDS);
    }
  }

  @RepeatedTest(3)
  void locked_account_lets_one_after_the_other_count_its_devices() {
    AccountId account = write(Given::accountId);
    long added =
        Race.winners(
            THREADS,
            thread ->
                write(
                    work ->
                        work.accounts().lock(account).isPresent()
                            && work.devices().goingOn(account).size() < 3
                            && work.devices().insert(Fixtures.deviceRow(byEmail(account), NOW))));

    assertThat(added).isEqualTo(3);
    assertThat(list(work -> work.devices().goingOn(account))).hasSize(3);
  }

  private boolean raised(Activation activation) {
    return won(
        work -> {
          DeviceRow row = work.devices().lock(activation).orElseThrow();
          SecretChain before = row.secrets();
          SecretChain after =
              new SecretChain(
                  before.first(),
                  before.current(),
                  before.previous(),
                  before.generation() + 1,
                  before.shared());
          return work.devices().replace(row.seen(after, row.traits(), NOW));
        });
  }

  /** Every column has a value. */
  private static DeviceRow full(Activation activation) {
    String hash = MachineTraits.hash("vendor", MachineTraits.BOARD, "1");
    return new DeviceRow(
        activation,
        new SecretChain(
            Optional.of(Fixtures.hash()),
            Optional.of(Fixtures.hash()),
            Optional.of(Fixtures.hash()),
            7,
            true),
        new MachineTraits(Map.of(MachineTraits.BOARD, hash, MachineTraits.OS_INSTALLATION, hash)),
        NOW,
        NOW.plusMillis(1),
        Optional.of(ActivationEnd.MACHINE_CHANGED));
  }

  private Activation.ByEmail byEmail() {
    return byEmail(write(Given::accountId));
  }

  private static Activation.ByEmail byEmail(AccountId account) {
    return new Activation.ByEmail(account, new DeviceId(Fixtures.id()));
  }

  private Activation.ByProductKey byKey() {
    ProductKey key = write(work -> Given.key(work, Given.subscription(work, 1), 1));
    return new Activation.ByProductKey(key.organization(), key.id(), new DeviceId(Fixtures.id()));
  }
}
