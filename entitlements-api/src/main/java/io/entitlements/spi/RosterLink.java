package io.entitlements.spi;

import io.entitlements.roster.RosterRecord;
import io.entitlements.type.AccountId;
import io.entitlements.type.RosterRunId;
import java.util.Objects;

/**
 * Which account a person of a list is, and what the list says of the person.
 *
 * @param directoryId the directory's own identifier
 * @param account the account
 * @param digest of what the list said when it was applied last; 0 for nothing
 * @param standing what the list gives the person
 * @param run by which run it is as it is
 */
public record RosterLink(
    String directoryId, AccountId account, long digest, Standing standing, RosterRunId run) {

  /** Checks that nothing is missing. */
  public RosterLink {
    RosterRecord.checkId(directoryId);
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(standing, "standing");
    Objects.requireNonNull(run, "run");
  }

  /** What a list gives a person. */
  public enum Standing {
    /** A seat. */
    SEATED,
    /** No seat, but the person is listed. */
    LISTED,
    /** Nothing: the person is listed no more. */
    GONE
  }
}
