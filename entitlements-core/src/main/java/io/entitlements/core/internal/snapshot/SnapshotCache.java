package io.entitlements.core.internal.snapshot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
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
 * <p>Most hits end in the {@link FirstPlace}. An entry counts only while the cache has it: whatever
 * takes it out of the cache empties it in the same step.
 */
final class SnapshotCache {

  /** Bytes of an entry, its key, and its places in the cache and before it; measured. */
  static final int ENTRY_WEIGHT = 200;

  /**
   * One hit in 256 is told to the cache, so that it knows who is asked about often; one in 8 once
   * it had to let somebody go.
   */
  private static final int SELDOM = 8;

  private static final int OFTEN = 3;

  private final Cache<UUID, Entry> entries;
  private final FirstPlace firstPlace = new FirstPlace();
  private final Assembly assembly;
  private final Looks looks;
  private final ConcurrentMap<UUID, CompletableFuture<Kept>> joinable = new ConcurrentHashMap<>();

  /** Of so many random bits all are zero when a hit is told; whoever sees it late tells less. */
  private int told = SELDOM;

  /**
   * Keeps nothing yet.
   *
   * @param mostBytes how much may be kept
   */
  SnapshotCache(long mostBytes, Assembly assembly, Looks looks) {
    this.entries =
        Caffeine.newBuilder()
            .maximumWeight(mostBytes)
            .weigher((UUID id, Entry entry) -> weight(entry))
            .evictionListener(
                (@Nullable UUID id, @Nullable Entry entry, RemovalCause cause) -> {
                  drop(entry);
                  told = OFTEN;
                })
            .executor(Runnable::run)
            .build();
    this.assembly = assembly;
    this.looks = looks;
  }

  private static int weight(Entry entry) {
    Kept kept = entry.kept();
    return ENTRY_WEIGHT + (kept == null ? 0 : kept.holding().weightOf(entry));
  }

  private void drop(@Nullable Entry entry) {
    if (entry != null) {
      entry.drop();
      firstPlace.remove(entry);
    }
  }

  /**
   * What is kept, current or not.
   *
   * @param id of an account or a device
   * @param now in milliseconds since 1970
   */
  @Nullable Entry find(UUID id, long now) {
    Entry entry = firstPlace.find(id);
    return entry == null || entry.kept() == null || isTold(entry, now) ? findInCache(id) : entry;
  }

  private boolean isTold(Entry entry, long now) {
    return ((entry.spread() ^ (int) now) * 0x9E37_79B9) >>> (Integer.SIZE - told) == 0;
  }

  private @Nullable Entry findInCache(UUID id) {
    Entry entry = entries.getIfPresent(id);
    if (entry != null) {
      firstPlace.put(entry);
    }
    return entry;
  }

  /** The answers of another instant by the same facts; null if the store has to be asked. */
  @Nullable Kept renew(UUID id, Kept old, long now) {
    Kept renewed = old.holding().ifStillSo(now).orElse(null);
    if (renewed != null) {
      // Not where it was dropped meanwhile.
      entries
          .asMap()
          .computeIfPresent(
              id,
              (same, entry) -> {
                if (entry.kept() != old) {
                  return entry;
                }
                drop(entry);
                return new Entry(id, renewed);
              });
    }
    return renewed;
  }

  /** Looks at the store, unless somebody does who began after the last change. */
  Kept load(UUID id, long now, Supplier<Found> store) {
    CompletableFuture<Kept> mine = new CompletableFuture<>();
    CompletableFuture<Kept> other = joinable.putIfAbsent(id, mine);
    if (other != null) {
      // Who asked first may have asked in another stretch of time.
      return join(other).at(now);
    }
    try {
      Kept loaded = loadAnew(id, now, store);
      mine.complete(loaded);
      return loaded;
    } catch (RuntimeException | Error failed) {
      mine.completeExceptionally(failed);
      throw failed;
    } finally {
      joinable.remove(id, mine);
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
  Kept loadAnew(UUID id, long now, Supplier<Found> store) {
    firstPlace.reserve(size());
    return looks.look(store, (found, changed) -> keep(id, found, now, changed));
  }

  /** Looks at the store for many at once. */
  Map<UUID, Kept> loadAll(long now, Supplier<Map<UUID, Found>> store) {
    firstPlace.reserve(size());
    return looks.look(
        store,
        (found, changed) -> {
          Map<UUID, Kept> loaded = new HashMap<>();
          found.forEach((id, one) -> loaded.put(id, keep(id, one, now, changed)));
          return loaded;
        });
  }

  private Kept keep(UUID id, Found found, long now, Predicate<UUID> changed) {
    if (changed.test(id) || found.isAboutAny(changed)) {
      return assembly.toAsk(found, now);
    }
    Kept loaded = assembly.toKeep(found, now);
    Entry entry = new Entry(id, loaded);
    entries
        .asMap()
        .compute(
            id,
            (same, old) -> {
              drop(old);
              return entry;
            });
    firstPlace.put(entry);
    return loaded;
  }

  /** Somebody may have changed: who asks from now on gets to know it. */
  void changed(Collection<UUID> subjects) {
    joinable.clear();
    for (UUID subject : subjects) {
      entries
          .asMap()
          .computeIfPresent(
              subject,
              (same, entry) -> {
                drop(entry);
                return null;
              });
    }
  }

  long size() {
    return entries.estimatedSize();
  }
}
