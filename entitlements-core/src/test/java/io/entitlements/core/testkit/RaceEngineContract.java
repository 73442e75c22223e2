package io.entitlements.core.testkit;

import io.entitlements.spi.Storage;
import org.junit.jupiter.api.Nested;

/**
 * The part of {@link EngineContract} that no store fulfils by its own contract alone: several at
 * once, other nodes, and transactions of which nobody knows how they ended.
 */
public abstract class RaceEngineContract {

  /** For subclasses. */
  protected RaceEngineContract() {}

  /**
   * Makes a store.
   *
   * @return a fresh, empty store; closed after the test
   */
  protected abstract Storage createStorage();

  @Nested
  class RosterRaces extends RosterRaceContract {
    @Override
    protected Storage createStorage() {
      return RaceEngineContract.this.createStorage();
    }
  }

  @Nested
  class OrderImportRaces extends OrderImportRaceContract {
    @Override
    protected Storage createStorage() {
      return RaceEngineContract.this.createStorage();
    }
  }

  @Nested
  class ClaimRaces extends ClaimRaceContract {
    @Override
    protected Storage createStorage() {
      return RaceEngineContract.this.createStorage();
    }
  }

  @Nested
  class ClaimCorrectionRaces extends ClaimCorrectionRaceContract {
    @Override
    protected Storage createStorage() {
      return RaceEngineContract.this.createStorage();
    }
  }

  @Nested
  class SeatRunRaces extends SeatRunRaceContract {
    @Override
    protected Storage createStorage() {
      return RaceEngineContract.this.createStorage();
    }
  }

  @Nested
  class InterruptedSeatRuns extends InterruptedRunContract {
    @Override
    protected Storage createReliableStorage() {
      return RaceEngineContract.this.createStorage();
    }
  }

  @Nested
  class FeedRaces extends FeedRaceContract {
    @Override
    protected Storage createStorage() {
      return RaceEngineContract.this.createStorage();
    }
  }

  @Nested
  class ChangeFollowers extends ChangeFollowerContract {
    @Override
    protected Storage createStorage() {
      return RaceEngineContract.this.createStorage();
    }
  }

  @Nested
  class Coherence extends CoherenceContract {
    @Override
    protected Storage createPlainStorage() {
      return RaceEngineContract.this.createStorage();
    }
  }

  @Nested
  class Races extends RaceContract {
    @Override
    protected Storage createStorage() {
      return RaceEngineContract.this.createStorage();
    }
  }

  @Nested
  class UnknownOutcomes extends UnknownOutcomeContract {
    @Override
    protected Storage createReliableStorage() {
      return RaceEngineContract.this.createStorage();
    }
  }

  @Nested
  class Jobs extends JobContract {
    @Override
    protected Storage createStorage() {
      return RaceEngineContract.this.createStorage();
    }
  }

  @Nested
  class Fulfilments extends FulfilmentContract {
    @Override
    protected Storage createStorage() {
      return RaceEngineContract.this.createStorage();
    }
  }

  @Nested
  class Feeds extends FeedContract {
    @Override
    protected Storage createStorage() {
      return RaceEngineContract.this.createStorage();
    }
  }

  @Nested
  class OvertakenChecks extends OvertakenCheckContract {
    @Override
    protected Storage createPlainStorage() {
      return RaceEngineContract.this.createStorage();
    }
  }

  @Nested
  class Histories extends HistoryContract {
    @Override
    protected Storage createStorage() {
      return RaceEngineContract.this.createStorage();
    }
  }

  @Nested
  class MembershipRaces extends MembershipRaceContract {
    @Override
    protected Storage createStorage() {
      return RaceEngineContract.this.createStorage();
    }
  }

  @Nested
  class ClassRaces extends ClassRaceContract {
    @Override
    protected Storage createStorage() {
      return RaceEngineContract.this.createStorage();
    }
  }

  @Nested
  class UpgradeRaces extends UpgradeRaceContract {
    @Override
    protected Storage createStorage() {
      return RaceEngineContract.this.createStorage();
    }
  }

  @Nested
  class PersonRaces extends PersonRaceContract {
    @Override
    protected Storage createStorage() {
      return RaceEngineContract.this.createStorage();
    }
  }

  @Nested
  class UnknownOutcomesOfPeople extends UnknownOutcomeOfPeopleContract {
    @Override
    protected Storage createReliableStorage() {
      return RaceEngineContract.this.createStorage();
    }
  }
}
