package io.entitlements.core.internal.snapshot;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The looks at the store that are under way. A look may or may not see what changes meanwhile, so
 * when it ends it is told what did. Thread-safe.
 */
final class Looks {

  private final Set<Look> open = ConcurrentHashMap.newKeySet();

  /**
   * Looks at the store.
   *
   * @param store gives what is found; blocks
   * @param end does something with it and with what is told: whether something changed since this
   *     began. No change is told while it runs, so that what it keeps is kept before the next
   */
  <F, T> T look(Supplier<F> store, BiFunction<F, Predicate<UUID>, T> end) {
    Look look = new Look();
    open.add(look);
    try {
      F found = store.get();
      return look.end(changed -> end.apply(found, changed));
    } finally {
      open.remove(look);
    }
  }

  /** Something changed, and whoever looks from now on sees it. */
  void changed(Collection<UUID> subjects) {
    open.forEach(look -> look.changed(subjects));
  }

  private static final class Look {

    private final Set<UUID> changed = new HashSet<>();

    synchronized void changed(Collection<UUID> subjects) {
      changed.addAll(subjects);
    }

    synchronized <T> T end(Function<Predicate<UUID>, T> end) {
      return end.apply(changed::contains);
    }
  }
}
