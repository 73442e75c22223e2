package io.entitlements.jdbc;

import io.entitlements.core.testkit.RaceEngineContract;
import io.entitlements.spi.Storage;
import org.junit.jupiter.api.AfterEach;

/** The part of {@link PostgresEngineTest} that every build has. */
class PostgresRacesTest extends RaceEngineContract {

  private final TestStorages storages = new TestStorages(PostgresServer.CARELESS);

  @Override
  protected Storage createStorage() {
    return storages.create();
  }

  @AfterEach
  void deleteDatabases() {
    storages.close();
  }
}
