package io.entitlements.core.internal.snapshot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The snapshots of the people, or of the computers, that were asked about lately. It is bounded by
 * what they weigh; what is asked about seldom goes first. Thread-safe; a hit takes no lock.
 *
 * <p>Whoever asks about somebody who is not kept looks at the store, once for all who ask
 * meanwhile. What a change may have overtaken is answered to those who asked before it, and not
 * kept.
 *
 * @param <K> an account's or a device's id
 */
final class SnapshotCache<K> {

  /** Bytes of an entry and its key, and a share of what many have in common; measured. */
  private static final int ENTRY_WEIGHT = 180;

  private final Cache<K, Kept> kept;
  private final Function<K, UUID> subjects;
  private final Function<UUID, K> keys;
  private final Assembly assembly;
  private final Looks looks;
  private final ConcurrentMap<K, CompletableFuture<Kept>> joinable = new ConcurrentHashMap<>();

  /**
   * Keeps nothing yet.
   *
   * @param mostBytes how much may be kept
   * @param subjects what events call a person or computer
   * @param keys the opposite
   */
  SnapshotCache(
      long mostBytes,
      Function<K, UUID> subjects,
      Function<UUID, K> keys,
      Assembly assembly,
      Looks looks) {
    this.kept =
        Caffeine.newBuilder()
            .maximumWeight(mostBytes)
            .weigher((K key, Kept one) -> ENTRY_WEIGHT)
            .executor(Runnable::run)
            .build();
    this.subjects = subjects;
    this.keys = keys;
    this.assembly = assembly;
    this.looks = looks;
  }

  /** What is kept, current or not. */
  @Nullable Kept find(K key) {
    return kept.getIfPresent(key);
  }

  /** The answers of another instant by the same facts; null if the store has to be asked. */
  @Nullable Kept renew(K key, Kept old, long now) {
    Kept renewed = old.holding().ifStillSo(now).orElse(null);
    if (renewed != null) {
      // Not where it was dropped meanwhile.
      kept.asMap().replace(key, old, renewed);
    }
    return renewed;
  }

  /** Looks at the store, unless somebody does who began after the last change. */
  Kept load(K key, long now, Supplier<Found> store) {
    CompletableFuture<Kept> mine = new CompletableFuture<>();
    CompletableFuture<Kept> other = joinable.putIfAbsent(key, mine);
    if (other != null) {
      return join(other);
    }
    try {
      Kept loaded = loadAnew(key, now, store);
      mine.complete(loaded);
      return loaded;
    } catch (RuntimeException | Error failed) {
      mine.completeExceptionally(failed);
      throw failed;
    } finally {
      joinable.remove(key, mine);
    }
  }

  private static Kept join(CompletableFuture<Kept> other) {
    try {
      return other.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failed;
    }
  }

  /** Looks at the store, whoever else does. */
  Kept loadAnew(K key, long now, Supplier<Found> store) {
    return looks.look(store, (found, changed) -> keep(key, found, now, changed));
  }

  /** Looks at the store for many at once. */
  Map<K, Kept> loadAll(long now, Supplier<Map<K, Found>> store) {
    return looks.look(
        store,
        (found, changed) -> {
          Map<K, Kept> loaded = new HashMap<>();
          found.forEach((key, one) -> loaded.put(key, keep(key, one, now, changed)));
          return loaded;
        });
  }

  private Kept keep(K key, Found found, long now, Predicate<UUID> changed) {
    if (changed.test(subjects.apply(key)) || found.isAboutAny(changed)) {
      return assembly.toAsk(found, now);
    }
    Kept loaded = assembly.toKeep(found, now);
    kept.put(key, loaded);
    return loaded;
  }

  /** Somebody may have changed: who asks from now on gets to know it. */
  void changed(Collection<UUID> subjectsOfEvents) {
    joinable.clear();
    subjectsOfEvents.forEach(subject -> kept.invalidate(keys.apply(subject)));
  }

  long size() {
    return kept.estimatedSize();
  }
}
