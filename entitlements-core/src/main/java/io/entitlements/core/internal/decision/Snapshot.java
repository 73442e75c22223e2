package io.entitlements.core.internal.decision;

import io.entitlements.catalog.FeatureId;
import io.entitlements.check.Decision;
import io.entitlements.check.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one person or computer has a right to, ready to be asked. Pure: the portal's
 * check, the check of another instant and a client's offline check all end here. Immutable and
 * thread-safe.
 */
public final class Snapshot {

  /** Nobody holds anything. */
  private static final Snapshot EMPTY = new Snapshot(new CompiledRight[0], Map.of());

  private static final Decision NO_SEAT = Decision.none(Reason.NO_SEAT);

  private final CompiledRight[] rights;

  /** Of the features that several rights speak of, the best at each instant. */
  private final Map<FeatureId, Timeline> contested;

  private Snapshot(CompiledRight[] rights, Map<FeatureId, Timeline> contested) {
    this.rights = rights;
    this.contested = contested;
  }

  /** Compiles rights. */
  public static Snapshot of(List<Right> rights) {
    List<CompiledRight> compiled = new ArrayList<>(rights.size());
    for (Right right : rights) {
      compiled.add(CompiledRight.of(right));
    }
    return ofCompiled(compiled);
  }

  /** Puts rights together. */
  public static Snapshot ofCompiled(List<CompiledRight> rights) {
    if (rights.isEmpty()) {
      return EMPTY;
    }
    Map<FeatureId, Timeline> contested = Map.of();
    for (FeatureId feature : spokenOfTwice(rights)) {
      if (contested.isEmpty()) {
        contested = new HashMap<>();
      }
      contested.put(feature, Timeline.best(timelines(rights, feature)));
    }
    return new Snapshot(rights.toArray(new CompiledRight[0]), contested);
  }

  private static Set<FeatureId> spokenOfTwice(List<CompiledRight> rights) {
    if (rights.size() == 1) {
      return Set.of();
    }
    Set<FeatureId> once = new HashSet<>();
    Set<FeatureId> twice = new HashSet<>();
    for (CompiledRight compiled : rights) {
      for (FeatureId feature : compiled.right().unlocked()) {
        (once.add(feature) ? once : twice).add(feature);
      }
      for (FeatureId feature : compiled.right().locked()) {
        (once.add(feature) ? once : twice).add(feature);
      }
    }
    return twice;
  }

  private static List<Timeline> timelines(List<CompiledRight> rights, FeatureId feature) {
    List<Timeline> timelines = new ArrayList<>();
    for (CompiledRight right : rights) {
      Timeline timeline = right.of(feature);
      if (timeline != null) {
        timelines.add(timeline);
      }
    }
    return timelines;
  }

  /** Decides about a feature; a feature of no held product is {@link Reason#NO_SEAT}. */
  public Decision decide(FeatureId feature, Instant now) {
    Decision decision = decideIfHeld(feature, now);
    return decision == null ? NO_SEAT : decision;
  }

  /** Decides about a feature; null if it is a feature of no held product. */
  public @Nullable Decision decideIfHeld(FeatureId feature, Instant now) {
    Timeline timeline = contested.isEmpty() ? null : contested.get(feature);
    for (int i = 0; timeline == null && i < rights.length; i++) {
      timeline = rights[i].of(feature);
    }
    return timeline == null ? null : timeline.at(now);
  }
}
