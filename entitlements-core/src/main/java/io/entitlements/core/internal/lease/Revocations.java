package io.entitlements.core.internal.lease;

import io.entitlements.core.internal.change.Change;
import io.entitlements.event.LeaseEvent;
import io.entitlements.lease.LeasesOf;
import io.entitlements.lease.Revocation;
import io.entitlements.type.DisplayText;
import io.entitlements.type.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Takes leases back, whoever wants it: a person, the vendor, or the software itself. */
public final class Revocations {

  static final int MAX_REASON = 200;

  /**
   * Until a revocation is committed, leases are issued by what was so before, and by clocks that
   * are ahead: those of the next minute are taken back as well. A lease that is issued knowingly
   * after it is dated to the end of that minute, well within what {@code nbf} leaves for slow
   * clocks.
   */
  static final Duration UNDER_WAY = Duration.ofMinutes(1);

  private Revocations() {}

  /**
   * Takes back the leases issued until this is committed, as a part of a change.
   *
   * @param home in whose history it is recorded
   * @param reason 1 to 200 characters without personal data
   */
  public static Revocation add(Change change, Scope home, LeasesOf what, String reason) {
    DisplayText.check("reason", reason, 1, MAX_REASON);
    Instant issuedBefore = change.now().truncatedTo(ChronoUnit.SECONDS).plus(UNDER_WAY);
    Revocation revocation = new Revocation(what, issuedBefore);
    change.store().revocations().put(revocation);
    change.record(home, new LeaseEvent.LeasesRevoked(what, issuedBefore, reason));
    return revocation;
  }
}
