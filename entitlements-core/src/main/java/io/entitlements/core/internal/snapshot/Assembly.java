package io.entitlements.core.internal.snapshot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.entitlements.catalog.Catalog;
import io.entitlements.check.Decision;
import io.entitlements.core.internal.decision.CompiledRight;
import io.entitlements.core.internal.decision.Snapshot;
import io.entitlements.spi.HeldRight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Puts together what is kept, by one version of the catalog: once for all who hold the same.
 * Thread-safe.
 */
final class Assembly {

  private final Catalog catalog;
  private final FeatureSlots slots;
  private final SharedRights shared = new SharedRights();
  private final Map<Decision, Holding> nothing = new ConcurrentHashMap<>();
  private final Cache<List<CompiledRight>, Holding> holdings =
      Caffeine.newBuilder().weakValues().executor(Runnable::run).build();

  Assembly(Catalog catalog, FeatureSlots slots) {
    this.catalog = catalog;
    this.slots = slots;
  }

  /** Answers to be kept, which are outdated when a fact of them changes. */
  Kept toKeep(Found found, long now) {
    List<CompiledRight> rights = new ArrayList<>();
    List<SharedSubscription> subscriptions = new ArrayList<>();
    for (HeldRight held : found.held()) {
      RightCompiler.right(catalog, held)
          .ifPresent(
              right -> {
                SharedSubscription subscription = shared.of(held);
                rights.add(subscription.share(held.key(), right));
                subscriptions.add(subscription);
              });
    }
    if (rights.isEmpty()) {
      return nothing
          .computeIfAbsent(found.withoutRight(), reason -> holding(List.of(), reason, List.of()))
          .at(now);
    }
    Holding holding =
        holdings.get(rights, same -> holding(rights, found.withoutRight(), subscriptions));
    subscriptions.forEach(subscription -> subscription.add(holding));
    return holding.at(now);
  }

  /** Answers of this instant that nobody keeps. */
  Kept toAsk(Found found, long now) {
    List<CompiledRight> rights =
        found.held().stream()
            .flatMap(held -> RightCompiler.right(catalog, held).stream())
            .map(CompiledRight::of)
            .toList();
    return holding(rights, found.withoutRight(), List.of()).at(now);
  }

  private Holding holding(
      List<CompiledRight> rights, Decision withoutRight, List<SharedSubscription> subscriptions) {
    return new Holding(Snapshot.ofCompiled(rights), withoutRight, slots, subscriptions);
  }

  /** Something changed that may be a subscription, or an organization that has some. */
  void changed(UUID subject) {
    shared.changed(subject);
  }
}
