package io.entitlements.spi.testkit;

import io.entitlements.spi.Storage;
import org.junit.jupiter.api.Nested;

/**
 * Every rule that a store must keep. A store's author extends this class once; to run the rules of
 * one store interface alone, extend its own contract, such as {@link SeatStoreContract}.
 */
public abstract class StorageContract {

  /** For subclasses. */
  protected StorageContract() {}

  /**
   * Makes a store.
   *
   * @return a fresh, empty store; closed after the test
   */
  protected abstract Storage createStorage();

  @Nested
  class Transactions extends TransactionContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class Rollbacks extends RollbackContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class Accounts extends AccountStoreContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class Organizations extends OrganizationStoreContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class Domains extends DomainStoreContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class Memberships extends MembershipStoreContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class Invitations extends InvitationStoreContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class ClassGroups extends ClassGroupStoreContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class News extends NewsStoreContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class Enrolments extends EnrolmentStoreContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class Orders extends OrderStoreContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class OrderClaims extends OrderClaimContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class OfferedOrders extends OfferedOrderContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class Tokens extends TokenStoreContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class AccountLives extends AccountLifeStoreContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class Passwords extends PasswordStoreContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class Identities extends IdentityStoreContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class EmailChanges extends EmailChangeStoreContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class Attempts extends AttemptStoreContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class ClaimEnds extends ClaimEndContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class Claims extends ClaimStoreContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class Subscriptions extends SubscriptionStoreContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class ProductKeys extends ProductKeyStoreContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class Seats extends SeatStoreContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class DeviceSeats extends DeviceSeatContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class Capacities extends CapacityContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class SeatRaces extends SeatRaceContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class ReleaseOrders extends ReleaseOrderContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class WaitingLists extends WaitingStoreContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class ManySeats extends ManySeatsContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class Pushes extends PushStoreContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class RosterLinks extends RosterLinkStoreContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class RosterRuns extends RosterRunStoreContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class PendingReleases extends PendingReleaseStoreContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class SeatRuns extends SeatRunStoreContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class Overviews extends OverviewStoreContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class Rosters extends RosterStoreContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class Devices extends DeviceStoreContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class Rights extends RightStoreContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class Jobs extends JobStoreContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class JobLanes extends JobLaneContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class ForgottenJobs extends JobForgettingContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class JobEnds extends JobEndContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class Events extends EventStoreContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class Feeds extends FeedStoreContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class Waking extends WakeupsContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class Catalogs extends CatalogStoreContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class Idempotency extends IdempotencyStoreContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }

  @Nested
  class Revocations extends RevocationStoreContract {
    @Override
    protected Storage createStorage() {
      return StorageContract.this.createStorage();
    }
  }
}
