package io.entitlements.core.internal.feed;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Who keeps something of what may change. It is told of a change at least once, and of one of its
 * own node's most often twice: directly after the commit, in the thread that made it, and again
 * when the feed comes to it. All is quick, and may be called by several threads at once.
 */
public interface FeedListener {

  /**
   * Changes were committed, or may have been. What somebody is reading while this is called may be
   * from before them.
   *
   * @param subjects what their events are about: accounts, devices, subscriptions, classes, or the
   *     scopes themselves; from the feed in its order
   */
  void changed(Set<UUID> subjects);

  /**
   * Everything that was committed before an instant, on any node, has been passed on.
   *
   * @param at the instant, by the engine's clock
   */
  void caughtUp(Instant at);

  /** Something may have been missed: forget everything. */
  void reset();
}
