package io.entitlements.core.testkit;

import io.entitlements.spi.Storage;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A fresh world for each test. */
public abstract class WorldContract {

  // JUnit sets both before each test.
  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  @SuppressWarnings("NullAway.Init")
  private World world;

  /** For subclasses. */
  protected WorldContract() {}

  /**
   * Makes a store.
   *
   * @return a fresh, empty store; closed after the test
   */
  protected abstract Storage createStorage();

  @BeforeEach
  final void openWorld() {
    world =
        new World(new OneOrganizationStorage(createStorage()), folder.resolve("keys")).followed();
  }

  @AfterEach
  final void closeStorage() {
    world.storage().close();
  }

  final World world() {
    return world;
  }
}
