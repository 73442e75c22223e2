package io.entitlements.core.internal.feed;

import io.entitlements.core.internal.work.Wakes;
import io.entitlements.spi.FeedEntry;
import io.entitlements.spi.Storage;
import io.entitlements.spi.Wakeups;
import io.entitlements.type.Revision;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes on what was committed: this node's own changes at once, and those of all nodes as a {@link
 * FeedReader} comes to them. Thread-safe.
 */
public final class Feed {

  /** Some ten megabytes. */
  static final int MOST_SCOPES = 100_000;

  private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

  private final Storage storage;
  private final Clock clock;
  private final List<FeedListener> listeners = new CopyOnWriteArrayList<>();
  private final Reached reached = new Reached(MOST_SCOPES);
  private final Wakes followers = new Wakes();

  /** The feed of this store, by this clock; nobody listens yet. */
  public Feed(Storage storage, Clock clock) {
    this.storage = storage;
    this.clock = clock;
  }

  /** Tells somebody, too, from now on. */
  public void add(FeedListener listener) {
    listeners.add(listener);
  }

  /**
   * Whether all who listen have been told of every change of a scope up to a revision.
   *
   * @return false also if that is not known
   */
  public boolean hasReached(Revision revision) {
    return revision.number() == 0 || reached.contains(revision);
  }

  /** A new way through the feed, from its present end. */
  public FeedReader reader() {
    return new FeedReader(this, storage, clock);
  }

  /** By which clock it is followed. */
  public Clock clock() {
    return clock;
  }

  /** How other nodes are woken, if there is a way. */
  public Optional<Wakeups> wakeups() {
    return storage.wakeups();
  }

  /** Wakes somebody after each change of this node; running what is returned ends that. */
  public Runnable whenCommitted(Runnable follower) {
    return followers.add(follower);
  }

  /**
   * This node has committed a change, or does not know whether it has. Throws nothing: whatever
   * becomes of those who are told, the change counts, and the feed comes to it once more.
   *
   * @param subjects what its events are about
   * @param stretches their numbers, as far as they are known; none if the commit is not
   */
  public void committed(Set<UUID> subjects, Collection<Stretch> stretches) {
    if (subjects.isEmpty()) {
      return;
    }
    try {
      changed(subjects);
      stretches.forEach(reached::reach);
    } catch (RuntimeException failed) {
      LOG.error("who is told of changes failed; told again by the feed", failed);
    }
    followers.tell();
  }

  void passOn(List<FeedEntry> entries) {
    Set<UUID> subjects = new LinkedHashSet<>();
    entries.forEach(entry -> subjects.add(entry.subject()));
    changed(subjects);
  }

  /** Everything that was committed together with these, and before them, has been passed on. */
  void reach(Collection<FeedEntry> entries) {
    entries.forEach(reached::reach);
  }

  private void changed(Set<UUID> subjects) {
    listeners.forEach(listener -> listener.changed(subjects));
  }

  void caughtUp(Instant at) {
    listeners.forEach(listener -> listener.caughtUp(at));
  }

  /** First nothing is claimed any more, and then everything is forgotten. */
  void reset() {
    reached.clear();
    listeners.forEach(FeedListener::reset);
  }
}
