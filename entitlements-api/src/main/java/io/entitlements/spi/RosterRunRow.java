package io.entitlements.spi;

import io.entitlements.account.Role;
import io.entitlements.roster.SyncRow;
import io.entitlements.type.AccountId;
import io.entitlements.type.SeatId;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What came of one person by a run, with what is needed to take it back. Nobody's address is kept.
 *
 * @param ordinal its place in the run
 * @param directoryId the directory's own identifier; empty for a typed seat
 * @param account the account, if there is one
 * @param result what came of it
 * @param ignoredRoles roles of the list that were left out
 * @param addressDiffers whether the list has another address than the account
 * @param before what the list gave the person before; empty if the person was not linked
 * @param given the seat that it gave, if it did
 */
public record RosterRunRow(
    int ordinal,
    Optional<String> directoryId,
    Optional<AccountId> account,
    SyncRow.Result result,
    Set<Role> ignoredRoles,
    boolean addressDiffers,
    Optional<RosterLink.Standing> before,
    Optional<SeatId> given) {

  /** Keeps an immutable copy. */
  public RosterRunRow {
    Objects.requireNonNull(directoryId, "directoryId");
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(result, "result");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(given, "given");
    ignoredRoles = Set.copyOf(ignoredRoles);
  }
}
