package io.entitlements.core.internal.http;

import java.time.Duration;

/** Waits before a request is made again. */
@FunctionalInterface
public interface Pause {

  /** Lets the calling thread sleep. */
  Pause SLEEP = time -> Thread.sleep(time.toMillis());

  /** Waits so long. */
  void of(Duration time) throws InterruptedException;
}
