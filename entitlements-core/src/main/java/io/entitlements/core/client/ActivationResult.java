package io.entitlements.core.client;

import io.entitlements.activation.ActivationRefusal;
import io.entitlements.core.lease.VerifiedLease;
import io.entitlements.key.TypedKeyFault;
import io.entitlements.lease.LeaseRefusal;
import java.time.Duration;
import java.util.Optional;

/** What came of asking the server for an activation. */
public sealed interface ActivationResult {

  /**
   * The installation is activated, and a lease counts.
   *
   * @param lease what it states
   */
  record Activated(VerifiedLease lease) implements ActivationResult {}

  /**
   * The product key is typed wrongly; the server was not asked.
   *
   * @param fault what is wrong with it
   */
  record Mistyped(TypedKeyFault fault) implements ActivationResult {}

  /** Another right is in use here: it is to be returned or signed out from before. */
  record GiveUpFirst() implements ActivationResult {}

  /**
   * The server refused; nothing is activated.
   *
   * @param reason why
   */
  record Refused(ActivationRefusal reason) implements ActivationResult {}

  /**
   * The installation is activated, but this program does not accept the lease. The next refresh
   * brings another.
   *
   * @param reason why
   */
  record LeaseRefused(LeaseRefusal reason) implements ActivationResult {}

  /**
   * There is no answer. What was asked for is kept: the same call, and for a product key also the
   * next refresh, asks again and takes no second seat.
   *
   * @param why what happened
   * @param retryAfter how long the server wants to be left alone, if it said so
   */
  record Unanswered(NoAnswer why, Optional<Duration> retryAfter) implements ActivationResult {}

  /** Somebody gave the right up, or asked for another, while the server was asked. */
  record Overtaken() implements ActivationResult {}
}
