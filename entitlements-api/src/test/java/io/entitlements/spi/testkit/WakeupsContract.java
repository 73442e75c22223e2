package io.entitlements.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.entitlements.spi.Wakeups;
import io.entitlements.spi.Wakeups.Listening;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link Wakeups} promise, where a store has them. */
public abstract class WakeupsContract extends StoreContract {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(50);

  // JUnit sets it before each test.
  @SuppressWarnings("NullAway.Init")
  private Wakeups wakeups;

  /** For subclasses. */
  protected WakeupsContract() {}

  @BeforeEach
  final void takeWakeups() {
    assumeTrue(storage().wakeups().isPresent());
    wakeups = storage().wakeups().orElseThrow();
  }

  @Test
  void who_waits_is_woken() throws InterruptedException {
    try (Listening listening = wakeups.listen()) {
      CompletableFuture<Void> telling = CompletableFuture.runAsync(wakeups::tell);
      assertThat(listening.await(LONG)).isTrue();
      telling.join();
    }
  }

  @Test
  void what_was_told_before_the_waiting_is_heard_once() throws InterruptedException {
    try (Listening listening = wakeups.listen()) {
      assertThat(listening.await(SHORT)).isFalse();
      wakeups.tell();
      assertThat(listening.await(LONG)).isTrue();
      assertThat(listening.await(SHORT)).isFalse();
    }
  }

  @Test
  void all_who_listen_are_woken() throws InterruptedException {
    try (Listening one = wakeups.listen();
        Listening other = wakeups.listen()) {
      wakeups.tell();
      assertThat(one.await(LONG)).isTrue();
      assertThat(other.await(LONG)).isTrue();
    }
  }

  @Test
  void who_listens_later_does_not_hear_what_was_told_before() throws InterruptedException {
    wakeups.listen().close();
    wakeups.tell();
    try (Listening listening = wakeups.listen()) {
      assertThat(listening.await(SHORT)).isFalse();
      wakeups.tell();
      assertThat(listening.await(LONG)).isTrue();
    }
  }
}
