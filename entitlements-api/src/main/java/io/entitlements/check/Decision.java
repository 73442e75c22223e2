package io.entitlements.check;

import io.entitlements.catalog.AccessLevel;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The answer to a check. Immutable and shared.
 *
 * @param level how much of the feature
 * @param reason why
 * @param source the subscription whose right decided, or empty if there is none
 * @param validUntil the first instant at which time alone can change the answer; {@link
 *     #NO_CHANGE_BY_TIME} if it cannot. A change of seats or terms changes it sooner.
 */
public record Decision(
    AccessLevel level, Reason reason, Optional<SubscriptionId> source, Instant validUntil) {

  /** Stands for: time alone never changes this answer. */
  public static final Instant NO_CHANGE_BY_TIME = Instant.MAX;

  /** Checks that nothing is missing. */
  public Decision {
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(validUntil, "validUntil");
  }

  /**
   * The answer without any right.
   *
   * @param reason why
   * @return a decision of level {@link AccessLevel#NONE} that time does not change
   */
  public static Decision none(Reason reason) {
    return new Decision(AccessLevel.NONE, reason, Optional.empty(), NO_CHANGE_BY_TIME);
  }

  /**
   * Whether the feature may be used as it was bought.
   *
   * @return true if the level says so
   */
  public boolean isAllowed() {
    return level.isAllowed();
  }
}
