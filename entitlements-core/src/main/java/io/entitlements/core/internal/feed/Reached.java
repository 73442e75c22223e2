package io.entitlements.core.internal.feed;

import io.entitlements.spi.FeedEntry;
import io.entitlements.type.Revision;
import io.entitlements.type.Scope;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Up to where the history of each scope has been passed on: to the highest number below which
 * nothing is missing. Of a scope that is not known here nothing is claimed, so it may forget the
 * ones that were not asked for or changed for the longest time. Thread-safe.
 */
final class Reached {

  private final Map<Scope, Long> numbers;

  Reached(int mostScopes) {
    this.numbers =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Scope, Long> eldest) {
            return size() > mostScopes;
          }
        };
  }

  synchronized boolean contains(Revision revision) {
    Long number = numbers.get(revision.scope());
    return number != null && number >= revision.number();
  }

  /**
   * The feed has come to this entry. It gives the events of a scope in their order and without a
   * gap, so those before have been passed on, or were there before it was followed.
   */
  synchronized void reach(FeedEntry entry) {
    numbers.merge(entry.scope(), entry.number(), Math::max);
  }

  /**
   * This node has committed these. Another node's before them may not have come yet; then only the
   * feed can tell.
   */
  synchronized void reach(Stretch own) {
    Long before = numbers.get(own.scope());
    if (own.first() <= (before == null ? 0 : before) + 1) {
      numbers.merge(own.scope(), own.last(), Math::max);
    }
  }

  synchronized void clear() {
    numbers.clear();
  }
}
