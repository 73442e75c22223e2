package io.entitlements.core.internal.lease;

import io.entitlements.account.Action;
import io.entitlements.activation.Activation;
import io.entitlements.core.internal.member.Members;
import io.entitlements.lease.LeasesOf;
import io.entitlements.lease.RevocationRefusal;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Scope;
import java.util.Optional;

/** Who may take which leases back. */
final class RevocationPermission {

  private RevocationPermission() {}

  /** Why somebody may not; empty if they may. */
  static Optional<RevocationRefusal> refusal(
      UnitOfWork store, Actor by, Scope home, LeasesOf what) {
    if (by instanceof Actor.Task) {
      return Optional.empty();
    }
    if (!(by instanceof Actor.Person person)) {
      return Optional.of(RevocationRefusal.NOT_PERMITTED);
    }
    if (home instanceof AccountId account && account.equals(person.account())) {
      if (Members.isDisabled(store.accounts().find(account))) {
        return Optional.of(RevocationRefusal.NOT_PERMITTED);
      }
      return ownedBy(store, account, what);
    }
    return home instanceof OrganizationId organization
            && Members.may(store, organization, person.account(), Action.MANAGE_SUBSCRIPTIONS)
        ? ownedBy(store, organization, what)
        : Optional.of(RevocationRefusal.NOT_PERMITTED);
  }

  private static Optional<RevocationRefusal> ownedBy(
      UnitOfWork store, AccountId account, LeasesOf what) {
    if (what instanceof LeasesOf.Account own) {
      return knownIf(own.account().equals(account));
    }
    return what instanceof LeasesOf.Device device
        ? knownIf(
            store.devices().find(new Activation.ByEmail(account, device.device())).isPresent())
        : Optional.of(RevocationRefusal.NOT_PERMITTED);
  }

  private static Optional<RevocationRefusal> ownedBy(
      UnitOfWork store, OrganizationId organization, LeasesOf what) {
    if (what instanceof LeasesOf.ProductKey counted) {
      return knownIf(store.productKeys().find(organization, counted.key()).isPresent());
    }
    if (what instanceof LeasesOf.TypedKey typed) {
      return knownIf(store.productKeys().find(organization, typed.key()).isPresent());
    }
    if (what instanceof LeasesOf.Account member) {
      return knownIf(store.memberships().find(organization, member.account()).isPresent());
    }
    return what instanceof LeasesOf.Device device
        ? knownIf(
            store.rights().of(device.device()).stream()
                .anyMatch(right -> right.subscription().organization().equals(organization)))
        // Which lease is whose is not remembered.
        : Optional.of(RevocationRefusal.NOT_PERMITTED);
  }

  private static Optional<RevocationRefusal> knownIf(boolean known) {
    return known ? Optional.empty() : Optional.of(RevocationRefusal.UNKNOWN);
  }
}
