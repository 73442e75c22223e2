package io.entitlements.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.core.internal.feed.Feed;
import io.entitlements.core.internal.feed.FeedListener;
import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.error.StorageException;
import io.entitlements.spi.Storage;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.spi.Wakeups;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a follower lives with its threads, its store and its end. */
@Timeout(60)
class ChangeFollowerTest {

  private static final Instant NOW = Instant.parse("2026-09-14T15:00:00Z");
  private static final Duration NEVER = Duration.ofHours(1);
  private static final Duration OFTEN = Duration.ofMillis(10);

  private final BreakableStorage storage = new BreakableStorage();
  private final Feed feed = new Feed(storage, Clock.fixed(NOW, ZoneOffset.UTC));
  private final Heard heard = new Heard();

  ChangeFollowerTest() {
    feed.add(heard);
  }

  @Test
  void it_looks_at_the_start_on_a_named_daemon_thread() {
    try (ChangeFollower follower = builder(NEVER).name("changes").start()) {
      awaitTrue(() -> follower.health().confirmedAt().isPresent());
      assertThat(heard.threads).contains("changes-1");
      assertThat(threads("changes-")).hasSize(2).allMatch(Thread::isDaemon);
    }
    awaitTrue(() -> threads("changes-").isEmpty());
  }

  @Test
  void wake_up_of_another_node_makes_it_look() {
    try (ChangeFollower follower = builder(NEVER).start()) {
      awaitTrue(() -> follower.health().confirmedAt().isPresent());
      for (int i = 0; i < 100; i++) {
        int looks = heard.caughtUp.get();
        storage.wakeups().orElseThrow().tell();
        awaitTrue(() -> heard.caughtUp.get() > looks);
      }
    }
  }

  @Test
  void own_commit_makes_it_look() {
    try (ChangeFollower follower = builder(NEVER).start()) {
      awaitTrue(() -> follower.health().confirmedAt().isPresent());
      for (int i = 0; i < 100; i++) {
        int looks = heard.caughtUp.get();
        feed.committed(Set.of(new UUID(1, i)), List.of());
        awaitTrue(() -> heard.caughtUp.get() > looks);
      }
    }
  }

  @Test
  void failing_store_does_not_end_it_and_health_says_why_until_it_is_back() {
    storage.isBroken = true;
    try (ChangeFollower follower = builder(OFTEN).start()) {
      awaitTrue(() -> follower.health().failure().isPresent());
      ChangeFollowerHealth health = follower.health();
      assertThat(health.failure()).get().isInstanceOf(StorageException.class);
      assertThat(health.running()).isTrue();
      assertThat(health.confirmedAt()).isEmpty();
      assertThat(health.behind(NOW.plusSeconds(7))).isEqualTo(Duration.ofSeconds(7));

      storage.isBroken = false;
      awaitTrue(() -> follower.health().failure().isEmpty());
      assertThat(follower.health().confirmedAt()).contains(NOW);
    }
  }

  @Test
  void listener_that_fails_is_told_again() {
    heard.toFail.set(3);
    try (ChangeFollower follower = builder(OFTEN).start()) {
      awaitTrue(() -> follower.health().confirmedAt().isPresent());
      assertThat(heard.toFail.get()).isNegative();
    }
  }

  @Test
  void listening_that_fails_is_begun_anew_and_told_by_health() {
    storage.isDeaf = true;
    try (ChangeFollower follower = builder(NEVER).start()) {
      awaitTrue(() -> follower.health().wakeupFailure().isPresent());
      assertThat(follower.health().failure()).isEmpty();

      storage.isDeaf = false;
      awaitTrue(() -> follower.health().wakeupFailure().isEmpty());
      int looks = heard.caughtUp.get();
      storage.wakeups().orElseThrow().tell();
      awaitTrue(() -> heard.caughtUp.get() > looks);
    }
  }

  @Test
  void look_under_way_is_waited_for_and_not_interrupted() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Semaphore goOn = new Semaphore(0);
    heard.onReset =
        () -> {
          begun.countDown();
          goOn.acquireUninterruptibly();
          heard.threads.add("interrupted: " + Thread.currentThread().isInterrupted());
        };
    ChangeFollower follower = builder(NEVER).start();
    begun.await();

    assertThat(follower.stop(Duration.ofMillis(20))).isFalse();
    goOn.release();
    assertThat(follower.stop(Duration.ofSeconds(30))).isTrue();
    assertThat(heard.threads).contains("interrupted: false");
    assertThat(follower.health().running()).isFalse();
    follower.close();
  }

  @Test
  void nothing_is_passed_on_after_its_end() {
    ChangeFollower follower = builder(OFTEN).start();
    awaitTrue(() -> follower.health().confirmedAt().isPresent());

    follower.close();

    int looks = heard.caughtUp.get();
    feed.committed(Set.of(new UUID(1, 1)), List.of());
    storage.wakeups().orElseThrow().tell();
    assertThat(follower.stop(Duration.ZERO)).isTrue();
    assertThat(heard.caughtUp).hasValue(looks);
  }

  @Test
  void executor_of_the_application_follows_even_with_one_thread_and_is_left_running()
      throws Exception {
    ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    try {
      String own = executor.submit(() -> Thread.currentThread().getName()).get();
      try (ChangeFollower follower = builder(OFTEN).on(executor).start()) {
        awaitTrue(() -> follower.health().confirmedAt().isPresent());
      }
      assertThat(heard.threads).containsOnly(own);
      assertThat(executor.isShutdown()).isFalse();
    } finally {
      executor.shutdown();
    }
  }

  @Test
  void executor_that_was_shut_down_first_ends_it() {
    ScheduledExecutorService executor = Executors.newScheduledThreadPool(1);
    ChangeFollower follower = builder(OFTEN).on(executor).start();

    executor.shutdownNow();

    feed.committed(Set.of(new UUID(1, 1)), List.of());
    assertThat(follower.health().running()).isFalse();
    assertThat(follower.stop(Duration.ofSeconds(30))).isTrue();
  }

  @Test
  void settings_out_of_range_are_refused() {
    ChangeFollowerBuilder builder = new ChangeFollowerBuilder(feed);

    assertThatThrownBy(() -> builder.every(Duration.ofMillis(9)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.every(NEVER.plusMillis(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.patience(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.name(" ")).isInstanceOf(IllegalArgumentException.class);
  }

  private ChangeFollowerBuilder builder(Duration every) {
    return new ChangeFollowerBuilder(feed).every(every);
  }

  private static List<Thread> threads(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(name))
        .toList();
  }

  private static void awaitTrue(BooleanSupplier condition) {
    for (int i = 0; i < 3_000 && !condition.getAsBoolean(); i++) {
      try {
        TimeUnit.MILLISECONDS.sleep(10);
      } catch (InterruptedException e) {
        throw new AssertionError("interrupted", e);
      }
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  private static final class Heard implements FeedListener {

    private final AtomicInteger caughtUp = new AtomicInteger();
    private final AtomicInteger toFail = new AtomicInteger();
    private final Queue<String> threads = new ConcurrentLinkedQueue<>();
    private volatile Runnable onReset = () -> {};

    @Override
    public void changed(Set<UUID> subjects) {}

    @Override
    public void caughtUp(Instant at) {
      caughtUp.incrementAndGet();
      threads.add(Thread.currentThread().getName());
    }

    @Override
    public void reset() {
      if (toFail.getAndDecrement() > 0) {
        throw new IllegalStateException("cannot forget");
      }
      onReset.run();
    }
  }

  private static final class BreakableStorage implements Storage {

    private final Storage storage = MemoryStorage.create();
    private volatile boolean isBroken;
    private volatile boolean isDeaf;

    private <T> T unlessBroken(T value) {
      if (isBroken) {
        throw new StorageException("the store is down");
      }
      return value;
    }

    @Override
    public <T> T write(Function<UnitOfWork, T> work) {
      return unlessBroken(storage).write(work);
    }

    @Override
    public <T> T read(Function<UnitOfWork, T> work) {
      return unlessBroken(storage).read(work);
    }

    @Override
    public boolean isShared() {
      return false;
    }

    @Override
    public Optional<Wakeups> wakeups() {
      Wakeups real = storage.wakeups().orElseThrow();
      return Optional.of(
          new Wakeups() {
            @Override
            public void tell() {
              real.tell();
            }

            @Override
            public Listening listen() {
              if (isDeaf) {
                throw new StorageException("deaf");
              }
              return real.listen();
            }
          });
    }

    @Override
    public void close() {
      storage.close();
    }
  }
}
