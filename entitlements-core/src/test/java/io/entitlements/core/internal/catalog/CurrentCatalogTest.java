package io.entitlements.core.internal.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.error.StorageException;
import io.entitlements.spi.CatalogRow;
import io.entitlements.spi.Storage;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.spi.testkit.Race;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class CurrentCatalogTest {

  private static final Instant NOW = Instant.parse("2026-09-14T15:00:00Z");

  private final CountingStorage storage = new CountingStorage();
  private final MovableClock clock = new MovableClock();
  private final CurrentCatalog catalog = new CurrentCatalog(storage, clock);

  @Test
  void the_store_is_asked_once_in_each_interval() {
    store(1, 0);
    for (int i = 0; i < 100; i++) {
      assertProducts(1);
    }
    assertThat(storage.reads).hasValue(1);
    clock.pass(CurrentCatalog.REFRESH.minusMillis(1));
    assertProducts(1);
    assertThat(storage.reads).hasValue(1);
    clock.pass(Duration.ofMillis(1));
    assertProducts(1);
    assertThat(storage.reads).hasValue(2);
  }

  @Test
  void a_clock_that_is_set_back_does_not_stop_the_refreshing() {
    assertProducts(0);
    store(1, 0);
    clock.pass(Duration.ofMillis(-1));
    assertProducts(1);
  }

  @Test
  void inside_a_transaction_it_is_as_recent_as_its_begin_and_asks_nothing() {
    store(1, 0);
    Storage watched = catalog.watched();
    boolean recent =
        watched.write(
            store -> {
              clock.pass(CurrentCatalog.REFRESH);
              return catalog.get().products().size() == 1;
            });
    assertThat(recent).isTrue();
    assertThat(storage.reads).hasValue(1);
    assertProducts(1);
    assertThat(storage.reads).hasValue(2);
  }

  @Test
  void work_that_fails_inside_a_transaction_does_not_stop_the_refreshing() {
    Storage watched = catalog.watched();
    assertThatThrownBy(
            () ->
                watched.read(
                    store -> {
                      throw new IllegalStateException("on purpose");
                    }))
        .hasMessage("on purpose");
    store(1, 0);
    clock.pass(CurrentCatalog.REFRESH);
    assertProducts(1);
  }

  @Test
  void a_store_that_fails_leaves_the_catalog_as_it_was_until_it_works_again() {
    store(1, 0);
    assertProducts(1);
    store(2, 1);
    clock.pass(CurrentCatalog.REFRESH);
    storage.isDown = true;
    assertProducts(1);
    storage.isDown = false;
    assertProducts(1);
    clock.pass(CurrentCatalog.REFRESH);
    assertProducts(2);
  }

  @Test
  void a_store_that_fails_at_first_is_a_fault_and_asked_again() {
    store(1, 0);
    storage.isDown = true;
    assertThatThrownBy(catalog::get).isInstanceOf(StorageException.class);
    storage.isDown = false;
    assertProducts(1);
  }

  @Test
  void a_version_of_a_later_library_leaves_the_catalog_as_it_was() {
    store(1, 0);
    assertProducts(1);
    storeText(2, 1, json(2).replace("catalog/1", "catalog/2"));
    clock.pass(CurrentCatalog.REFRESH);
    assertProducts(1);
    store(3, 2);
    clock.pass(CurrentCatalog.REFRESH);
    assertProducts(3);
  }

  @Test
  void an_older_version_does_not_take_the_place_of_a_later_one() {
    store(2, 0);
    assertProducts(2);
    catalog.adopt(1, CatalogFile.read("x", stream(json(1))).catalog());
    assertProducts(2);
  }

  @RepeatedTest(20)
  void threads_that_come_first_all_wait_for_the_first_version() {
    store(1, 0);
    assertThat(Race.run(4, thread -> catalog.get().products().size())).containsOnly(1);
    assertThat(storage.reads).hasValue(1);
  }

  private void assertProducts(int number) {
    assertThat(catalog.get().products()).hasSize(number);
  }

  private void store(int version, int previous) {
    storeText(version, previous, json(version));
  }

  private void storeText(int version, int previous, String body) {
    CatalogRow row = new CatalogRow(new CatalogRow.Header(version, "task:test", NOW), body);
    assertThat(storage.memory.<Boolean>write(s -> s.catalogs().insert(row, previous))).isTrue();
  }

  /** A catalog of as many products as its version says. */
  private static String json(int version) {
    StringBuilder products = new StringBuilder();
    for (int i = 0; i < version; i++) {
      products.append(i == 0 ? "" : ",").append(product((char) ('a' + i)));
    }
    return "{\"format\": \"catalog/1\", \"version\": %d, \"products\": [%s]}"
        .formatted(version, products);
  }

  private static String product(char name) {
    return """
        {"id": "%s", "name": "A", "keyPrefix": "N%s", "edition": "education", "trialDays": 0,
         "graceDays": 0, "degradedLevel": "none",
         "overCapacity": {"keep": "oldest", "graceDays": 0},
         "features": [{"id": "all", "name": "", "unlockedBy": ["email"]}]}
        """
        .formatted(name, Character.toUpperCase(name));
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Counts what is read, and fails when it is told to. */
  private static final class CountingStorage implements Storage {
    final MemoryStorage memory = MemoryStorage.create();
    final AtomicInteger reads = new AtomicInteger();
    volatile boolean isDown;

    @Override
    public <T> T write(Function<UnitOfWork, T> work) {
      return memory.write(work);
    }

    @Override
    public <T> T read(Function<UnitOfWork, T> work) {
      if (isDown) {
        throw new StorageException("the store is down");
      }
      reads.incrementAndGet();
      return memory.read(work);
    }

    @Override
    public boolean isShared() {
      return false;
    }

    @Override
    public void close() {}
  }

  private static final class MovableClock extends Clock {
    private volatile Instant now = NOW;

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
