package io.entitlements.core.internal.job;

import io.entitlements.core.internal.work.Wakes;
import io.entitlements.spi.Storage;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.spi.Wakeups;
import java.util.Optional;
import java.util.function.Function;

/** Tells those who wait for work, after the commit of a transaction that asked for some. */
public final class WakingStorage implements Storage {

  private final Storage storage;
  private final Wakes wakes;

  /** Passes everything on to this storage. */
  public WakingStorage(Storage storage, Wakes wakes) {
    this.storage = storage;
    this.wakes = wakes;
  }

  @Override
  public <T> T write(Function<UnitOfWork, T> work) {
    T value;
    try {
      value = storage.write(work);
    } catch (RuntimeException | Error failed) {
      NewJobs.wereAsked();
      throw failed;
    }
    if (NewJobs.wereAsked()) {
      wakes.tell();
    }
    return value;
  }

  @Override
  public <T> T read(Function<UnitOfWork, T> work) {
    return storage.read(work);
  }

  @Override
  public boolean isShared() {
    return storage.isShared();
  }

  @Override
  public Optional<Wakeups> wakeups() {
    return storage.wakeups();
  }

  @Override
  public void close() {
    storage.close();
  }
}
