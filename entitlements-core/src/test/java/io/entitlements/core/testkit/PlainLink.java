package io.entitlements.core.testkit;

import io.entitlements.core.testkit.PlainPeople.Invitation;
import io.entitlements.spi.Token;
import java.time.Instant;

/** A mailed link; it lives as long as the invitation did when it was sent. */
final class PlainLink {
  final Invitation invitation;
  final Instant expiresAt;
  boolean isSpent;
  int missed;

  PlainLink(Invitation invitation) {
    this.invitation = invitation;
    this.expiresAt = invitation.expiresAt;
  }

  /** Long after it has ended a store may not know it any more. */
  boolean isKnown(Instant now) {
    return now.isBefore(expiresAt.plus(Token.KEPT_AFTER_EXPIRY));
  }

  boolean works(Instant now) {
    return !isSpent && missed < 10 && now.isBefore(expiresAt);
  }
}
