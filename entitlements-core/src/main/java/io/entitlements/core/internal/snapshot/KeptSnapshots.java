package io.entitlements.core.internal.snapshot;

import io.entitlements.check.CheckPolicy;
import io.entitlements.check.CheckPolicy.WithoutNews;
import io.entitlements.core.internal.catalog.CurrentCatalog;
import io.entitlements.core.internal.feed.FeedListener;
import io.entitlements.error.RevisionNotReachedException;
import io.entitlements.error.StorageException;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.Revision;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots by the catalog that counts: at hand, or read from the store. Thread-safe; what is at
 * hand takes no lock and allocates nothing.
 */
public final class KeptSnapshots implements FeedListener {

  private final MeasuredReads reads;
  private final CurrentCatalog catalog;
  private final CheckPolicy policy;
  private final Freshness freshness;
  private final Predicate<Revision> reached;
  private volatile Snapshots newest;

  /**
   * Keeps nothing yet.
   *
   * @param reached whether every change up to a revision was told here
   */
  public KeptSnapshots(
      MeasuredReads reads,
      CurrentCatalog catalog,
      CheckPolicy policy,
      Predicate<Revision> reached) {
    this.reads = reads;
    this.catalog = catalog;
    this.policy = policy;
    this.reached = reached;
    this.freshness = new Freshness(policy.unconfirmedFor());
    this.newest = new Snapshots(catalog.atHand(), policy.cacheBytes());
  }

  /** By the catalog at hand, which may be none at first. */
  Snapshots atHand() {
    Snapshots found = newest;
    return found.catalog() == catalog.atHand() ? found : renewed();
  }

  /** By the catalog of now. Blocks on the store when that is due. */
  Snapshots current() {
    catalog.get();
    return atHand();
  }

  private synchronized Snapshots renewed() {
    if (newest.catalog() != catalog.atHand()) {
      newest = new Snapshots(catalog.atHand(), policy.cacheBytes());
    }
    return newest;
  }

  /** What is at hand of somebody; null if the store has to be asked. */
  @Nullable Kept find(Snapshots snapshots, AccountId account, long now) {
    return find(snapshots.people(), account, now);
  }

  /** The same of a computer. */
  @Nullable Kept find(Snapshots snapshots, DeviceId device, long now) {
    return find(snapshots.computers(), device, now);
  }

  private <K> @Nullable Kept find(SnapshotCache<K> cache, K key, long now) {
    Kept kept = cache.find(key);
    if (kept == null || !freshness.covers(now)) {
      return null;
    }
    return kept.isCurrent(now) ? kept : cache.renew(key, kept, now);
  }

  /**
   * Reads somebody from the store; while nobody follows changes, nothing of it is kept.
   *
   * @throws StorageException if the store fails, unless the policy wants the last known
   */
  <K> Kept load(Snapshots snapshots, Holders<K> holders, K key, long now) {
    SnapshotCache<K> cache = holders.cache().apply(snapshots);
    Supplier<Found> look = () -> reads.read(1, store -> holders.store().apply(store, key));
    if (!freshness.isFollowing()) {
      return snapshots.assembly().toAsk(look.get(), now);
    }
    try {
      return cache.load(key, now, look);
    } catch (StorageException failed) {
      return lastKnown(cache, key, now).orElseThrow(() -> failed);
    }
  }

  private <K> Optional<Kept> lastKnown(SnapshotCache<K> cache, K key, long now) {
    return Optional.ofNullable(cache.find(key))
        .filter(last -> policy.withoutNews() == WithoutNews.READ_ONLY)
        .filter(last -> !last.holding().isOutdated())
        .map(last -> last.holding().at(now).asLastKnown());
  }

  /** Whether what is kept, and current, is not from before a change. */
  boolean hasReached(Revision revision) {
    return freshness.isFollowing() && reached.test(revision);
  }

  /** Reads a person from the store, not from before a change. */
  Kept load(Snapshots snapshots, AccountId account, Revision atLeast, long now) {
    Supplier<Found> look =
        () ->
            reads.read(
                1,
                store -> {
                  requireReached(store, atLeast);
                  return Holders.PEOPLE.store().apply(store, account);
                });
    return freshness.isFollowing()
        ? snapshots.people().loadAnew(account, now, look)
        : snapshots.assembly().toAsk(look.get(), now);
  }

  private static void requireReached(UnitOfWork store, Revision atLeast) {
    if (store.events().revision(atLeast.scope()).number() < atLeast.number()) {
      throw new RevisionNotReachedException(atLeast);
    }
  }

  /**
   * Reads people from the store by one query.
   *
   * @throws StorageException if the store fails, unless the policy wants the last known of all
   */
  Map<AccountId, Kept> loadAll(Snapshots snapshots, Collection<AccountId> accounts, long now) {
    Supplier<Map<AccountId, Found>> look =
        () -> {
          Map<AccountId, Found> found = new HashMap<>();
          reads
              .read(accounts.size(), store -> store.rights().ofAll(accounts))
              .forEach((account, rights) -> found.put(account, Found.person(Optional.of(rights))));
          accounts.forEach(
              account -> found.computeIfAbsent(account, a -> Found.person(Optional.empty())));
          return found;
        };
    Map<AccountId, Kept> loaded = new HashMap<>();
    if (!freshness.isFollowing()) {
      look.get()
          .forEach((account, found) -> loaded.put(account, snapshots.assembly().toAsk(found, now)));
      return loaded;
    }
    try {
      return snapshots.people().loadAll(now, look);
    } catch (StorageException failed) {
      for (AccountId account : accounts) {
        loaded.put(account, lastKnown(snapshots.people(), account, now).orElseThrow(() -> failed));
      }
      return loaded;
    }
  }

  /** Of how many people something is kept. */
  public long people() {
    return newest.people().size();
  }

  /** Of how many computers. */
  public long computers() {
    return newest.computers().size();
  }

  @Override
  public void changed(Set<UUID> subjects) {
    newest.changed(subjects);
  }

  @Override
  public void caughtUp(Instant at) {
    freshness.confirm(at);
  }

  @Override
  public synchronized void reset() {
    newest = new Snapshots(catalog.atHand(), policy.cacheBytes());
  }
}
