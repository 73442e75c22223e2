package io.entitlements.core.internal.work;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * One piece of work after another, for as long as there are some; then asleep until the next look
 * or a wake. At most one thread of the executor is in it at a time. Nothing that a piece throws
 * ends it. Thread-safe without a lock.
 */
public final class WorkLoop {

  /** Then whatever else the executor has to do gets its turn. */
  private static final int AT_A_STRETCH = 100;

  private enum State {
    ASLEEP,
    /** The executor has it, and has not begun. */
    CALLED,
    AT_WORK,
    /** At work, and not to sleep before one more look. */
    CALLED_AGAIN,
    ENDED
  }

  private final BooleanSupplier work;
  private final Executor executor;
  private final WorkLog log;
  private final Runnable colleagues;
  private final CountDownLatch ended;
  private final int mostLooksToSkip;
  private final AtomicReference<State> state = new AtomicReference<>(State.ASLEEP);
  private final AtomicInteger looksToSkip = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();
  private volatile boolean ending;

  /**
   * Sleeps at first.
   *
   * @param work does a piece of work, and says whether there was one
   * @param every how often {@link #look} will be called
   * @param longestPause to what the pauses after failures grow
   * @param colleagues wakes another loop, because there is more than this one can do
   * @param ended counted down once, when it has ended
   */
  public WorkLoop(
      BooleanSupplier work,
      Executor executor,
      WorkLog log,
      Duration every,
      Duration longestPause,
      Runnable colleagues,
      CountDownLatch ended) {
    this.work = work;
    this.executor = executor;
    this.log = log;
    this.colleagues = colleagues;
    this.ended = ended;
    this.mostLooksToSkip = (int) (longestPause.toMillis() / every.toMillis());
  }

  /** Works in this thread, unless it does already; called from time to time. */
  public void look() {
    boolean skipped = looksToSkip.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    if (!skipped && state.compareAndSet(State.ASLEEP, State.CALLED)) {
      run();
    }
  }

  /**
   * There may be work. Returns at once.
   *
   * @return whether it slept; if it works, it looks once more before it sleeps
   */
  public boolean wake() {
    while (true) {
      if (state.compareAndSet(State.ASLEEP, State.CALLED)) {
        callExecutor();
        return true;
      }
      // What is called looks later than now anyway.
      if (state.get() != State.AT_WORK || state.compareAndSet(State.AT_WORK, State.CALLED_AGAIN)) {
        return false;
      }
    }
  }

  /** No more work after the piece in hand, which is not interrupted. */
  public void end() {
    ending = true;
    endIfAtRest();
  }

  private void endIfAtRest() {
    if (ending
        && (state.compareAndSet(State.ASLEEP, State.ENDED)
            || state.compareAndSet(State.CALLED, State.ENDED))) {
      ended.countDown();
    }
  }

  private void callExecutor() {
    try {
      executor.execute(this::run);
    } catch (RejectedExecutionException shutDown) {
      ending = true;
    }
    endIfAtRest();
  }

  private void run() {
    if (!state.compareAndSet(State.CALLED, State.AT_WORK)) {
      return;
    }
    try {
      boolean isMore = hasMoreAfterAStretch();
      failures.set(0);
      rest(isMore);
    } catch (Throwable failed) {
      log.failed(failed);
      looksToSkip.set(Math.min(mostLooksToSkip, 1 << Math.min(20, failures.getAndIncrement())));
      sleep();
    }
  }

  private boolean hasMoreAfterAStretch() {
    for (int done = 0; done < AT_A_STRETCH; done++) {
      if (ending || Thread.currentThread().isInterrupted()) {
        return false;
      }
      boolean idle = !work.getAsBoolean();
      log.looked();
      if (idle && !state.compareAndSet(State.CALLED_AGAIN, State.AT_WORK)) {
        return false;
      }
      if (!idle && done > 0) {
        colleagues.run();
      }
    }
    return true;
  }

  private void rest(boolean isMore) {
    if (!isMore && state.compareAndSet(State.AT_WORK, State.ASLEEP)) {
      endIfAtRest();
    } else {
      state.set(State.CALLED);
      callExecutor();
    }
  }

  /** Until the next look that is not skipped, or a wake. */
  private void sleep() {
    state.set(State.ASLEEP);
    endIfAtRest();
  }
}
