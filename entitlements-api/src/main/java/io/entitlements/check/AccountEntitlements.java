package io.entitlements.check;

import io.entitlements.catalog.FeatureId;
import io.entitlements.type.AccountId;
import java.util.Map;

/**
 * What one person may use, for a request that asks many times: all answers are of the same facts,
 * those of when this was asked for, each at its own instant. Not for keeping: it does not see what
 * changes. Immutable and thread-safe; nothing blocks.
 */
public interface AccountEntitlements {

  /**
   * Whose they are.
   *
   * @return the account, also if it is not known
   */
  AccountId account();

  /**
   * May this person use this feature now?
   *
   * @param feature the feature
   * @return a decision, also for an unknown account or feature: never an exception
   */
  Decision check(FeatureId feature);

  /**
   * All features of all products, now.
   *
   * @return a decision for each, in the order of the catalog; immutable
   */
  Map<FeatureId, Decision> checkAll();
}
