package io.entitlements.core.memory;

import io.entitlements.spi.EventRow;
import io.entitlements.spi.FeedEntry;
import io.entitlements.spi.FeedStore;
import io.entitlements.type.Revision;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** The events that have no position, and every entry by its position. */
record MemoryFeed(Table<Revision, EventRow> unsequenced, Table<Long, FeedEntry> entries)
    implements FeedStore {

  @Override
  public int sequence(int limit) {
    List<Revision> next = unsequenced.entries().map(Map.Entry::getKey).limit(limit).toList();
    for (Revision at : next) {
      EventRow event = unsequenced.find(at).orElseThrow();
      long position = newest() + 1;
      entries.add(
          position,
          new FeedEntry(position, at.scope(), at.number(), event.type(), event.subject()));
      unsequenced.remove(at, row -> true);
    }
    return next.size();
  }

  @Override
  public List<FeedEntry> after(long position, int limit) {
    return LongStream.rangeClosed(position + 1, newest())
        .limit(limit)
        .mapToObj(at -> entries.find(at).orElseThrow())
        .toList();
  }

  @Override
  public long newest() {
    return entries.all().count();
  }
}
