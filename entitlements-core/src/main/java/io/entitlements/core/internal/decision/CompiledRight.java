package io.entitlements.core.internal.decision;

import io.entitlements.catalog.FeatureId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A right ready to be asked: what it says at all times of the features that it unlocks, and of its
 * product's other features. Everybody whose right is the same can share one; whoever shares it out
 * says when its facts have changed. Thread-safe.
 */
public final class CompiledRight {

  private final Right right;
  private final Set<FeatureId> unlockedFeatures;
  private final Timeline unlocked;
  private final Set<FeatureId> lockedFeatures;
  private final Timeline locked;

  /** Reachable for as long as this is. */
  @SuppressWarnings("UnusedVariable")
  private final @Nullable Object owner;

  private volatile boolean outdated;

  private CompiledRight(Right right, @Nullable Object owner) {
    this.right = right;
    this.unlockedFeatures = right.unlocked();
    this.unlocked = Timeline.ofUnlocked(right);
    this.lockedFeatures = right.locked();
    this.locked = Timeline.ofLocked(right);
    this.owner = owner;
  }

  /** Compiles a right. */
  public static CompiledRight of(Right right) {
    return new CompiledRight(right, null);
  }

  /**
   * Compiles a right to be shared.
   *
   * @param owner knows of it, and must not be forgotten while somebody holds it
   */
  public static CompiledRight sharedBy(Object owner, Right right) {
    return new CompiledRight(right, owner);
  }

  /** What it was compiled from. */
  public Right right() {
    return right;
  }

  /** Its facts have changed: whoever holds it asks for another one. */
  public void outdate() {
    outdated = true;
  }

  boolean isOutdated() {
    return outdated;
  }

  /** What it says of a feature; null if it is no feature of its product. */
  @Nullable Timeline of(FeatureId feature) {
    if (unlockedFeatures.contains(feature)) {
      return unlocked;
    }
    return lockedFeatures.contains(feature) ? locked : null;
  }
}
