package io.entitlements.spi.testkit;

import io.entitlements.spi.Job;
import io.entitlements.spi.Storage;
import io.entitlements.spi.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A fresh store for each test. */
public abstract class StoreContract {

  // JUnit sets it before each test.
  @SuppressWarnings("NullAway.Init")
  private Storage storage;

  /** For subclasses. */
  protected StoreContract() {}

  /**
   * Makes a store.
   *
   * @return a fresh, empty store; closed after the test
   */
  protected abstract Storage createStorage();

  @BeforeEach
  final void openStorage() {
    storage = createStorage();
  }

  @AfterEach
  final void closeStorage() {
    storage.close();
  }

  final Storage storage() {
    return storage;
  }

  final <T> T write(Function<UnitOfWork, T> work) {
    return storage.write(work);
  }

  final <T> T read(Function<UnitOfWork, T> work) {
    return storage.read(work);
  }

  /** Whether a conditional change was made. */
  final boolean won(Predicate<UnitOfWork> work) {
    return storage.write(work::test);
  }

  final boolean holds(Predicate<UnitOfWork> work) {
    return storage.read(work::test);
  }

  final <T> Optional<T> find(Function<UnitOfWork, Optional<T>> work) {
    return storage.read(work);
  }

  final <T> List<T> list(Function<UnitOfWork, List<T>> work) {
    return storage.read(work);
  }

  final int count(ToIntFunction<UnitOfWork> work) {
    return storage.read(work::applyAsInt);
  }

  final void change(Consumer<UnitOfWork> work) {
    storage.write(
        unit -> {
          work.accept(unit);
          return true;
        });
  }

  final List<Job> lease(Instant now, Instant until, int limit) {
    return write(work -> work.jobs().lease(Fixtures.LANE, now, until, limit));
  }

  final <K, V> Map<K, V> map(Function<UnitOfWork, Map<K, V>> work) {
    return write(work);
  }

  final int number(ToIntFunction<UnitOfWork> work) {
    return write(work::applyAsInt);
  }
}
