package io.entitlements.core.internal.source;

import io.entitlements.account.Role;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterRecord;
import io.entitlements.type.DisplayText;
import io.entitlements.type.EmailAddress;
import java.util.List;
import java.util.Optional;

/**
 * What a list says of somebody, whatever it is written in.
 *
 * @param id the identifier, which is one
 * @param email the address as it is written, or an empty text
 * @param active whether the person takes part now
 * @param roles what the person's roles are here, the primary one first
 * @param problem what is wrong with the entry, if something is; none of its values
 */
public record Entry(
    String id,
    String email,
    String givenName,
    String familyName,
    boolean active,
    List<Role> roles,
    Optional<String> problem) {

  /**
   * Who has neither a role that needs an address nor an address: in a list of everybody there is
   * nothing to say of them, and of what changed, that they left.
   */
  public boolean isNobody() {
    if (problem.isPresent()) {
      return false;
    }
    return email.isEmpty()
        ? !(active && roles.contains(Role.EDUCATOR))
        : (!active || roles.isEmpty()) && EmailAddress.parse(email).isEmpty();
  }

  /** The same with something wrong with it. */
  public Entry wrong(String what) {
    return new Entry(id, email, givenName, familyName, active, roles, Optional.of(what));
  }

  /** The entry as it is passed on; of who {@link #isNobody is nobody}, that they left. */
  public RosterRecord toRecord() {
    if (isNobody()) {
      return new RosterRecord.Left(id);
    }
    Optional<EmailAddress> address = EmailAddress.parse(email);
    Optional<String> wrong = problem.or(() -> nameProblem()).or(() -> emailProblem(address));
    return wrong.isPresent()
        ? new RosterRecord.Unusable(id, Remarks.cut(wrong.get()))
        : new Person(id, address.orElseThrow(), givenName, familyName, roles, active);
  }

  private Optional<String> emailProblem(Optional<EmailAddress> address) {
    if (address.isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        email.isEmpty()
            ? "someone with an educator's role needs an email address"
            : "this is not an email address");
  }

  private Optional<String> nameProblem() {
    return check("the given name", givenName).or(() -> check("the family name", familyName));
  }

  /** What is wrong with a name. */
  public static Optional<String> check(String what, String name) {
    try {
      DisplayText.check(what, name, 0, Person.MAX_NAME_LENGTH);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Whether a text can be somebody's identifier. */
  public static boolean isId(String text) {
    try {
      DisplayText.checkLine("an identifier", text, 1, RosterRecord.MAX_ID_LENGTH);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Without an address and names. */
  @Override
  public String toString() {
    return "Entry[" + id + "]";
  }
}
