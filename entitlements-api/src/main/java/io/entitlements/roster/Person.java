package io.entitlements.roster;

import io.entitlements.account.Role;
import io.entitlements.type.EmailAddress;
import java.util.List;
import java.util.Objects;

/**
 * One person of a directory's list, as far as this library needs to know.
 *
 * @param directoryId the directory's own immutable identifier (OneRoster: {@code sourcedId}); 1 to
 *     255 characters
 * @param email the person's address
 * @param givenName the given name, possibly empty
 * @param familyName the family name, possibly empty
 * @param roles the roles that the list gives, the primary one first, without repeats; only {@link
 *     Role#EDUCATOR}, {@link Role#STUDENT} and {@link Role#ADMINISTRATOR} come from lists; empty
 *     for someone who is neither (a parent, a contact)
 * @param active whether the directory says that the person takes part now
 */
public record Person(
    String directoryId,
    EmailAddress email,
    String givenName,
    String familyName,
    List<Role> roles,
    boolean active) {

  /** The longest directory identifier, in characters (OneRoster 1.2 recommends at most 255). */
  public static final int MAX_ID_LENGTH = 255;

  /** Checks the identifier and keeps an immutable copy of the roles. */
  public Person {
    Objects.requireNonNull(email, "email");
    Objects.requireNonNull(givenName, "givenName");
    Objects.requireNonNull(familyName, "familyName");
    if (directoryId.isBlank() || directoryId.length() > MAX_ID_LENGTH) {
      throw new IllegalArgumentException("directoryId has 1 to " + MAX_ID_LENGTH + " characters");
    }
    roles = List.copyOf(roles);
    if (roles.stream().distinct().count() != roles.size()) {
      throw new IllegalArgumentException("roles repeat: " + roles);
    }
  }

  @Override
  public String toString() {
    return "Person[" + directoryId + "]";
  }
}
