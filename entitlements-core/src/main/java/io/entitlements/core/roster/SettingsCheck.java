package io.entitlements.core.roster;

import java.util.Objects;
import java.util.Optional;

/** What a look at a remote list found: whether its settings do, and if not, what is missing. */
public sealed interface SettingsCheck {

  /**
   * The list can be read.
   *
   * @param empty whether nobody is on its first pages
   */
  record CanBeRead(boolean empty) implements SettingsCheck {}

  /**
   * The list cannot be read.
   *
   * @param obstacle what stands in the way
   * @param missing the name of the permission or service that is missing, as the vendor calls it;
   *     several with a space between them; no secret
   */
  record CannotBeRead(Obstacle obstacle, Optional<String> missing) implements SettingsCheck {

    /** Checks that nothing is missing. */
    public CannotBeRead {
      Objects.requireNonNull(obstacle, "obstacle");
      Objects.requireNonNull(missing, "missing");
    }

    /**
     * An obstacle that has no name of the vendor's.
     *
     * @param obstacle what stands in the way
     * @return the answer
     */
    public static CannotBeRead of(Obstacle obstacle) {
      return new CannotBeRead(obstacle, Optional.empty());
    }
  }

  /** What stands in the way of reading a list. */
  enum Obstacle {
    /** There is no such organization on the other side (Microsoft: the tenant). */
    UNKNOWN_ORGANIZATION,
    /** The organization has not let in this application, or does not know it. */
    UNKNOWN_CLIENT,
    /**
     * The addresses are of another cloud than the organization: a token that was given is not taken
     * there, or none is given for there (Microsoft's national clouds).
     */
    OTHER_CLOUD,
    /** The secret or the key is not accepted: another one, or one that has ended. */
    CREDENTIALS,
    /** The person for whom is read is not known, or may not read this list (Google). */
    SUBJECT,
    /**
     * The person for whom is read is shown no active course: there is none, or they take part in
     * none and are no administrator (Google Classroom).
     */
    NO_COURSES,
    /** A permission is missing that an administrator of the organization has to give. */
    PERMISSION,
    /**
     * A service is not switched on: an API in the application's project (Google), or School Data
     * Sync in the organization (Microsoft).
     */
    SERVICE_OFF,
    /** There is no such list: another group, domain or query. */
    UNKNOWN_LIST,
    /** People can be read, but nobody of whom was looked at has an address of the domain. */
    OTHER_DOMAIN,
    /** No connection, or no answer in time: whether the list can be read, cannot be told now. */
    NOT_REACHED,
    /** The other side asks to come later: whether the list can be read, cannot be told now. */
    BUSY,
    /** The answer is not what the vendor's protocol says. */
    OTHER_ANSWER
  }
}
