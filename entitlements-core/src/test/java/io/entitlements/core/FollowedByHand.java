package io.entitlements.core;

import io.entitlements.core.internal.feed.FeedReader;
import io.entitlements.error.StorageException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Follows changes without a thread, so that a test says when a node hears of another's. */
public final class FollowedByHand {

  private final EntitlementEngine engine;
  private final FeedReader reader;
  private final AtomicBoolean isNews = new AtomicBoolean(true);
  private Optional<Instant> followedAt = Optional.empty();

  /** Follows for an engine, which has not heard of anything yet. */
  public FollowedByHand(EntitlementEngine engine) {
    this.engine = engine;
    this.reader = engine.feed().reader();
  }

  /** Knows from now on when there is news of this node. */
  public void watch(EntitlementEngine other) {
    other.feed().whenCommitted(() -> isNews.set(true));
  }

  /** Reads to the end if there is news, or if time has passed; a store that fails is left alone. */
  public synchronized void followIfThereIsNews() {
    Instant now = engine.feed().clock().instant();
    if (isNews.getAndSet(false) || !followedAt.equals(Optional.of(now))) {
      try {
        follow();
        followedAt = Optional.of(now);
      } catch (StorageException failed) {
        isNews.set(true);
      }
    }
  }

  /** Reads to the end. */
  public synchronized void follow() {
    while (reader.step().hasMore()) {
      // There is more.
    }
  }
}
