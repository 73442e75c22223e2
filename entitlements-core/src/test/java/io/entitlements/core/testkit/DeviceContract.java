package io.entitlements.core.testkit;

import io.entitlements.spi.Storage;
import org.junit.jupiter.api.Nested;

/** What the engine promises of devices on any store. */
public abstract class DeviceContract {

  /** For subclasses. */
  protected DeviceContract() {}

  /**
   * Makes a store.
   *
   * @return a fresh, empty store; closed after the test
   */
  protected abstract Storage createStorage();

  @Nested
  class Activations extends ActivationContract {
    @Override
    protected Storage createStorage() {
      return DeviceContract.this.createStorage();
    }
  }

  @Nested
  class Refreshes extends RefreshContract {
    @Override
    protected Storage createStorage() {
      return DeviceContract.this.createStorage();
    }
  }

  @Nested
  class Returns extends ReturnContract {
    @Override
    protected Storage createStorage() {
      return DeviceContract.this.createStorage();
    }
  }

  @Nested
  class OfflineComputers extends OfflineContract {
    @Override
    protected Storage createStorage() {
      return DeviceContract.this.createStorage();
    }
  }

  @Nested
  class DeviceCaps extends DeviceCapContract {
    @Override
    protected Storage createStorage() {
      return DeviceContract.this.createStorage();
    }
  }

  @Nested
  class Machines extends MachineContract {
    @Override
    protected Storage createStorage() {
      return DeviceContract.this.createStorage();
    }
  }

  @Nested
  class DeviceRaces extends DeviceRaceContract {
    @Override
    protected Storage createStorage() {
      return DeviceContract.this.createStorage();
    }
  }

  @Nested
  class KeyExaminations extends KeyExaminationContract {
    @Override
    protected Storage createStorage() {
      return DeviceContract.this.createStorage();
    }
  }
}
