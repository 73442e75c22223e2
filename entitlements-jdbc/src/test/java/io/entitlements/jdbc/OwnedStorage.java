package io.entitlements.jdbc;

import io.entitlements.spi.Storage;
import io.entitlements.spi.UnitOfWork;
import java.util.function.Function;

/** A storage that is closed together with what it runs on. */
record OwnedStorage(Storage storage, Runnable end) implements Storage {

  @Override
  public <T> T write(Function<UnitOfWork, T> work) {
    return storage.write(work);
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
  public void close() {
    storage.close();
    end.run();
  }
}
