package io.entitlements.core.internal.decision;

import io.entitlements.catalog.FeatureId;
import io.entitlements.check.Decision;
import io.entitlements.check.Reason;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
    Map<FeatureId, List<Right>> byFeature = new HashMap<>();
    for (Right right : rights) {
      Stream.concat(right.unlocked().stream(), right.locked().stream())
          .forEach(f -> byFeature.merge(f, List.of(right), Snapshot::joined));
    }
    Map<FeatureId, Timeline> timelines = new HashMap<>();
    byFeature.forEach((feature, those) -> timelines.put(feature, Timeline.of(those, feature)));
    return new Snapshot(List.copyOf(rights), Map.copyOf(timelines));
  }

  private static List<Right> joined(List<Right> some, List<Right> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
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
