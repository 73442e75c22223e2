package io.entitlements.core.internal.subscription;

import io.entitlements.account.Action;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.member.Members;
import io.entitlements.core.internal.seat.SeatAllocator;
import io.entitlements.key.SubscriptionChange;
import io.entitlements.key.SubscriptionChange.AddKey;
import io.entitlements.key.SubscriptionChange.AddSeats;
import io.entitlements.key.SubscriptionChange.CancelAtTermEnd;
import io.entitlements.key.SubscriptionChange.CancelNow;
import io.entitlements.key.SubscriptionChange.Reissue;
import io.entitlements.key.SubscriptionChange.Renew;
import io.entitlements.key.SubscriptionChange.Resume;
import io.entitlements.key.SubscriptionChange.Revoke;
import io.entitlements.key.SubscriptionChange.SetOverCapacity;
import io.entitlements.key.SubscriptionChange.Suspend;
import io.entitlements.key.SubscriptionChange.UndoCancellation;
import io.entitlements.key.SubscriptionChange.Upgrade;
import io.entitlements.key.SubscriptionRefusal;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.Actor;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.util.Optional;

/** Carries out what can happen to a subscription, under its lock. */
final class SubscriptionChanger {

  private final KeyChanges keys;
  private final StandingChanges standing;
  private final SeatAllocator allocator;

  SubscriptionChanger(KeyChanges keys, StandingChanges standing, SeatAllocator allocator) {
    this.keys = keys;
    this.standing = standing;
    this.allocator = allocator;
  }

  /** Whether somebody may ask for a change: most are the vendor's. */
  static boolean isPermitted(
      Change change, Actor by, OrganizationId organization, SubscriptionChange wanted) {
    if (by instanceof Actor.Task) {
      return true;
    }
    boolean ofAdministrators =
        wanted instanceof Reissue
            || wanted instanceof CancelAtTermEnd
            || wanted instanceof UndoCancellation
            || wanted instanceof SetOverCapacity;
    return ofAdministrators
        && by instanceof Actor.Person person
        && Members.may(change.store(), organization, person.account(), Action.MANAGE_SUBSCRIPTIONS);
  }

  /** Whether a change only takes something away, which the vendor can do for ever. */
  private static boolean isEnding(SubscriptionChange wanted) {
    return wanted instanceof Revoke
        || wanted instanceof Suspend
        || wanted instanceof CancelNow
        || wanted instanceof CancelAtTermEnd;
  }

  /** Does it, or says why not. */
  Optional<SubscriptionRefusal> apply(
      Change change, OrganizationId organization, SubscriptionId id, SubscriptionChange wanted) {
    if (change.store().subscriptions().lock(organization, id).isEmpty()) {
      return Optional.of(SubscriptionRefusal.UNKNOWN_SUBSCRIPTION);
    }
    if (!isEnding(wanted) && change.store().organizations().keepOpen(organization).isEmpty()) {
      return Optional.of(SubscriptionRefusal.ORGANIZATION_CLOSED);
    }
    Subscription subscription = change.store().subscriptions().find(organization, id).orElseThrow();
    Optional<SubscriptionRefusal> refusal = apply(change, subscription, wanted);
    if (refusal.isEmpty()) {
      allocator.bringUpToDate(change, organization, id);
    }
    return refusal;
  }

  private Optional<SubscriptionRefusal> apply(
      Change change, Subscription subscription, SubscriptionChange wanted) {
    if (wanted instanceof AddKey add) {
      return keys.add(change, subscription, add);
    }
    if (wanted instanceof Renew renew) {
      return keys.renew(change, subscription, renew);
    }
    if (wanted instanceof AddSeats more) {
      return keys.addSeats(change, subscription, more);
    }
    if (wanted instanceof Revoke revoke) {
      return KeyChanges.revoke(change, subscription, revoke);
    }
    if (wanted instanceof Reissue reissue) {
      return keys.reissue(change, subscription, reissue);
    }
    return standing(change, subscription, wanted);
  }

  private Optional<SubscriptionRefusal> standing(
      Change change, Subscription subscription, SubscriptionChange wanted) {
    if (wanted instanceof Suspend) {
      return StandingChanges.suspend(change, subscription);
    }
    if (wanted instanceof Resume) {
      return StandingChanges.resume(change, subscription);
    }
    if (wanted instanceof CancelNow) {
      return StandingChanges.cancelNow(change, subscription);
    }
    if (wanted instanceof CancelAtTermEnd) {
      return StandingChanges.cancelAtTermEnd(change, subscription);
    }
    if (wanted instanceof UndoCancellation) {
      return StandingChanges.undoCancellation(change, subscription);
    }
    if (wanted instanceof Upgrade upgrade) {
      return standing.upgrade(change, subscription, upgrade.product());
    }
    return StandingChanges.declare(change, subscription, ((SetOverCapacity) wanted).policy());
  }
}
