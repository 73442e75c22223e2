package io.entitlements.core.internal.subscription;

import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.core.internal.change.ActorText;
import io.entitlements.core.internal.change.Request;
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
import io.entitlements.type.Actor;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.util.ArrayList;
import java.util.List;

/**
 * What was asked of a subscription, as a request that is answered once. Its names are stored, in
 * the audit trail and in the hash that tells a repeat from another request: they never change, also
 * if a class is renamed.
 */
record ChangeRequest(
    Actor by, OrganizationId organization, SubscriptionId subscription, IdempotencyKey key) {

  Request of(SubscriptionChange wanted) {
    if (wanted instanceof AddKey add) {
      return named("add-key", add.seats(), add.firstDay(), add.lastDay());
    }
    if (wanted instanceof Renew renew) {
      return named("renew", renew.key(), renew.seats(), renew.months(), renew.from());
    }
    if (wanted instanceof AddSeats more) {
      return named("add-seats", more.key(), more.seats());
    }
    if (wanted instanceof Revoke revoke) {
      return named("revoke", revoke.key());
    }
    if (wanted instanceof Reissue reissue) {
      return named("reissue", reissue.key());
    }
    return ofTheWhole(wanted);
  }

  private Request ofTheWhole(SubscriptionChange wanted) {
    if (wanted instanceof Suspend) {
      return named("suspend");
    }
    if (wanted instanceof Resume) {
      return named("resume");
    }
    if (wanted instanceof CancelNow) {
      return named("cancel-now");
    }
    if (wanted instanceof CancelAtTermEnd) {
      return named("cancel-at-term-end");
    }
    if (wanted instanceof UndoCancellation) {
      return named("undo-cancellation");
    }
    if (wanted instanceof Upgrade upgrade) {
      return named("upgrade", upgrade.product());
    }
    OverCapacityPolicy policy = ((SetOverCapacity) wanted).policy();
    return named("set-over-capacity", policy.keep(), policy.graceDays());
  }

  private Request named(String name, Object... values) {
    List<Object> parts = new ArrayList<>(List.of(ActorText.write(by), subscription));
    parts.addAll(List.of(values));
    return Request.of(organization, key, "subscription." + name, parts.toArray());
  }
}
