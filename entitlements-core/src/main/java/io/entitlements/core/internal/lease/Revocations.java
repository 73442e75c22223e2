package io.entitlements.core.internal.lease;

import io.entitlements.core.internal.change.Change;
import io.entitlements.event.LeaseEvent;
import io.entitlements.lease.LeasesOf;
import io.entitlements.lease.Revocation;
import io.entitlements.type.DisplayText;
import io.entitlements.type.Scope;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Takes leases back, whoever wants it: a person, the vendor, or the software itself. */
public final class Revocations {

  static final int MAX_REASON = 200;

  private Revocations() {}

  /**
   * Takes back the leases issued until now, as a part of a change.
   *
   * @param home in whose history it is recorded
   * @param reason 1 to 200 characters without personal data
   */
  public static Revocation add(Change change, Scope home, LeasesOf what, String reason) {
    DisplayText.check("reason", reason, 1, MAX_REASON);
    // A lease says when it was issued in whole seconds: all of this second are taken back.
    Instant issuedBefore = change.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    Revocation revocation = new Revocation(what, issuedBefore);
    change.store().revocations().put(revocation);
    change.record(home, new LeaseEvent.LeasesRevoked(what, issuedBefore, reason));
    return revocation;
  }
}
