package io.entitlements.core.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** An executor whose time passes by hand, and takes a clock along. */
final class HandScheduler extends AbstractExecutorService implements ScheduledExecutorService {

  private final Consumer<Duration> clock;
  private final List<Task> tasks = new ArrayList<>();
  private Duration passed = Duration.ZERO;
  private boolean shutDown;

  HandScheduler(Consumer<Duration> clock) {
    this.clock = clock;
  }

  /** Runs what comes due meanwhile, each at its time. */
  void pass(Duration time) {
    Duration end = passed.plus(time);
    while (true) {
      tasks.removeIf(Task::isCancelled);
      Task next = tasks.stream().min(Comparator.comparing(task -> task.at)).orElse(null);
      if (next == null || next.at.compareTo(end) > 0) {
        moveTo(end);
        return;
      }
      tasks.remove(next);
      moveTo(next.at);
      next.run();
    }
  }

  private void moveTo(Duration at) {
    if (at.compareTo(passed) > 0) {
      clock.accept(at.minus(passed));
      passed = at;
    }
  }

  int waiting() {
    tasks.removeIf(Task::isCancelled);
    return tasks.size();
  }

  private static final class Task extends FutureTask<Void> implements ScheduledFuture<Void> {
    private final Duration at;

    Task(Runnable work, Duration at) {
      super(work, null);
      this.at = at;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(at);
    }

    @Override
    public int compareTo(Delayed other) {
      return at.compareTo(((Task) other).at);
    }
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    if (shutDown) {
      throw new RejectedExecutionException("shut down");
    }
    Task task = new Task(command, passed.plus(Duration.of(delay, unit.toChronoUnit())));
    tasks.add(task);
    return task;
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable command, long initialDelay, long period, TimeUnit unit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable command, long initialDelay, long delay, TimeUnit unit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void execute(Runnable command) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void shutdown() {
    shutDown = true;
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutDown = true;
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return shutDown;
  }

  @Override
  public boolean isTerminated() {
    return shutDown;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return shutDown;
  }
}
