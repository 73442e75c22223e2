package io.entitlements.spi;

import java.util.List;

/**
 * The change feed: the committed events of all scopes in one order, without a gap. An event has no
 * place in it when it is written; {@link #sequence} gives it one later, so that no place is taken
 * by a transaction that has not ended. Whoever reads on from the last position that was read
 * therefore skips nothing, also no event that got its number early and was committed late.
 */
public interface FeedStore {

  /**
   * Gives the next positions to events that were committed and have none, and thereby holds the
   * feed until the transaction ends: another transaction that does so waits, so positions become
   * visible in their order. Where no event waits for a position nothing is held. Events of lower
   * numbers in their scopes come first: so each scope keeps its order, and a scope with very many
   * at once holds up few others. Call it in a transaction of its own.
   *
   * @param limit to at most how many, from 1
   * @return how many got one; fewer than the limit if of those committed before this call none is
   *     left
   */
  int sequence(int limit);

  /**
   * Reads a stretch of the feed.
   *
   * @param position read what comes after this position, from 0
   * @param limit at most how many
   * @return the entries, in order
   */
  List<FeedEntry> after(long position, int limit);

  /**
   * The end of the feed.
   *
   * @return the newest position given; 0 if none was
   */
  long newest();
}
