package io.entitlements.spi;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The wake-ups of a store that only one process can have open. Thread-safe. */
public final class LocalWakeups implements Wakeups {

  private final List<Semaphore> listeners = new CopyOnWriteArrayList<>();

  /** Nobody listens yet. */
  public LocalWakeups() {}

  @Override
  public void tell() {
    listeners.forEach(Semaphore::release);
  }

  @Override
  public Listening listen() {
    Semaphore told = new Semaphore(0);
    listeners.add(told);
    return new Listening() {
      @Override
      public boolean await(Duration atMost) throws InterruptedException {
        boolean heard = told.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
        told.drainPermits();
        return heard;
      }

      @Override
      public void close() {
        listeners.remove(told);
      }
    };
  }
}
