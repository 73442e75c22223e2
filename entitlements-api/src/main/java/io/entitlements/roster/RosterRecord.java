package io.entitlements.roster;

import io.entitlements.type.DisplayText;

/**
 * One entry of a directory's list. If a list has several entries of one identifier, the last one
 * counts.
 */
public sealed interface RosterRecord permits Person, RosterRecord.Left, RosterRecord.Unusable {

  /** The longest directory identifier, in characters (OneRoster 1.2 recommends at most 255). */
  int MAX_ID_LENGTH = 255;

  /**
   * The directory's own immutable identifier of the person (OneRoster: {@code sourcedId}).
   *
   * @return 1 to {@value #MAX_ID_LENGTH} characters
   */
  String directoryId();

  /**
   * The list says that this person is in it no more.
   *
   * @param directoryId the directory's own immutable identifier
   */
  record Left(String directoryId) implements RosterRecord {

    /** Checks the identifier. */
    public Left {
      checkId(directoryId);
    }
  }

  /**
   * Somebody is listed but cannot be used, for example without an address. Who has a seat through
   * this entry keeps it; the report says why.
   *
   * @param directoryId the directory's own immutable identifier
   * @param why what is wrong, without personal data; 1 to 200 characters
   */
  record Unusable(String directoryId, String why) implements RosterRecord {

    /** Checks the identifier and the reason. */
    public Unusable {
      checkId(directoryId);
      DisplayText.check("why", why, 1, 200);
    }
  }

  /**
   * Checks an identifier.
   *
   * @param directoryId the directory's own immutable identifier
   * @throws IllegalArgumentException if it is blank or too long, or holds a NUL, which no store
   *     keeps
   */
  static void checkId(String directoryId) {
    if (directoryId.isBlank()
        || directoryId.length() > MAX_ID_LENGTH
        || directoryId.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("directoryId has 1 to " + MAX_ID_LENGTH + " characters");
    }
  }
}
