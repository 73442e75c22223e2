package io.entitlements.core.internal.decision;

import io.entitlements.catalog.FeatureId;
import io.entitlements.check.Decision;
import io.entitlements.check.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that one person or computer has a right to, ready to be asked. Pure: the portal's
 * check and a client's offline check both end here. Immutable and thread-safe.
 */
public final class Snapshot {

  private final List<Right> rights;
  private final Map<FeatureId, Timeline> timelines;

  private Snapshot(List<Right> rights, Map<FeatureId, Timeline> timelines) {
    this.rights = rights;
    this.timelines = timelines;
  }

  /** Compiles rights. */
  public static Snapshot of(List<Right> rights) {
    Map<FeatureId, List<Timeline>> byFeature = new HashMap<>();
    for (Right right : rights) {
      add(Timeline.ofUnlocked(right), right.unlocked(), byFeature);
      add(Timeline.ofLocked(right), right.locked(), byFeature);
    }
    Map<FeatureId, Timeline> timelines = new HashMap<>();
    for (Map.Entry<FeatureId, List<Timeline>> entry : byFeature.entrySet()) {
      timelines.put(entry.getKey(), Timeline.best(entry.getValue()));
    }
    return new Snapshot(List.copyOf(rights), Map.copyOf(timelines));
  }

  private static void add(
      Timeline timeline, Set<FeatureId> features, Map<FeatureId, List<Timeline>> byFeature) {
    for (FeatureId feature : features) {
      List<Timeline> timelines = byFeature.get(feature);
      if (timelines == null) {
        timelines = new ArrayList<>(1);
        byFeature.put(feature, timelines);
      }
      timelines.add(timeline);
    }
  }

  /** Decides about a feature; a feature of no held product is {@link Reason#NO_SEAT}. */
  public Decision decide(FeatureId feature, Instant now) {
    Timeline timeline = timelines.get(feature);
    return timeline == null ? Decision.none(Reason.NO_SEAT) : timeline.at(now);
  }

  /** What it was compiled from. */
  public List<Right> rights() {
    return rights;
  }
}
