package io.entitlements.core.micrometer;

import io.entitlements.check.CheckObserver;
import io.entitlements.check.Decision;
import io.entitlements.check.Reason;
import io.entitlements.core.ChangeFollower;
import io.entitlements.core.EntitlementEngine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * Counts checks and measures loads in a registry. Tags are words of closed vocabularies, never ids,
 * so there are always the same few meters:
 *
 * <ul>
 *   <li>{@code entitlements.checks}, a counter: {@code source} is {@code memory} or {@code store},
 *       {@code allowed} is {@code true} or {@code false}, {@code reason} is a {@link Reason};
 *   <li>{@code entitlements.checks.loads}, a timer: asking the store, as long as it answers;
 *   <li>{@code entitlements.checks.loaded}, a summary: about how many people or computers at once;
 *   <li>{@code entitlements.checks.loads.failed}, a counter: asking the store in vain;
 *   <li>{@code entitlements.checks.kept}, a gauge: of how many answers are at hand; {@code holder}
 *       is {@code person} or {@code computer};
 *   <li>{@code entitlements.feed.lag}, a gauge: how far behind the changes of all nodes this one
 *       is, in the registry's unit of time;
 *   <li>{@code entitlements.feed.position} and {@code entitlements.feed.newest}, gauges: of the
 *       change passed on last, and of the newest known.
 * </ul>
 *
 * <p>Give it to the builder of an engine, and let it {@link #watch(EntitlementEngine) watch} the
 * engine and its follower. Thread-safe; a check costs one increment.
 */
// Not "requires transitive": who compiles a module against ours would need the optional one, too.
@SuppressWarnings("exports")
public final class MicrometerChecks implements CheckObserver {

  private static final String CHECKS = "entitlements.checks";

  private final MeterRegistry registry;
  private final Tags tags;
  private final DecisionCounters fromMemory;
  private final DecisionCounters fromStore;
  private final Timer loads;
  private final DistributionSummary loaded;
  private final Counter failedLoads;

  private MicrometerChecks(MeterRegistry registry, Tags tags) {
    this.registry = registry;
    this.tags = tags;
    this.fromMemory = decisions("memory");
    this.fromStore = decisions("store");
    this.loads =
        Timer.builder(CHECKS + ".loads")
            .description("Asking the store about people or computers")
            .tags(tags)
            .register(registry);
    this.loaded =
        DistributionSummary.builder(CHECKS + ".loaded")
            .description("People or computers that the store was asked about at once")
            .tags(tags)
            .register(registry);
    this.failedLoads =
        Counter.builder(CHECKS + ".loads.failed")
            .description("Asking the store in vain")
            .tags(tags)
            .register(registry);
  }

  /**
   * Makes the meters.
   *
   * @param registry where they are kept; stays the application's to close
   * @return who counts
   */
  public static MicrometerChecks in(MeterRegistry registry) {
    return in(registry, Tags.empty());
  }

  /**
   * Makes the meters, for one of several engines of a process.
   *
   * @param registry where they are kept; stays the application's to close
   * @param tags what tells the meters of this engine from those of others
   * @return who counts
   */
  public static MicrometerChecks in(MeterRegistry registry, Iterable<Tag> tags) {
    return new MicrometerChecks(registry, Tags.of(tags));
  }

  private DecisionCounters decisions(String source) {
    return new DecisionCounters(
        reason -> decisions(source, reason, true), reason -> decisions(source, reason, false));
  }

  private Counter decisions(String source, Reason reason, boolean allowed) {
    return Counter.builder(CHECKS)
        .description("Checks that were answered")
        .tags(tags)
        .tag("source", source)
        .tag("allowed", Boolean.toString(allowed))
        .tag("reason", reason.name())
        .register(registry);
  }

  /**
   * Adds the gauges of what an engine keeps at hand. They do not keep the engine alive.
   *
   * @param engine the engine that this counts for
   */
  public void watch(EntitlementEngine engine) {
    kept("person", engine, of -> of.keptChecks().people());
    kept("computer", engine, of -> of.keptChecks().computers());
  }

  private void kept(
      String holder, EntitlementEngine engine, ToDoubleFunction<EntitlementEngine> number) {
    Gauge.builder(CHECKS + ".kept", engine, number)
        .description("People or computers whose answers are at hand")
        .tags(tags)
        .tag("holder", holder)
        .register(registry);
  }

  /**
   * Adds the gauges of the change feed. They do not keep the follower alive.
   *
   * @param follower the follower of the engine that this counts for
   */
  public void watch(ChangeFollower follower) {
    TimeGauge.builder(
            "entitlements.feed.lag", follower, TimeUnit.NANOSECONDS, of -> of.behind().toNanos())
        .description("How far behind the changes of all nodes this one is")
        .tags(tags)
        .register(registry);
    Gauge.builder("entitlements.feed.position", follower, of -> of.health().position())
        .description("Position of the change that was passed on last")
        .tags(tags)
        .register(registry);
    Gauge.builder("entitlements.feed.newest", follower, of -> of.health().newest())
        .description("The newest position that is known")
        .tags(tags)
        .register(registry);
  }

  @Override
  public void decided(Decision decision, boolean isFromMemory) {
    (isFromMemory ? fromMemory : fromStore).count(decision);
  }

  @Override
  public void loaded(int holders, Duration took) {
    loads.record(took);
    loaded.record(holders);
  }

  @Override
  public void loadFailed() {
    failedLoads.increment();
  }
}
