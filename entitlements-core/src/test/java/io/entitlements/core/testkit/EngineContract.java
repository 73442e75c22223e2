package io.entitlements.core.testkit;

import io.entitlements.spi.Storage;
import org.junit.jupiter.api.Nested;

/** Everything that the engine promises on any store. A store's author extends this class once. */
public abstract class EngineContract extends PeopleEngineContract {

  /** For subclasses. */
  protected EngineContract() {}

  @Nested
  class Pushes extends PushContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class RosterEnds extends RosterDisconnectContract {
    @Override
    protected Storage createReliableStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class RosterStops extends RosterStopContract {
    @Override
    protected Storage createReliableStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class RosterReports extends RosterReportContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class SlowLists extends SlowListContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class RosterReturns extends RosterReturnContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class RosterLeaving extends RosterLeavingContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class RosterReleases extends RosterReleaseContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class RosterUndos extends RosterUndoContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class RosterGuards extends RosterGuardContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class RosterCalendar extends RosterJobContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class Catalogs extends CatalogContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class KeptChecks extends KeptCheckContract {
    @Override
    protected Storage createPlainStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class UnconfirmedChecks extends UnconfirmedCheckContract {
    @Override
    protected Storage createPlainStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class Explanations extends ExplanationContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class Orders extends OrderContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class OrderMails extends OrderMailContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class OrderImports extends OrderImportContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class ClaimsByHand extends ClaimByHandContract {
    @Override
    protected Storage createPlainStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class StuckClaims extends StuckClaimContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class ClaimSupports extends ClaimSupportContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class ClaimFaults extends ClaimFaultContract {
    @Override
    protected Storage createReliableStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class ClaimCancellations extends ClaimCancellationContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class ClaimTransfers extends ClaimTransferContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class ClaimJourneys extends ClaimJourneyContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class ClaimsUnderWay extends ClaimUnderWayContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class ClaimTerms extends ClaimTermContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class ClaimsInGrace extends ClaimInGraceContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class ClaimDestinations extends ClaimDestinationContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class ReturnedHardware extends ReturnedHardwareContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class Claims extends ClaimContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class Seats extends SeatContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class KeyLives extends KeyLifeContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class SubscriptionLives extends SubscriptionLifeContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class RefusedSubscriptionChanges extends SubscriptionRefusalContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class WaitingLists extends WaitingListContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class ManyReleased extends ManyReleasedContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class OverCapacities extends OverCapacityContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class Overviews extends OverviewContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class BulkSeats extends BulkSeatContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class BulkRefusals extends BulkRefusalContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class SeatLists extends SeatListContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class UndoneSeats extends UndoSeatContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class RosterFaults extends RosterFaultContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class BrokenFiles extends BrokenFileListContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class BrokenSharing extends BrokenSharingContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class Rosters extends RosterContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class Devices extends DeviceContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class Checks extends CheckContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class SlowMails extends SlowMailContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class EndNotices extends EndNoticeContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class SeatNotices extends SeatNoticeContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class NoticeDelivery extends NoticeDeliveryContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class PastChecks extends PastCheckContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class OrganizationsApart extends OrganizationsApartContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class Revocations extends RevocationContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }

  @Nested
  class SigningRings extends SigningRingContract {
    @Override
    protected Storage createStorage() {
      return EngineContract.this.createStorage();
    }
  }
}
