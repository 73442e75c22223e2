package io.entitlements.roster;

import io.entitlements.account.Role;
import io.entitlements.type.AccountId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a sync would do, or did, with one person. Who is listed as before, and has what the list
 * gives, has no row.
 *
 * @param ordinal its place: who leaves before who is listed
 * @param directoryId the directory's own identifier; empty for a typed seat that the list replaces
 * @param person the person as listed; empty for who is listed no more, and once the run has ended
 * @param account the person's account, if there is one
 * @param result what becomes of the person
 * @param ignoredRoles roles of the list that do not go together with what the person is in this
 *     organization, and were left out
 * @param addressDiffers whether the list has another address than the account: an account's address
 *     is its owner's to change
 */
public record SyncRow(
    int ordinal,
    Optional<String> directoryId,
    Optional<Person> person,
    Optional<AccountId> account,
    Result result,
    Set<Role> ignoredRoles,
    boolean addressDiffers) {

  /** Keeps an immutable copy of the roles. */
  public SyncRow {
    Objects.requireNonNull(directoryId, "directoryId");
    Objects.requireNonNull(person, "person");
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(result, "result");
    ignoredRoles = Collections.unmodifiableSet(new LinkedHashSet<>(ignoredRoles));
  }

  /** What becomes of a person. */
  public enum Result {
    /** Gets a seat. */
    SEAT_GIVEN,
    /** Had a seat before and keeps it; also one that was to be released. */
    SEAT_KEPT,
    /** Should get a seat, but all are in use; a later sync gives one. */
    NO_SEAT_LEFT,
    /** Belongs to the organization, in a role that this list gives no seats to. */
    NO_SEAT_FOR_ROLE,
    /** Is listed as not taking part; nothing is changed. */
    NOT_ACTIVE,
    /** Is listed in no role that this library knows; nothing is changed. */
    NO_ROLE,
    /** Has the address of somebody else of the list, whose account it is; nothing is changed. */
    ADDRESS_TAKEN,
    /** Cannot be used, for example without an address; nothing is changed. */
    UNUSABLE,
    /** Is to have no seat by this list any more: the seat is released when the grace is over. */
    RELEASE_PLANNED,
    /** Is to have no seat by this list any more, and keeps it by another way or has none. */
    LEFT,
    /** Is listed by another identifier now. */
    RELINKED,
    /** The typed seat of somebody who is listed is the list's from now on. */
    SEAT_REPLACED;

    /**
     * Whether it lowers what somebody has by the list, which a run that takes nothing back leaves.
     *
     * @return whether it takes back
     */
    public boolean takesBack() {
      return this == RELEASE_PLANNED || this == LEFT;
    }
  }
}
