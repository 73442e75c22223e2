package io.entitlements.check;

import io.entitlements.catalog.FeatureId;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;

/**
 * Checks at another instant, as it was known at some instant: "was she entitled on 3 March, as we
 * knew it on 5 March?". They are answered from history, by the decision function of today's check.
 *
 * <p>A {@link Decision#validUntil()} is the first instant after the asked one at which the answer
 * is another, by what was known: a seat released meanwhile, a suspension or another version of the
 * catalog bounds it as much as the end of a term does. Immutable and thread-safe.
 */
public interface PastChecks {

  /**
   * May this person use this feature at that instant? Blocks on the store.
   *
   * @param account the person
   * @param feature the feature
   * @return a decision, also for an account that was not known or a feature that was not sold:
   *     never an exception
   */
  Decision check(AccountId account, FeatureId feature);

  /**
   * May whoever sits at this computer use this feature at that instant, by the product keys typed
   * on it? Blocks on the store.
   *
   * @param device the computer
   * @param feature the feature
   * @return a decision, also for an unknown device or a feature that was not sold: never an
   *     exception
   */
  Decision check(DeviceId device, FeatureId feature);
}
