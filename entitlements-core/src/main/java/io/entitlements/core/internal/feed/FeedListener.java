package io.entitlements.core.internal.feed;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/**
 * Who keeps something of what may change. It is told of a change at least once, and of one of its
 * own node's most often twice: directly after the commit, in the thread that made it, and again
 * when the feed comes to it. All is quick, and may be called by several threads at once.
 */
public interface FeedListener {

  /**
   * Changes were committed, or may have been.
   *
   * @param subjects what their events are about: accounts, devices, subscriptions, classes, or the
   *     scopes themselves; from the feed in its order
   */
  void changed(Collection<UUID> subjects);

  /**
   * Everything that was committed before an instant, on any node, has been passed on.
   *
   * @param at the instant, by the engine's clock
   */
  void caughtUp(Instant at);

  /** Something may have been missed: forget everything. */
  void reset();
}
