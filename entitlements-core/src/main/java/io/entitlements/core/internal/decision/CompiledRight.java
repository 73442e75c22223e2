package io.entitlements.core.internal.decision;

import io.entitlements.catalog.FeatureId;
import org.jspecify.annotations.Nullable;

/**
 * A right ready to be asked: what it says at all times of the features that it unlocks, and of its
 * product's other features. Everybody whose right is the same can share one. Immutable and
 * thread-safe.
 */
public final class CompiledRight {

  private final Right right;
  private final Timeline unlocked;
  private final Timeline locked;

  private CompiledRight(Right right) {
    this.right = right;
    this.unlocked = Timeline.ofUnlocked(right);
    this.locked = Timeline.ofLocked(right);
  }

  /** Compiles a right. */
  public static CompiledRight of(Right right) {
    return new CompiledRight(right);
  }

  /** What it was compiled from. */
  public Right right() {
    return right;
  }

  /** What it says of a feature; null if it is no feature of its product. */
  @Nullable Timeline of(FeatureId feature) {
    if (right.unlocked().contains(feature)) {
      return unlocked;
    }
    return right.locked().contains(feature) ? locked : null;
  }
}
