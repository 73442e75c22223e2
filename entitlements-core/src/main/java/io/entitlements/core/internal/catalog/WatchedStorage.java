package io.entitlements.core.internal.catalog;

import io.entitlements.spi.Storage;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.spi.Wakeups;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks after the catalog before each transaction, so that nothing inside one asks the store in a
 * second transaction, which would need a second connection and could wait for itself.
 */
final class WatchedStorage implements Storage {

  private static final ThreadLocal<Boolean> IN_TRANSACTION = new ThreadLocal<>();

  private final Storage storage;
  private final CurrentCatalog catalog;

  WatchedStorage(Storage storage, CurrentCatalog catalog) {
    this.storage = storage;
    this.catalog = catalog;
  }

  static boolean isInTransaction() {
    return IN_TRANSACTION.get() != null;
  }

  @Override
  public <T> T write(Function<UnitOfWork, T> work) {
    catalog.refreshIfDue();
    return storage.write(store -> inside(store, work));
  }

  @Override
  public <T> T read(Function<UnitOfWork, T> work) {
    catalog.refreshIfDue();
    return storage.read(store -> inside(store, work));
  }

  private static <T> T inside(UnitOfWork store, Function<UnitOfWork, T> work) {
    if (isInTransaction()) {
      return work.apply(store);
    }
    IN_TRANSACTION.set(true);
    try {
      return work.apply(store);
    } finally {
      IN_TRANSACTION.remove();
    }
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
