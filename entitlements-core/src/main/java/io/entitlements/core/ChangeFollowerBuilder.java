package io.entitlements.core;

import io.entitlements.core.internal.feed.Feed;
import io.entitlements.core.internal.work.OwnThreads;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** The settings of a {@link ChangeFollower}. Not thread-safe. */
public final class ChangeFollowerBuilder {

  private static final Duration SHORTEST = Duration.ofMillis(10);
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Feed feed;
  private Duration every = Duration.ofMillis(250);
  private Duration patience = Duration.ofSeconds(5);
  private String name = "entitlements-feed";
  private @Nullable ScheduledExecutorService executor;

  ChangeFollowerBuilder(Feed feed) {
    this.feed = feed;
  }

  /**
   * Sets how often it looks without being woken: how late at most, in the ordinary case, it learns
   * of what other nodes commit where they cannot wake it. A tenth is added or taken off, so that
   * nodes do not look together. Default: 250 milliseconds.
   *
   * @param every 10 milliseconds to 1 hour
   * @return this
   */
  public ChangeFollowerBuilder every(Duration every) {
    if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("every is 10 milliseconds to 1 hour");
    }
    this.every = every;
    return this;
  }

  /**
   * Sets how long {@link ChangeFollower#close} waits. Default: 5 seconds.
   *
   * @param patience zero to 1 hour
   * @return this
   */
  public ChangeFollowerBuilder patience(Duration patience) {
    if (patience.isNegative() || patience.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("patience is 0 to 1 hour");
    }
    this.patience = patience;
    return this;
  }

  /**
   * Sets what its threads are called: this with {@code -1} behind, and where nodes can wake each
   * other one with {@code -listener}. Default: {@code entitlements-feed}.
   *
   * @param name not blank
   * @return this
   */
  public ChangeFollowerBuilder name(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("name is not blank");
    }
    this.name = name;
    return this;
  }

  /**
   * Runs it on threads of the application. Default: a daemon thread of its own, which ends with it.
   * Waiting for wake-ups has one of its own in any case, since it would keep another for itself.
   *
   * @param executor stays the application's to shut down, after the follower; not one whose threads
   *     jobs can keep for themselves
   * @return this
   */
  public ChangeFollowerBuilder on(ScheduledExecutorService executor) {
    this.executor = Objects.requireNonNull(executor, "executor");
    return this;
  }

  /**
   * Starts the follower; it looks at once.
   *
   * @return the follower; close it before the storage
   */
  public ChangeFollower start() {
    return new ChangeFollower(
        this, executor == null ? OwnThreads.of(name, 1) : executor, EngineBuilder.systemRandom());
  }

  Feed feed() {
    return feed;
  }

  Duration every() {
    return every;
  }

  Duration patience() {
    return patience;
  }

  String name() {
    return name;
  }

  boolean isOwnExecutor() {
    return executor == null;
  }
}
