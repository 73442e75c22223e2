package io.entitlements.core.internal.feed;

import io.entitlements.spi.FeedEntry;
import io.entitlements.spi.Storage;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.Scope;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One way through the feed, from where it ended when the way began. Each step gives positions to
 * what waits for one, reads on, and passes on what was read. Used by one thread at a time, but for
 * {@link #progress}.
 */
public final class FeedReader {

  static final int AT_ONCE = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(FeedReader.class);

  private final Feed feed;
  private final Storage storage;
  private final Clock clock;

  private boolean begun;

  /** The one that was passed on last, or was the newest at the beginning. */
  private Optional<FeedEntry> last = Optional.empty();

  /**
   * Of each scope the last entry that was passed on since everything had been. Events of one
   * transaction need not follow each other: only at the end of the feed have all of them come.
   */
  private final Map<Scope, FeedEntry> passedOn = new LinkedHashMap<>();

  private volatile Progress progress = new Progress(0, 0, Optional.empty());

  FeedReader(Feed feed, Storage storage, Clock clock) {
    this.feed = feed;
    this.storage = storage;
    this.clock = clock;
  }

  /**
   * What a step came to.
   *
   * @param grew whether it gave positions, which other nodes would like to know
   * @param hasMore whether the feed may go on
   */
  public record Step(boolean grew, boolean hasMore) {}

  /**
   * How far it has come.
   *
   * @param position of the entry that was passed on last
   * @param newest the newest position known
   * @param confirmedAt everything that was committed before this instant has been passed on
   */
  public record Progress(long position, long newest, Optional<Instant> confirmedAt) {}

  /**
   * What was found.
   *
   * @param entries the one that was passed on last, once more, and those after it
   * @param isAll whether nothing was left
   */
  private record Found(boolean grew, List<FeedEntry> entries, long newest, boolean isAll) {}

  /** How far it has come; for any thread. */
  public Progress progress() {
    return progress;
  }

  /** Makes a step; one that fails is made again by the next call. */
  public Step step() {
    // Taken before the first look: what is committed during this step may be left to the next.
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (!begun) {
      begin();
    }
    Found found = storage.write(this::find);
    boolean grew = found.grew();
    if (!goesOn(found.entries())) {
      LOG.warn("the feed does not go on where it was left: the store has lost some of it");
      begun = false;
      return new Step(grew, true);
    }
    passOn(found.entries());
    if (found.isAll()) {
      feed.reach(passedOn.values());
      passedOn.clear();
      feed.caughtUp(at);
    }
    progress =
        new Progress(
            position(), found.newest(), found.isAll() ? Optional.of(at) : progress.confirmedAt());
    return new Step(grew, !found.isAll());
  }

  /** First the end is noted and then everything forgotten, so that nothing falls in between. */
  private void begin() {
    last =
        storage.read(
            store -> {
              long newest = store.feed().newest();
              return store.feed().after(Math.max(0, newest - 1), 1).stream().findFirst();
            });
    passedOn.clear();
    feed.reset();
    begun = true;
  }

  private Found find(UnitOfWork store) {
    int sequenced = store.feed().sequence(AT_ONCE);
    List<FeedEntry> entries = store.feed().after(Math.max(0, position() - 1), AT_ONCE + 1);
    int next = entries.size() - (last.isPresent() ? 1 : 0);
    return new Found(
        sequenced > 0, entries, store.feed().newest(), sequenced < AT_ONCE && next < AT_ONCE);
  }

  /**
   * Whether the last entry is still what it was and the next ones follow without a gap. If not, the
   * store has been put back to an earlier state, as by a failover that lost commits.
   */
  private boolean goesOn(List<FeedEntry> entries) {
    boolean meets = last.isEmpty() || entries.stream().findFirst().equals(last);
    long first = Math.max(1, position());
    return meets
        && IntStream.range(0, entries.size()).allMatch(i -> entries.get(i).position() == first + i);
  }

  private void passOn(List<FeedEntry> entries) {
    List<FeedEntry> next = last.isPresent() ? entries.subList(1, entries.size()) : entries;
    if (!next.isEmpty()) {
      feed.passOn(next);
      next.forEach(entry -> passedOn.put(entry.scope(), entry));
      forgetTheFirst(passedOn.size() - Feed.MOST_SCOPES);
      last = Optional.of(next.get(next.size() - 1));
    }
  }

  /** Of a scope that is forgotten nothing is claimed. */
  private void forgetTheFirst(int number) {
    Iterator<FeedEntry> first = passedOn.values().iterator();
    for (int i = 0; i < number; i++) {
      first.next();
      first.remove();
    }
  }

  private long position() {
    return last.map(FeedEntry::position).orElse(0L);
  }
}
