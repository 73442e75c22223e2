package io.entitlements.core.testkit;

import io.entitlements.check.CheckPolicy;
import io.entitlements.check.Decision;
import io.entitlements.spi.Storage;
import io.entitlements.type.AccountId;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;

/** Two nodes, of which one keeps what it is asked about and hears of changes when it is told to. */
abstract class KeptCheckWorld extends WorldContract {

  static final Duration UNCONFIRMED_FOR = Duration.ofSeconds(10);

  // The first call of each test, and JUnit, set them.
  @SuppressWarnings("NullAway.Init")
  AskedStorage asked;

  @SuppressWarnings("NullAway.Init")
  District district;

  @SuppressWarnings("NullAway.Init")
  AccountId ada;

  /** Where changes are made is the world's engine; here they are heard of. */
  @SuppressWarnings("NullAway.Init")
  Node node;

  /**
   * Makes a store.
   *
   * @return a fresh, empty store; closed after the test
   */
  protected abstract Storage createPlainStorage();

  @Override
  protected final Storage createStorage() {
    asked = new AskedStorage(createPlainStorage());
    return asked;
  }

  @BeforeEach
  final void startTwoNodes() {
    world().stopFollowing();
    district = world().district("suite", 5);
    ada = district.seated("ada@school.example");
    node = Node.of(world().nodeWith(CheckPolicy.DEFAULT.withUnconfirmedFor(UNCONFIRMED_FOR)));
    asked.reads();
  }

  final Decision check(AccountId account) {
    return node.engine().check(account, Given.NOTEBOOK);
  }
}
