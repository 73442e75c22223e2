package io.entitlements.core.internal.lease;

import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.signing.Jws;
import io.entitlements.core.internal.signing.SigningRing;
import io.entitlements.lease.SignedBundle;
import io.entitlements.spi.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Makes the signed bundle of now. */
final class BundleIssuer {

  private final Changes changes;
  private final SigningRing ring;
  private final String issuer;
  private final Duration longestLease;

  BundleIssuer(Changes changes, SigningRing ring, String issuer, Duration longestLease) {
    this.changes = changes;
    this.ring = ring;
    this.issuer = issuer;
    this.longestLease = longestLease;
  }

  SignedBundle issue() {
    // Before the reading: what is revoked by then is in it.
    Instant issuedAt = changes.now().truncatedTo(ChronoUnit.SECONDS);
    BundleStatement statement = changes.read(store -> statement(store, issuedAt));
    String text = Jws.sign(BundleStatement.TYP, BundleWriter.write(statement), ring.at(issuedAt));
    if (text.length() > BundleStatement.MAX_CHARACTERS) {
      throw new IllegalStateException(
          "a bundle of " + text.length() + " characters is longer than clients read");
    }
    return new SignedBundle(new BundleText(ring.introductions(), text).text());
  }

  /** Whatever was issued before what is left out has ended. */
  private BundleStatement statement(UnitOfWork store, Instant issuedAt) {
    long number = store.revocations().number();
    return new BundleStatement(
        issuer,
        number,
        issuedAt,
        ring.published(),
        store.revocations().after(issuedAt.minus(longestLease)));
  }
}
