package io.entitlements.core.testkit;

import io.entitlements.spi.Storage;
import org.junit.jupiter.api.Nested;

/** The half of {@link EngineContract} that is about people, where they belong, and classes. */
public abstract class PeopleEngineContract extends RaceEngineContract {

  /** For subclasses. */
  protected PeopleEngineContract() {}

  @Nested
  class Accounts extends AccountContract {
    @Override
    protected Storage createStorage() {
      return PeopleEngineContract.this.createStorage();
    }
  }

  @Nested
  class Organizations extends OrganizationContract {
    @Override
    protected Storage createStorage() {
      return PeopleEngineContract.this.createStorage();
    }
  }

  @Nested
  class Domains extends DomainContract {
    @Override
    protected Storage createStorage() {
      return PeopleEngineContract.this.createStorage();
    }
  }

  @Nested
  class DomainProofs extends DomainProofContract {
    @Override
    protected Storage createStorage() {
      return PeopleEngineContract.this.createStorage();
    }
  }

  @Nested
  class Invitations extends InvitationContract {
    @Override
    protected Storage createStorage() {
      return PeopleEngineContract.this.createStorage();
    }
  }

  @Nested
  class InvitationPermissions extends InvitationPermissionContract {
    @Override
    protected Storage createStorage() {
      return PeopleEngineContract.this.createStorage();
    }
  }

  @Nested
  class Acceptances extends AcceptanceContract {
    @Override
    protected Storage createStorage() {
      return PeopleEngineContract.this.createStorage();
    }
  }

  @Nested
  class OwnershipOffers extends OwnershipOfferContract {
    @Override
    protected Storage createStorage() {
      return PeopleEngineContract.this.createStorage();
    }
  }

  @Nested
  class Memberships extends MembershipContract {
    @Override
    protected Storage createStorage() {
      return PeopleEngineContract.this.createStorage();
    }
  }

  @Nested
  class News extends RoleNewsContract {
    @Override
    protected Storage createStorage() {
      return PeopleEngineContract.this.createStorage();
    }
  }

  @Nested
  class Permissions extends PermissionContract {
    @Override
    protected Storage createStorage() {
      return PeopleEngineContract.this.createStorage();
    }
  }

  @Nested
  class SignIns extends SignInContract {
    @Override
    protected Storage createStorage() {
      return PeopleEngineContract.this.createStorage();
    }
  }

  @Nested
  class ClassGroups extends ClassGroupContract {
    @Override
    protected Storage createStorage() {
      return PeopleEngineContract.this.createStorage();
    }
  }

  @Nested
  class ClassAccesses extends ClassAccessContract {
    @Override
    protected Storage createStorage() {
      return PeopleEngineContract.this.createStorage();
    }
  }

  @Nested
  class Passwords extends PasswordContract {
    @Override
    protected Storage createStorage() {
      return PeopleEngineContract.this.createStorage();
    }
  }

  @Nested
  class PasswordLimits extends PasswordLimitContract {
    @Override
    protected Storage createStorage() {
      return PeopleEngineContract.this.createStorage();
    }
  }

  @Nested
  class Identities extends IdentityContract {
    @Override
    protected Storage createStorage() {
      return PeopleEngineContract.this.createStorage();
    }
  }

  @Nested
  class EmailChanges extends EmailChangeContract {
    @Override
    protected Storage createStorage() {
      return PeopleEngineContract.this.createStorage();
    }
  }

  @Nested
  class AccountLives extends AccountLifeContract {
    @Override
    protected Storage createStorage() {
      return PeopleEngineContract.this.createStorage();
    }
  }

  @Nested
  class DisabledPeople extends DisabledPersonContract {
    @Override
    protected Storage createStorage() {
      return PeopleEngineContract.this.createStorage();
    }
  }

  @Nested
  class AccountDeletions extends AccountDeletionContract {
    @Override
    protected Storage createStorage() {
      return PeopleEngineContract.this.createStorage();
    }
  }

  @Nested
  class ClassCodes extends ClassCodeContract {
    @Override
    protected Storage createPlainStorage() {
      return PeopleEngineContract.this.createStorage();
    }
  }

  @Nested
  class ClassLimits extends ClassLimitContract {
    @Override
    protected Storage createStorage() {
      return PeopleEngineContract.this.createStorage();
    }
  }

  @Nested
  class ClassSeats extends ClassSeatContract {
    @Override
    protected Storage createPlainStorage() {
      return PeopleEngineContract.this.createStorage();
    }
  }

  @Nested
  class SeatSources extends SeatSourceContract {
    @Override
    protected Storage createStorage() {
      return PeopleEngineContract.this.createStorage();
    }
  }

  @Nested
  class Links extends LinkContract {
    @Override
    protected Storage createStorage() {
      return PeopleEngineContract.this.createStorage();
    }
  }

  @Nested
  class CodeGuesses extends CodeGuessContract {
    @Override
    protected Storage createStorage() {
      return PeopleEngineContract.this.createStorage();
    }

    @Override
    protected int guesses() {
      return 1_000;
    }
  }
}
