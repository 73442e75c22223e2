package io.entitlements.key;

import io.entitlements.type.AccountId;
import java.util.List;

/** What was bought and where it stands. Thread-safe; every method blocks on the store. */
public interface Subscriptions {

  /**
   * All subscriptions of all organizations in which a person is administrator, tech instructor or
   * supervisor.
   *
   * @param viewer the person
   * @return one row for each subscription, the next renewal first, expired ones last; empty if the
   *     person manages nothing
   */
  List<SubscriptionOverview> overview(AccountId viewer);
}
