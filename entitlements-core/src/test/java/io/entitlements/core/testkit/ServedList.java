package io.entitlements.core.testkit;

import io.entitlements.roster.Person;
import io.entitlements.roster.RosterSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A list whose directory is brought to what it is to say by what changes there. */
final class ServedList implements AutoCloseable {

  private final ServedDirectory directory;
  private final Map<String, Person> listed = new LinkedHashMap<>();

  ServedList(ServedDirectory directory) {
    this.directory = directory;
  }

  /** What reads it, once it names these people and nobody else. */
  RosterSource naming(Collection<Person> people) {
    Set<String> gone = new HashSet<>(listed.keySet());
    for (Person person : people) {
      gone.remove(person.directoryId());
      if (!person.equals(listed.put(person.directoryId(), person))) {
        directory.put(person);
      }
    }
    gone.forEach(directory::remove);
    listed.keySet().removeAll(gone);
    return directory.source();
  }

  /** By what the list identifies somebody. */
  String idOf(Person person) {
    return directory.idOf(person);
  }

  @Override
  public void close() {
    directory.close();
  }
}
