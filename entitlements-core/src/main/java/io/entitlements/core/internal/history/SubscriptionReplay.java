package io.entitlements.core.internal.history;

import io.entitlements.event.EntitlementEvent;
import io.entitlements.event.EntitlementEvent.AboutSubscription;
import io.entitlements.event.ProductKeyEvent.ProductKeyAdded;
import io.entitlements.event.ProductKeyEvent.ProductKeyAllotted;
import io.entitlements.event.ProductKeyEvent.ProductKeyEnded;
import io.entitlements.event.ProductKeyEvent.ProductKeyRevoked;
import io.entitlements.event.RecordedEvent;
import io.entitlements.event.SubscriptionEvent.CancellationEnded;
import io.entitlements.event.SubscriptionEvent.OverCapacityDeclared;
import io.entitlements.event.SubscriptionEvent.SubscriptionCancelled;
import io.entitlements.event.SubscriptionEvent.SubscriptionCreated;
import io.entitlements.event.SubscriptionEvent.SubscriptionResumed;
import io.entitlements.event.SubscriptionEvent.SubscriptionSuspended;
import io.entitlements.event.SubscriptionEvent.SubscriptionUpgraded;
import io.entitlements.key.Allotment;
import io.entitlements.key.KeyEnd;
import io.entitlements.key.ProductKey;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.ProductKeyId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One subscription and its keys, made again from their events by the rules by which the changes
 * were made. Pure. The texts of keys are no facts of a check and are not made again.
 */
final class SubscriptionReplay {

  private static final Comparator<ProductKey> BY_END =
      Comparator.comparing(ProductKey::endsAt).thenComparing(key -> key.id().toString());

  private Optional<Subscription> subscription = Optional.empty();
  private final Map<ProductKeyId, ProductKey> keys = new HashMap<>();

  private SubscriptionReplay() {}

  /** The state that counts at an instant; the events are in the order of their numbers. */
  static SubscriptionReplay at(List<RecordedEvent> events, Instant validAt) {
    SubscriptionReplay replay = new SubscriptionReplay();
    for (RecordedEvent event : events) {
      if (!event.validAt().isAfter(validAt)
          && event.event() instanceof AboutSubscription
          && !replay.ofKeys(event.event())) {
        replay.ofSubscription(event.event(), event.validAt());
      }
    }
    return replay;
  }

  /** The subscription; empty before it was made. */
  Optional<Subscription> subscription() {
    return subscription;
  }

  /** Its keys, by when they end. */
  List<ProductKey> keys() {
    return keys.values().stream().sorted(BY_END).toList();
  }

  private boolean ofKeys(EntitlementEvent event) {
    if (event instanceof ProductKeyAdded added) {
      keys.put(added.key(), key(added));
    } else if (event instanceof ProductKeyAllotted allotted) {
      keys.computeIfPresent(allotted.key(), (id, key) -> allotted(key, allotted.allotments()));
    } else if (event instanceof ProductKeyRevoked revoked) {
      end(revoked.key(), new KeyEnd(revoked.endsAt(), KeyEnd.Why.REVOKED));
    } else if (event instanceof ProductKeyEnded ended) {
      end(ended.key(), new KeyEnd(ended.endsAt(), ended.why()));
    } else {
      return false;
    }
    return true;
  }

  private void end(ProductKeyId of, KeyEnd end) {
    keys.computeIfPresent(of, (id, key) -> key.withEnd(Optional.of(end)));
  }

  private void ofSubscription(EntitlementEvent event, Instant validAt) {
    if (event instanceof SubscriptionCreated created) {
      subscription =
          Optional.of(
              Subscription.of(
                  created.organization(),
                  created.subscription(),
                  created.product(),
                  created.overCapacity()));
    } else if (event instanceof SubscriptionSuspended) {
      subscription = subscription.map(s -> s.withSuspendedAt(Optional.of(validAt)));
    } else if (event instanceof SubscriptionResumed) {
      subscription = subscription.map(s -> s.withSuspendedAt(Optional.empty()));
    } else if (event instanceof SubscriptionCancelled cancelled) {
      cancel(cancelled.cancelsAt());
    } else if (event instanceof CancellationEnded) {
      subscription = subscription.map(s -> s.withCancelsAt(Optional.empty()));
    } else if (event instanceof SubscriptionUpgraded upgraded) {
      subscription = subscription.map(s -> s.withProduct(upgraded.after()));
    } else if (event instanceof OverCapacityDeclared declared) {
      subscription = subscription.map(s -> s.withOverCapacity(declared.after()));
    }
  }

  private static ProductKey key(ProductKeyAdded added) {
    return new ProductKey(
        added.organization(),
        added.subscription(),
        added.key(),
        List.of(new Allotment(added.seats(), added.term())),
        Optional.empty(),
        0,
        0);
  }

  /** What is bought anew takes back that a cancellation cut the key short. */
  private static ProductKey allotted(ProductKey key, List<Allotment> allotments) {
    return key.withAllotments(allotments).withEnd(key.end().filter(KeyEnd::isFinal));
  }

  /** Keys that would have counted longer, and have not gone, end with their subscription. */
  private void cancel(Instant at) {
    subscription = subscription.map(s -> s.withCancelsAt(Optional.of(at)));
    Optional<KeyEnd> end = Optional.of(new KeyEnd(at, KeyEnd.Why.CANCELLED));
    keys.replaceAll(
        (id, key) -> key.endsAt().isAfter(at) && !key.isEndedForGood() ? key.withEnd(end) : key);
  }
}
