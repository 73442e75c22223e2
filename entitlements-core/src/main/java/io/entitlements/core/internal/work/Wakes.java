package io.entitlements.core.internal.work;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who of this process is told that there is something to do. Thread-safe; telling takes no lock.
 */
public final class Wakes {

  private static final Logger LOG = LoggerFactory.getLogger(Wakes.class);

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Adds somebody; running what is returned takes them away again. */
  public Runnable add(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Tells everybody; nothing that one of them throws comes out. */
  public void tell() {
    for (Runnable listener : listeners) {
      try {
        listener.run();
      } catch (RuntimeException failed) {
        // The change is committed, whatever becomes of whoever wanted to know.
        LOG.warn("who is told of something to do failed", failed);
      }
    }
  }
}
