package io.entitlements.core.internal.snapshot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.entitlements.catalog.Catalog;
import io.entitlements.check.Decision;
import io.entitlements.core.internal.decision.CompiledRight;
import io.entitlements.core.internal.decision.Right;
import io.entitlements.spi.HeldRight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * Puts together what is kept, by one version of the catalog: once for all who hold the same.
 * Thread-safe.
 */
final class Assembly {

  private final Catalog catalog;
  private final FeatureSlots slots;
  private final SharedRights shared = new SharedRights();
  private final Map<Decision, Holding> nothing = new ConcurrentHashMap<>();
  private final Cache<List<SharedRight>, Holding> holdings =
      Caffeine.newBuilder().weakValues().executor(Runnable::run).build();

  Assembly(Catalog catalog, FeatureSlots slots) {
    this.catalog = catalog;
    this.slots = slots;
  }

  /** Answers to be kept, which are outdated when a fact of them changes. */
  Kept toKeep(Found found, long now) {
    List<SharedRight> rights =
        rights(found, (held, right) -> shared.of(held).share(held.key(), right));
    if (rights.isEmpty()) {
      return nothing
          .computeIfAbsent(found.withoutRight(), reason -> new Holding(rights, reason, slots))
          .at(now);
    }
    Holding holding = holdings.get(rights, same -> registered(same, found.withoutRight()));
    return holding.at(now);
  }

  private Holding registered(List<SharedRight> rights, Decision withoutRight) {
    Holding holding = new Holding(rights, withoutRight, slots);
    rights.forEach(right -> right.of().add(holding));
    return holding;
  }

  /** Answers of this instant that nobody keeps. */
  Kept toAsk(Found found, long now) {
    List<SharedRight> rights =
        rights(
            found,
            (held, right) -> new SharedRight(CompiledRight.of(right), SharedSubscription.NONE));
    return new Holding(rights, found.withoutRight(), slots).at(now);
  }

  private List<SharedRight> rights(Found found, BiFunction<HeldRight, Right, SharedRight> toShare) {
    List<SharedRight> rights = new ArrayList<>();
    for (HeldRight held : found.held()) {
      RightCompiler.right(catalog, held).ifPresent(right -> rights.add(toShare.apply(held, right)));
    }
    return List.copyOf(rights); // which is small
  }

  /** Something changed that may be a subscription, or an organization that has some. */
  void changed(UUID subject) {
    shared.changed(subject);
  }
}
