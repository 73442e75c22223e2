package io.entitlements.core.internal.source;

import io.entitlements.error.RosterUnavailableException;
import io.entitlements.error.RosterUnavailableException.Reason;
import io.entitlements.roster.RosterRecord;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Groups inside a group, at any depth. They are not read: nobody gets a seat by being in one. But
 * who was moved from the group into one of them, is still meant by it, so whoever is in one keeps
 * what they have.
 */
public final class Nested {

  private static final int MOST = 1_000;
  private static final String WHY = "is in a group inside the group, which is not read";

  private final People people;
  private final Set<String> known = new HashSet<>();
  private final Queue<String> waiting = new ArrayDeque<>();
  private boolean isEmpty = true;

  /**
   * Of one reading.
   *
   * @param outer the group that is read
   */
  public Nested(People people, String outer) {
    this.people = people;
    known.add(outer);
  }

  /** A group inside; empty if it cannot be said which. */
  public void add(Optional<String> group) {
    isEmpty = false;
    people.note("a group inside the group is not read: list it by itself");
    if (group.isEmpty()) {
      people.incomplete("a group inside the group has no id that can be used");
    } else if (known.add(group.get())) {
      People.requireBounded(known.size());
      waiting.add(group.get());
    }
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return isEmpty;
  }

  /** Somebody in a group inside; nothing is said of who is in the group itself, too. */
  public void keep(Optional<String> person) {
    if (person.isEmpty()) {
      people.incomplete("someone is listed without an id that can be used");
    } else if (people.isNew(person.get())) {
      people.add(new RosterRecord.Unusable(person.get(), WHY));
    }
  }

  /** Of a group inside it is not known who is in it. */
  public void isReadInPart() {
    people.incomplete("a group inside the group cannot be looked into: nobody loses a seat");
  }

  /**
   * Looks into each group, also into those found meanwhile. If one cannot be looked into, absence
   * from the list says nothing.
   *
   * @param look {@link #add adds} and {@link #keep keeps} a group's members
   */
  public void each(Consumer<String> look) {
    for (int looked = 1; !waiting.isEmpty(); looked++) {
      if (looked > MOST) {
        people.incomplete("there are more than " + MOST + " groups inside the group");
        return;
      }
      try {
        look.accept(waiting.remove());
      } catch (RosterUnavailableException failed) {
        if (failed.reason() != Reason.NOT_AUTHORIZED && failed.reason() != Reason.MALFORMED) {
          throw failed;
        }
        isReadInPart();
      }
      people.flush();
    }
  }
}
