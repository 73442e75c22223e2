package io.entitlements.core.internal.change;

import io.entitlements.event.ActivationEvent;
import io.entitlements.event.EntitlementEvent;
import io.entitlements.event.EntitlementEvent.AboutClassGroup;
import io.entitlements.event.EntitlementEvent.AboutHolder;
import io.entitlements.event.EntitlementEvent.AboutPerson;
import io.entitlements.event.EntitlementEvent.AboutSubscription;
import io.entitlements.seat.SeatHolder;
import io.entitlements.type.Scope;
import java.util.UUID;

/**
 * What an event is about, within its scope: by it the history of one person, computer, class or
 * subscription is found among the many of an organization.
 */
final class EventSubject {

  private EventSubject() {}

  static UUID of(EntitlementEvent event, Scope scope) {
    if (event instanceof AboutHolder about) {
      return about.holder() instanceof SeatHolder.Device device
          ? device.device().value()
          : ((SeatHolder.Person) about.holder()).account().value();
    }
    if (event instanceof ActivationEvent about) {
      return about.activation().device().value();
    }
    if (event instanceof AboutPerson about) {
      return about.account().value();
    }
    if (event instanceof AboutClassGroup about) {
      return about.classGroup().value();
    }
    return event instanceof AboutSubscription about ? about.subscription().value() : scope.value();
  }
}
