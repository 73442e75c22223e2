package io.entitlements.core;

import io.entitlements.core.internal.feed.Feed;
import io.entitlements.core.internal.feed.FeedReader;
import io.entitlements.core.internal.feed.Hearing;
import io.entitlements.core.internal.work.OwnThreads;
import io.entitlements.core.internal.work.Shift;
import io.entitlements.core.internal.work.WorkLog;
import io.entitlements.core.internal.work.WorkLoop;
import io.entitlements.spi.Wakeups;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the changes that are committed on any node, so that an engine forgets what it keeps of
 * what they are about. Every node has one, for as long as it checks; a second one does no harm. It
 * also gives the changes their order, and wakes the followers of other nodes.
 *
 * <p>It is woken by what its own engine changes and, where the store has a way for that, by what
 * others do; and it looks in any case, every quarter of a second. Nothing that the store throws
 * ends it: while looking fails, it looks after pauses that grow to five seconds, and says so in the
 * log once. It interrupts nobody. Thread-safe.
 */
public final class ChangeFollower implements AutoCloseable {

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** While many commit, many nodes would otherwise look and wake each other without a break. */
  private static final Duration GATHERING = Duration.ofMillis(10);

  private static final Logger LOG = LoggerFactory.getLogger(ChangeFollower.class);

  private final ScheduledExecutorService executor;
  private final Duration patience;
  private final FeedReader reader;
  private final Optional<Wakeups> wakeups;
  private final WorkLog log;
  private final WorkLog hearingLog;
  private final WorkLog tellingLog;
  private final Clock clock;
  private final Instant startedAt;
  private final Shift shift;
  private final WorkLoop loop;
  private final AtomicBoolean gathering = new AtomicBoolean();

  ChangeFollower(
      ChangeFollowerBuilder settings, ScheduledExecutorService executor, RandomGenerator random) {
    Feed feed = settings.feed();
    this.executor = executor;
    this.patience = settings.patience();
    this.reader = feed.reader();
    this.wakeups = feed.wakeups();
    this.clock = feed.clock();
    this.startedAt = clock.instant();
    this.log =
        new WorkLog(
            clock,
            "changes cannot be followed; tried again after growing pauses",
            "changes are followed again");
    this.hearingLog =
        new WorkLog(
            clock,
            "other nodes cannot be heard; their changes are found by looking",
            "other nodes are heard again");
    this.tellingLog =
        new WorkLog(
            clock,
            "other nodes cannot be woken; they find changes by looking",
            "other nodes are woken again");
    this.shift = new Shift(executor, settings.isOwnExecutor(), wakeups.isPresent() ? 2 : 1);
    this.loop =
        new WorkLoop(
            this::hasFollowed,
            executor,
            log,
            settings.every(),
            LONGEST_PAUSE,
            () -> {},
            shift.ended());
    wakeups.ifPresent(way -> hear(way, settings.name() + "-listener"));
    shift.start(loop, settings.every(), random);
    shift.whenStopped(feed.whenCommitted(this::wake));
  }

  private void hear(Wakeups way, String thread) {
    Hearing hearing = new Hearing(way, this::wake, hearingLog, shift.ended());
    OwnThreads.start(thread, hearing);
    shift.whenStopped(hearing::end);
  }

  /**
   * Begins the making of a follower.
   *
   * @param engine whose store it follows, and which it tells
   * @return a builder whose settings have defaults
   */
  public static ChangeFollowerBuilder builder(EntitlementEngine engine) {
    return new ChangeFollowerBuilder(engine.feed());
  }

  /** All that wakes it within a moment makes it look once, after the last of them. */
  private void wake() {
    if (!gathering.compareAndSet(false, true)) {
      return;
    }
    try {
      ScheduledFuture<?> unused =
          executor.schedule(this::wakeNow, GATHERING.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException shutDown) {
      wakeNow();
    }
  }

  private void wakeNow() {
    // First this: who comes now may find the look begun, and needs the next one.
    gathering.set(false);
    loop.wake();
  }

  private boolean hasFollowed() {
    FeedReader.Step step = reader.step();
    if (step.grew()) {
      wakeups.ifPresent(this::tell);
    }
    return step.hasMore();
  }

  /** They look by themselves, so that they cannot be woken is no failure of this one. */
  private void tell(Wakeups others) {
    try {
      others.tell();
      tellingLog.looked();
    } catch (RuntimeException failed) {
      tellingLog.failed(failed);
    }
  }

  /**
   * How it is, for an application's health check and for its choice of what to do while changes are
   * not followed. Asks nobody.
   *
   * @return how it is now
   */
  public ChangeFollowerHealth health() {
    FeedReader.Progress progress = reader.progress();
    return new ChangeFollowerHealth(
        shift.isRunning(),
        progress.position(),
        progress.newest(),
        startedAt,
        progress.confirmedAt(),
        log.failure(),
        hearingLog.failure().or(tellingLog::failure));
  }

  /**
   * How far behind it is now, for an application's gauges. Asks nobody.
   *
   * @return {@link ChangeFollowerHealth#behind} of the present, by the engine's clock
   */
  public Duration behind() {
    return health().behind(clock.instant());
  }

  /**
   * Ends it. What it is about to read is passed on, or left to another.
   *
   * @param within how long to wait for that, from zero
   * @return whether it has ended; false also if this thread is interrupted, and it stays so
   */
  public boolean stop(Duration within) {
    return shift.stop(within);
  }

  /** Stops it, and waits as long as was set; says in the log if it has not ended. */
  @Override
  public void close() {
    if (!stop(patience)) {
      LOG.warn("the store is still asked for changes after {}", patience);
    }
  }
}
