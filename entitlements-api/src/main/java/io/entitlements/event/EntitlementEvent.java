package io.entitlements.event;

import io.entitlements.seat.SeatHolder;
import io.entitlements.type.AccountId;
import io.entitlements.type.ClassGroupId;
import io.entitlements.type.SubscriptionId;

/**
 * One change, with every value that it changed: replaying all events of a scope gives its state.
 * The records stand in the interface of what they are about. A person appears by {@link AccountId}
 * only, so that deleting an account leaves the trail without personal data. The simple name of each
 * record is its stored type and never changes.
 */
public sealed interface EntitlementEvent
    permits OrderEvent,
        AccountEvent,
        OrganizationEvent,
        InvitationEvent,
        ClassGroupEvent,
        ClaimEvent,
        SubscriptionEvent,
        ProductKeyEvent,
        SeatEvent,
        ActivationEvent,
        RosterEvent,
        LeaseEvent {

  /** A change to what somebody or some computer holds. */
  interface AboutHolder {

    /**
     * Who or what.
     *
     * @return the holder of the seat
     */
    SeatHolder holder();
  }

  /** A change to one person within an organization. */
  interface AboutPerson {

    /**
     * Who.
     *
     * @return the person
     */
    AccountId account();
  }

  /** A change to a class itself. */
  interface AboutClassGroup {

    /**
     * Which.
     *
     * @return the class
     */
    ClassGroupId classGroup();
  }

  /** A change to a subscription or its product keys. */
  interface AboutSubscription {

    /**
     * Which.
     *
     * @return the subscription
     */
    SubscriptionId subscription();
  }
}
