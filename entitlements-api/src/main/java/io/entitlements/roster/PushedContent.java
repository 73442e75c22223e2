package io.entitlements.roster;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What a directory says of something. */
public sealed interface PushedContent {

  /**
   * The directory's own identifier of it, if it gave one; compared exactly.
   *
   * @return the identifier
   */
  Optional<String> externalId();

  /**
   * What is kept of it for the directory.
   *
   * @return a text of the protocol
   */
  String body();

  /**
   * A person.
   *
   * @param name the name that no other person of the list has, in any case of its letters
   * @param externalId the directory's own identifier
   * @param body what is kept
   * @param record what it means for seats; its identifier is that of the resource
   */
  record User(String name, Optional<String> externalId, String body, RosterRecord record)
      implements PushedContent {

    /** Checks that nothing is missing. */
    public User {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(externalId, "externalId");
      Objects.requireNonNull(body, "body");
      Objects.requireNonNull(record, "record");
    }

    @Override
    public String toString() {
      return "User[" + record.directoryId() + "]";
    }
  }

  /**
   * A group.
   *
   * @param externalId the directory's own identifier
   * @param body what is kept, without its members
   * @param joining whose membership begins, by their identifiers; who is a member already stays one
   * @param leaving whose membership ends; who is no member stays none
   */
  record Group(Optional<String> externalId, String body, Set<String> joining, Set<String> leaving)
      implements PushedContent {

    /** Keeps immutable copies. */
    public Group {
      Objects.requireNonNull(externalId, "externalId");
      Objects.requireNonNull(body, "body");
      joining = Set.copyOf(joining);
      leaving = Set.copyOf(leaving);
    }

    @Override
    public String toString() {
      return "Group[" + joining.size() + " joining, " + leaving.size() + " leaving]";
    }
  }
}
