package io.entitlements.core.testkit;

import io.entitlements.account.AccountRefusal;
import io.entitlements.account.Accounts;
import io.entitlements.account.Invitation;
import io.entitlements.account.Role;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.DeviceId;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Outcome;
import java.util.Set;
import java.util.UUID;

/** What the tests of disabling and deleting do. */
public abstract class AccountLifeWorld extends WorldContract {

  static final Actor SUPPORT = new Actor.Task("support");
  static final DeviceId LAPTOP = new DeviceId(new UUID(7, 1));

  /** For subclasses. */
  protected AccountLifeWorld() {}

  final Invitation invited(District district) {
    return world()
        .engine()
        .invitations()
        .invite(
            district.administrator(),
            district.organization(),
            People.address(People.ADA),
            Set.of(Role.EDUCATOR),
            IdempotencyKey.of("invite"))
        .orElseThrow();
  }

  final Invitation invitation(District district, Invitation invitation) {
    return world()
        .storage()
        .read(store -> store.invitations().find(district.organization(), invitation.id()))
        .orElseThrow();
  }

  final AccountId seatedOwner(District district) {
    AccountId ada = people().owner();
    district.seated(People.ADA);
    return ada;
  }

  static Outcome<AccountId, AccountRefusal> refused(String reason) {
    return Outcome.refused(AccountRefusal.valueOf(reason));
  }

  final Accounts accounts() {
    return world().engine().accounts();
  }

  final People people() {
    return new People(world());
  }
}
