package io.entitlements.spi;

import io.entitlements.roster.Person;
import io.entitlements.roster.SyncRow;
import io.entitlements.type.AccountId;
import java.util.Objects;
import java.util.Optional;

/**
 * Something of a list that a run may have to do something about.
 *
 * @param ordinal its place in the run
 * @param kind what it is
 * @param directoryId the directory's own identifier; empty for {@link Kind#TYPED} alone
 * @param person the person; of {@link Kind#PERSON} alone
 * @param account of whom; of {@link Kind#TYPED} alone
 * @param result what the plan says, once there is one
 */
public record StagedRecord(
    int ordinal,
    Kind kind,
    Optional<String> directoryId,
    Optional<Person> person,
    Optional<AccountId> account,
    Optional<SyncRow.Result> result) {

  /** Checks that nothing is missing. */
  public StagedRecord {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(directoryId, "directoryId");
    Objects.requireNonNull(person, "person");
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(result, "result");
  }

  /** What a staged record is. */
  public enum Kind {
    /** Somebody is listed, newly or otherwise than before. */
    PERSON,
    /** Somebody is in the list no more. */
    LEFT,
    /** Somebody is listed as before, and has no seat though the list gives one. */
    UNMET,
    /** Somebody cannot be used. */
    UNUSABLE,
    /** Somebody holds a typed seat, which is to be the list's. */
    TYPED
  }
}
