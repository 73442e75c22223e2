package io.entitlements.spi;

import io.entitlements.type.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an administrator sees first. Each method is one query; it crosses organizations. */
public interface OverviewStore {

  /**
   * The subscriptions of all organizations in which a person is administrator, tech instructor or
   * supervisor, ordered by next renewal, then organization, then subscription. The next renewal is
   * the first {@link io.entitlements.key.ProductKey#endsAt()} after the instant; subscriptions
   * without one come last.
   *
   * @param viewer the person, who is shown nothing while disabled
   * @param now the instant
   * @param after only what comes after this position; empty for the first page
   * @param limit at most how many subscriptions
   * @return the rows, each with all keys
   */
  List<OverviewRow> page(
      AccountId viewer, Instant now, Optional<OverviewRow.Position> after, int limit);
}
