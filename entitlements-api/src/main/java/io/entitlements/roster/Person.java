package io.entitlements.roster;

import io.entitlements.account.Role;
import io.entitlements.type.DisplayText;
import io.entitlements.type.EmailAddress;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One person of a directory's list, as far as this library needs to know.
 *
 * @param directoryId the directory's own immutable identifier; 1 to {@value
 *     RosterRecord#MAX_ID_LENGTH} characters
 * @param email the person's address
 * @param givenName the given name, at most {@value #MAX_NAME_LENGTH} characters, possibly empty
 * @param familyName the family name, at most {@value #MAX_NAME_LENGTH} characters, possibly empty
 * @param roles the roles that the list gives, the primary one first, without repeats; lists give
 *     {@link Role#EDUCATOR} and {@link Role#STUDENT} only; empty for someone who is neither (a
 *     parent, a contact)
 * @param active whether the directory says that the person takes part now
 */
public record Person(
    String directoryId,
    EmailAddress email,
    String givenName,
    String familyName,
    List<Role> roles,
    boolean active)
    implements RosterRecord {

  private static final Set<Role> GIVEN_BY_LISTS =
      Collections.unmodifiableSet(EnumSet.of(Role.EDUCATOR, Role.STUDENT));

  /** The longest given name and the longest family name, in characters. */
  public static final int MAX_NAME_LENGTH = 200;

  /** Checks the identifier and the names, and keeps an immutable copy of the roles. */
  public Person {
    Objects.requireNonNull(email, "email");
    DisplayText.check("givenName", givenName, 0, MAX_NAME_LENGTH);
    DisplayText.check("familyName", familyName, 0, MAX_NAME_LENGTH);
    RosterRecord.checkId(directoryId);
    roles = List.copyOf(roles);
    if (!GIVEN_BY_LISTS.containsAll(roles)) {
      throw new IllegalArgumentException("a list gives " + GIVEN_BY_LISTS + ", not " + roles);
    }
    if (roles.stream().distinct().count() != roles.size()) {
      throw new IllegalArgumentException("roles repeat: " + roles);
    }
  }

  @Override
  public String toString() {
    return "Person[" + directoryId + "]";
  }
}
