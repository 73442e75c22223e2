package io.entitlements.core.internal.roster;

import io.entitlements.account.Role;
import io.entitlements.roster.Person;
import io.entitlements.roster.SyncRow;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.spi.RosterLink;
import io.entitlements.spi.RosterLink.Standing;
import io.entitlements.spi.StagedRecord;
import io.entitlements.type.AccountId;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of one staged record.
 *
 * @param record the record
 * @param result what becomes of it
 * @param account whose it is, if there is an account
 * @param link how it was linked before
 * @param standing what the list gives the person from now on; empty if nothing changes
 * @param granted the roles of the list that the person has then
 * @param addressDiffers whether the list has another address than the account
 * @param replaced the other identifiers by which the list knew the person
 */
record Decision(
    StagedRecord record,
    Result result,
    Optional<AccountId> account,
    Optional<RosterLink> link,
    Optional<Standing> standing,
    Set<Role> granted,
    boolean addressDiffers,
    Set<String> replaced) {

  /** The same of somebody who has no account any more. */
  Decision withoutAccount() {
    return new Decision(
        record, result, Optional.empty(), link, standing, granted, addressDiffers, replaced);
  }

  /** Roles of the list that were left out. */
  Set<Role> ignored() {
    Set<Role> ignored = new LinkedHashSet<>();
    if (result == Result.SEAT_GIVEN
        || result == Result.SEAT_KEPT
        || result == Result.NO_SEAT_LEFT
        || result == Result.NO_SEAT_FOR_ROLE) {
      record.person().map(Person::roles).ifPresent(ignored::addAll);
      ignored.removeAll(granted);
    }
    return ignored;
  }

  SyncRow row() {
    return new SyncRow(
        record.ordinal(),
        record.directoryId(),
        record.person(),
        account,
        result,
        ignored(),
        addressDiffers);
  }
}
