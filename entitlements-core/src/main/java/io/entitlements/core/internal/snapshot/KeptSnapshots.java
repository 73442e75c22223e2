package io.entitlements.core.internal.snapshot;

import io.entitlements.catalog.FeatureId;
import io.entitlements.check.CheckPolicy;
import io.entitlements.check.CheckPolicy.WithoutNews;
import io.entitlements.check.Decision;
import io.entitlements.core.internal.catalog.CurrentCatalog;
import io.entitlements.core.internal.feed.FeedListener;
import io.entitlements.error.RevisionNotReachedException;
import io.entitlements.error.StorageException;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
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

  /** What is at hand of a person; null if the store has to be asked. */
  @Nullable Kept find(Snapshots snapshots, AccountId account, long now) {
    return find(snapshots.people(), account.value(), now);
  }

  private @Nullable Kept find(SnapshotCache cache, UUID id, long now) {
    Entry entry = freshness.covers(now) ? cache.find(id, now) : null;
    Kept kept = entry == null ? null : entry.kept();
    return kept == null || kept.isCurrent(now) ? kept : cache.renew(id, kept, now);
  }

  /** The answer that is at hand; null if the store has to be asked. */
  <K> @Nullable Decision decide(
      Snapshots snapshots, Holders<K> holders, K key, FeatureId feature, long now) {
    SnapshotCache cache = holders.cache().apply(snapshots);
    UUID id = holders.id().apply(key);
    Entry entry = cache.find(id, now);
    if (entry == null || !freshness.covers(now)) {
      return null;
    }
    int slot = snapshots.slot(feature);
    if (slot == FeatureSlots.NONE) {
      return Snapshots.UNKNOWN_FEATURE;
    }
    Decision answer = entry.answer(slot, now);
    if (answer != null) {
      return answer;
    }
    Kept kept = find(cache, id, now);
    return kept == null ? null : kept.answer(slot);
  }

  /**
   * Reads somebody from the store; while nobody follows changes, nothing of it is kept.
   *
   * @throws StorageException if the store fails, unless the policy wants the last known
   */
  <K> Kept load(Snapshots snapshots, Holders<K> holders, K key, long now) {
    freshness.seen(now);
    SnapshotCache cache = holders.cache().apply(snapshots);
    UUID id = holders.id().apply(key);
    Supplier<Found> look = () -> reads.read(1, store -> holders.store().apply(store, key));
    if (!freshness.isFollowing()) {
      return snapshots.assembly().toAsk(look.get(), now);
    }
    try {
      return cache.load(id, now, look);
    } catch (StorageException failed) {
      return lastKnown(cache, id, now).orElseThrow(() -> failed);
    }
  }

  private Optional<Kept> lastKnown(SnapshotCache cache, UUID id, long now) {
    return Optional.ofNullable(cache.find(id, now))
        .flatMap(entry -> Optional.ofNullable(entry.kept()))
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
        ? snapshots.people().loadAnew(account.value(), now, look)
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
    Supplier<Map<UUID, Found>> look =
        () -> {
          Map<UUID, Found> found = new HashMap<>();
          reads
              .read(accounts.size(), store -> store.rights().ofAll(accounts))
              .forEach(
                  (account, rights) ->
                      found.put(account.value(), Found.person(Optional.of(rights))));
          accounts.forEach(
              account ->
                  found.computeIfAbsent(account.value(), a -> Found.person(Optional.empty())));
          return found;
        };
    Map<AccountId, Kept> loaded = new HashMap<>();
    try {
      Map<UUID, Kept> kept = loadAll(snapshots, now, look);
      kept.forEach((id, one) -> loaded.put(new AccountId(id), one));
    } catch (StorageException failed) {
      for (AccountId account : accounts) {
        loaded.put(
            account, lastKnown(snapshots.people(), account.value(), now).orElseThrow(() -> failed));
      }
    }
    return loaded;
  }

  private Map<UUID, Kept> loadAll(Snapshots snapshots, long now, Supplier<Map<UUID, Found>> look) {
    if (freshness.isFollowing()) {
      return snapshots.people().loadAll(now, look);
    }
    Map<UUID, Kept> loaded = new HashMap<>();
    look.get().forEach((id, found) -> loaded.put(id, snapshots.assembly().toAsk(found, now)));
    return loaded;
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
