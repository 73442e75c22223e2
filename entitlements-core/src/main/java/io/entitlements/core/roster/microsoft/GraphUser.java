package io.entitlements.core.roster.microsoft;

import io.entitlements.account.Role;
import io.entitlements.core.internal.http.JsonRecord;
import io.entitlements.core.internal.http.JsonShape;
import io.entitlements.core.internal.source.Entry;
import io.entitlements.core.internal.source.ListRole;
import io.entitlements.type.EmailAddress;
import java.util.List;
import java.util.Optional;

/** What Graph says of somebody, as far as it is looked at. */
final class GraphUser {

  /** What Graph is asked for. */
  static final String SELECT = "id,mail,userPrincipalName,givenName,surname,accountEnabled";

  /** What is looked at. */
  static final JsonShape SHAPE =
      JsonShape.of(
              "id",
              "mail",
              "userPrincipalName",
              "givenName",
              "surname",
              "accountEnabled",
              "primaryRole",
              "userType",
              "@odata.type")
          .withObject("@removed", JsonShape.of("reason"));

  private static final String MAIL = "mail";
  private static final String NAME = "userPrincipalName";

  /** What the sign-in names of guests have, which are no addresses. */
  private static final String GUEST = "#EXT#";

  private GraphUser() {}

  /** The person's identifier; empty if it cannot be said who this is. */
  static Optional<String> id(JsonRecord json) {
    return json.text("id").map(String::strip).filter(Entry::isId);
  }

  /**
   * Whether somebody is not in the list any more, or in Graph: {@code changed} for who may come
   * back and {@code deleted} for who may not.
   */
  static boolean isRemoved(JsonRecord json) {
    return json.object("@removed").isPresent();
  }

  /** The address: that of the mailbox, or else the name for signing in, if it is one. */
  static String email(JsonRecord user) {
    String mail = text(user, MAIL);
    String name = text(user, NAME);
    return mail.isEmpty() && !name.contains(GUEST) && EmailAddress.parse(name).isPresent()
        ? name
        : mail;
  }

  /** Whether somebody belongs to another organization, and was only invited to this one. */
  static boolean isGuest(JsonRecord user) {
    return text(user, "userType").equalsIgnoreCase("Guest");
  }

  /**
   * Whether somebody of everybody is told not to be of a domain, if there is one to be of: by the
   * mailbox, or by the name for signing in of who is told to have none.
   */
  static boolean isOutside(JsonRecord user, Optional<String> domain) {
    return user.isTold(MAIL) && isAddressed(user) && !isOf(user, domain);
  }

  /** Whether an address is of a domain, if there is one to be of. */
  static boolean isOf(JsonRecord user, Optional<String> domain) {
    return domain.isEmpty() || ListRole.isOf(email(user), domain.get());
  }

  /** Whether an address is told by which it could be said of which domain somebody is. */
  static boolean isAddressed(JsonRecord user) {
    return hasMail(user) || !text(user, NAME).isEmpty();
  }

  /** Whether a mailbox is told. */
  static boolean hasMail(JsonRecord user) {
    return !text(user, MAIL).isEmpty();
  }

  /** Whether a mailbox is told that is not of a domain, if there is one to be of. */
  static boolean hasMailOutside(JsonRecord user, Optional<String> domain) {
    return domain.isPresent() && hasMail(user) && !ListRole.isOf(text(user, MAIL), domain.get());
  }

  /** Whether an entry tells what everybody has. */
  static boolean isWhole(JsonRecord user) {
    return isAddressed(user) && !text(user, "accountEnabled").isEmpty();
  }

  static Entry entry(String id, JsonRecord user, Role role) {
    String enabled = text(user, "accountEnabled");
    Entry entry =
        new Entry(
            id,
            email(user),
            text(user, "givenName"),
            text(user, "surname"),
            enabled.equals("true"),
            List.of(role),
            Optional.empty());
    if (user.isOdd()) {
      return entry.wrong("a member is of another kind than Graph has it");
    }
    if (!isAddressed(user)) {
      return entry.wrong("neither mail nor userPrincipalName is told");
    }
    return enabled.equals("true") || enabled.equals("false")
        ? entry
        : entry.wrong("accountEnabled is neither true nor false");
  }

  static String text(JsonRecord json, String name) {
    return json.text(name).orElse("").strip();
  }
}
