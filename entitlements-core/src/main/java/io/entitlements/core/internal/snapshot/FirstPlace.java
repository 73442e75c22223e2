package io.entitlements.core.internal.snapshot;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody's entry is looked for first: a four-way set-associative table, each entry in one
 * of four neighbouring places by its id, mostly the first of them. Whoever comes later takes the
 * place of another, who is then found in the cache alone. So looking costs two reads of memory
 * where a map's chain of table, node, key and value costs four. Thread-safe without locks: all that
 * is written is a reference to an {@link Entry}, and one that is out of date is empty.
 */
final class FirstPlace {

  /** Neighbours, whose places differ in the last bits alone. */
  private static final int WAYS = 4;

  private static final int FIRST_SIZE = 1 << 10;

  /** So many places for each entry that few are in the way of others. */
  private static final int ROOM = 4;

  private static final int LARGEST_SIZE = 1 << 26;

  private volatile @Nullable Entry[] places = new Entry[FIRST_SIZE];

  /** What is here of somebody, dropped or not; null if nothing is. */
  @Nullable Entry find(UUID id) {
    long most = id.getMostSignificantBits();
    long least = id.getLeastSignificantBits();
    @Nullable Entry[] all = places;
    int home = Entry.spread(most, least) & (all.length - 1);
    for (int way = 0; way < WAYS; way++) {
      Entry entry = all[home ^ way];
      if (entry != null && entry.isOf(most, least)) {
        return entry;
      }
    }
    return null;
  }

  /** From now on an entry is found here, until another takes its place. */
  void put(Entry entry) {
    put(places, entry);
    if (!isTaken(entry)) {
      remove(entry);
    }
  }

  /** Forgets an entry that was dropped. */
  void remove(Entry entry) {
    @Nullable Entry[] all = places;
    int home = entry.spread() & (all.length - 1);
    for (int way = 0; way < WAYS; way++) {
      if (all[home ^ way] == entry) {
        all[home ^ way] = null;
      }
    }
  }

  private static void put(@Nullable Entry[] all, Entry entry) {
    int home = entry.spread() & (all.length - 1);
    int way = 0;
    while (way < WAYS && all[home ^ way] != entry && isTaken(all[home ^ way])) {
      way++;
    }
    all[way < WAYS ? home ^ way : home] = entry;
  }

  private static boolean isTaken(@Nullable Entry entry) {
    return entry != null && entry.kept() != null;
  }

  /** Makes room for so many. */
  void reserve(long entries) {
    if (entries * ROOM > places.length && places.length < LARGEST_SIZE) {
      grow(entries);
    }
  }

  private synchronized void grow(long entries) {
    @Nullable Entry[] old = places;
    if (entries * ROOM <= old.length) {
      return;
    }
    @Nullable Entry[] larger = new Entry[old.length * 2];
    for (Entry entry : old) {
      if (entry != null && entry.kept() != null) {
        put(larger, entry);
      }
    }
    places = larger;
  }
}
