package io.entitlements.roster;

import io.entitlements.account.Role;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * What a sync would do, or did, with one person of the list.
 *
 * @param person the person as listed
 * @param result what becomes of the person
 * @param ignoredRoles roles of the list that do not go together with what the person is in this
 *     organization, and were left out
 */
public record SyncRow(Person person, Result result, Set<Role> ignoredRoles) {

  /** Keeps an immutable copy of the roles. */
  public SyncRow {
    Objects.requireNonNull(person, "person");
    Objects.requireNonNull(result, "result");
    ignoredRoles = Collections.unmodifiableSet(new LinkedHashSet<>(ignoredRoles));
  }

  /** What becomes of a person. */
  public enum Result {
    /** Gets a seat. */
    SEAT_GIVEN,
    /** Had a seat before and keeps it. */
    SEAT_KEPT,
    /** Should get a seat, but all are in use. */
    NO_SEAT_LEFT,
    /** Belongs to the organization, in a role that this list gives no seats to. */
    NO_SEAT_FOR_ROLE,
    /** Is listed as not taking part; nothing is changed. */
    NOT_ACTIVE,
    /** Is listed in no role that this library knows; nothing is changed. */
    NO_ROLE
  }
}
