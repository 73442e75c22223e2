package io.entitlements.core.client;

import io.entitlements.activation.RefreshRefusal;
import io.entitlements.core.lease.VerifiedLease;
import io.entitlements.lease.LeaseRefusal;
import java.time.Duration;
import java.util.Optional;

/** What came of a refresh. */
public sealed interface RefreshResult {

  /**
   * A lease counts that the server has given now.
   *
   * @param lease what it states
   */
  record Refreshed(VerifiedLease lease) implements RefreshResult {}

  /** Nothing is activated here, or it goes on no more: there is nothing to refresh. */
  record NotActivated() implements RefreshResult {}

  /**
   * The activation does not go on as it did; the lease is gone. What is left of the activation
   * {@link OnlineClient#refresh} says.
   *
   * @param reason why
   */
  record Refused(RefreshRefusal reason) implements RefreshResult {}

  /**
   * The activation had been asked for by a product key without an answer, or by a file, and was
   * asked for again.
   *
   * @param result what came of that, other than a lease that counts
   */
  record NotCompleted(ActivationResult result) implements RefreshResult {}

  /**
   * The activation goes on, but this program does not accept the lease; what was there stays.
   *
   * @param reason why
   */
  record LeaseRefused(LeaseRefusal reason) implements RefreshResult {}

  /**
   * There is no answer; the next refresh asks the same again.
   *
   * @param why what happened
   * @param retryAfter how long the server wants to be left alone, if it said so
   */
  record Unanswered(NoAnswer why, Optional<Duration> retryAfter) implements RefreshResult {}

  /** Another thread or process asks the server just now. Its lease is found here afterwards. */
  record UnderWay() implements RefreshResult {}
}
