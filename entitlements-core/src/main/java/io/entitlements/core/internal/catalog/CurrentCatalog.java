package io.entitlements.core.internal.catalog;

import io.entitlements.catalog.Catalog;
import io.entitlements.error.InvalidInputException;
import io.entitlements.error.StorageException;
import io.entitlements.spi.CatalogRow;
import io.entitlements.spi.Storage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The catalog that counts, at hand. It takes neither a lock nor the store, unless the store was not
 * asked for {@link #REFRESH} by the engine's clock; then one thread asks for the newest version's
 * number while the others go on with what they have. Thread-safe.
 *
 * <p>It never goes back to an older version, and when the store fails or holds a version that this
 * engine cannot read it goes on with the one it has; only the first one has to be read.
 */
public final class CurrentCatalog implements Supplier<Catalog> {

  /** How old the answer of the store may grow. */
  public static final Duration REFRESH = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(CurrentCatalog.class);

  private final Storage storage;
  private final Clock clock;
  private final ReentrantLock asking = new ReentrantLock();

  /** When the store was last asked, in milliseconds since 1970. */
  private volatile long askedAt;

  private volatile boolean asked;

  private volatile Held held = new Held(0, Catalog.of(List.of()));

  private record Held(int version, Catalog catalog) {}

  /** Reads from this store, by this clock; it asks nothing yet. */
  public CurrentCatalog(Storage storage, Clock clock) {
    this.storage = storage;
    this.clock = clock;
  }

  /**
   * Gives the store to all who call {@link #get} inside its transactions: it refreshes the catalog
   * before a transaction begins, when that is due, and never within one.
   */
  public Storage watched() {
    return new WatchedStorage(storage, this);
  }

  /** The catalog; inside a transaction of {@link #watched} without asking the store. */
  @Override
  public Catalog get() {
    refreshIfDue();
    return held.catalog();
  }

  /** The catalog as it was read last; none if it never was. Costs nothing. */
  public Catalog atHand() {
    return held.catalog();
  }

  /** Takes over a version that was committed just now, unless a later one is at hand. */
  synchronized void adopt(int version, Catalog catalog) {
    if (version > held.version()) {
      held = new Held(version, catalog);
    }
  }

  void refreshIfDue() {
    if (!isDue() || WatchedStorage.isInTransaction()) {
      return;
    }
    if (!asked) {
      // Nobody may go on with nothing.
      asking.lock();
    } else if (!asking.tryLock()) {
      return;
    }
    try {
      if (isDue()) {
        refresh();
      }
    } finally {
      asking.unlock();
    }
  }

  private boolean isDue() {
    long age = clock.millis() - askedAt;
    return !asked || age < 0 || age >= REFRESH.toMillis();
  }

  private void refresh() {
    long now = clock.millis();
    try {
      int version = held.version();
      Optional<CatalogRow> newer =
          storage.read(
              store ->
                  store.catalogs().newestVersion() > version
                      ? store.catalogs().newest()
                      : Optional.empty());
      newer.ifPresent(row -> adopt(row.header().version(), parse(row)));
    } catch (StorageException e) {
      if (!asked) {
        throw e;
      }
      LOG.warn("the catalog stays as it was, it could not be refreshed: {}", e.getMessage());
    }
    askedAt = now;
    asked = true;
  }

  /**
   * Reads a stored version.
   *
   * @throws StorageException if a later version of this library wrote what this one cannot read
   */
  static Catalog parse(CatalogRow row) {
    byte[] json = row.body().getBytes(StandardCharsets.UTF_8);
    int version = row.header().version();
    try {
      return CatalogFile.read("catalog version " + version, new ByteArrayInputStream(json))
          .catalog();
    } catch (InvalidInputException e) {
      throw new StorageException(
          StorageException.Outcome.BROKEN, "cannot read version " + version + " of the catalog", e);
    }
  }
}
