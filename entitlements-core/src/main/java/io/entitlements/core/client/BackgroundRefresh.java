package io.entitlements.core.client;

import io.entitlements.core.lease.VerifiedLease;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refreshes a client from time to time, on threads of the application. Nothing waits for it. It
 * ends when it is closed, or when the executor takes no more tasks. Thread-safe.
 */
public final class BackgroundRefresh implements AutoCloseable {

  /** An executor's time may stand still while a computer sleeps, so the clock is looked at. */
  private static final Duration LONGEST_NAP = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(BackgroundRefresh.class);

  private final OnlineClient online;
  private final ScheduledExecutorService executor;
  private final RefreshPace pace;
  private final RandomGenerator random;
  private final Consumer<? super RefreshResult> listener;

  /** When it asks next; null until the first task has planned that. Of one task after another. */
  private @Nullable Instant dueAt;

  /** When that was planned. */
  private Instant plannedAt = Instant.MIN;

  private int failures;
  private boolean closed;
  private @Nullable ScheduledFuture<?> next;

  BackgroundRefresh(
      OnlineClient online,
      ScheduledExecutorService executor,
      RefreshPace pace,
      RandomGenerator random,
      Consumer<? super RefreshResult> listener) {
    this.online = Objects.requireNonNull(online, "online");
    this.executor = Objects.requireNonNull(executor, "executor");
    this.pace = Objects.requireNonNull(pace, "pace");
    this.random = Objects.requireNonNull(random, "random");
    this.listener = Objects.requireNonNull(listener, "listener");
  }

  /** The first task only plans: it reads files, for which whoever starts this does not wait. */
  void start() {
    schedule(Duration.ZERO);
  }

  private void run() {
    try {
      wake();
    } catch (RuntimeException failed) {
      LOG.warn("the lease is not refreshed", failed);
      retry(Optional.empty());
    }
  }

  private void wake() {
    ClientStatus status = online.client().status();
    // A plan that was made by a clock that was ahead is for a time that may never come.
    Instant due = status.time().isBefore(plannedAt) ? null : dueAt;
    if (due != null && status.time().isBefore(due)) {
      schedule(Duration.between(status.time(), due));
    } else if (due == null || (failures == 0 && isRefreshed(status))) {
      plan(status, pace.untilDue(rest(status), random.nextDouble()));
    } else {
      ask();
    }
  }

  private boolean isRefreshed(ClientStatus status) {
    return rest(status).compareTo(Duration.ZERO) > 0;
  }

  /** How long the lease needs no refresh yet; not positive if it needs one, or there is none. */
  private Duration rest(ClientStatus status) {
    Optional<VerifiedLease> lease = status.lease();
    return lease.isEmpty() || status.needsRefresh()
        ? Duration.ZERO
        : Duration.between(status.time(), pace.due(lease.get()));
  }

  private void ask() {
    RefreshResult result = online.refresh();
    tell(result);
    ClientStatus status = online.client().status();
    boolean isDue = !isRefreshed(status);
    if (result instanceof RefreshResult.Unanswered none) {
      retry(none.retryAfter());
    } else if (result instanceof RefreshResult.Refreshed && isDue) {
      // There was no bundle, and without one the lease does not count.
      retry(Optional.empty());
    } else if (result instanceof RefreshResult.UnderWay && isDue) {
      plan(status, pace.untilRetry(1, Optional.empty(), random.nextDouble()));
    } else {
      failures = 0;
      plan(status, pace.untilDue(isDue ? pace.every() : rest(status), random.nextDouble()));
    }
  }

  private void tell(RefreshResult result) {
    try {
      listener.accept(result);
    } catch (RuntimeException failed) {
      LOG.warn("the listener of a refresh failed", failed);
    }
  }

  private void retry(Optional<Duration> retryAfter) {
    failures++;
    plan(online.client().status(), pace.untilRetry(failures, retryAfter, random.nextDouble()));
  }

  private void plan(ClientStatus status, Duration wait) {
    plannedAt = status.time();
    dueAt = plannedAt.plus(wait);
    schedule(wait);
  }

  private synchronized void schedule(Duration wait) {
    if (closed) {
      return;
    }
    Duration nap = wait.compareTo(LONGEST_NAP) < 0 ? wait : LONGEST_NAP;
    try {
      next = executor.schedule(this::run, nap.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException shutDown) {
      closed = true;
    }
  }

  /** Asks no more. An exchange that is under way is not interrupted; it is the last one. */
  @Override
  public synchronized void close() {
    closed = true;
    if (next != null) {
      next.cancel(false);
    }
  }
}
