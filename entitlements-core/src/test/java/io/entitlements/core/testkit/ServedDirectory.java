package io.entitlements.core.testkit;

import io.entitlements.roster.Person;
import io.entitlements.roster.RosterSource;
import java.net.http.HttpClient;

/** A directory whose people come, change and go, as the one that it stands for has them do. */
interface ServedDirectory extends AutoCloseable {

  /** Reads all of them. */
  HttpClient HTTP = HttpClient.newHttpClient();

  /** How many are given at once, so that lists have pages. */
  int AT_ONCE = 5;

  /** Somebody is new, or another. */
  void put(Person person);

  /** Somebody is there no more. */
  void remove(String id);

  /** By what its list identifies somebody. */
  default String idOf(Person person) {
    return person.directoryId();
  }

  /** What reads it. */
  RosterSource source();

  @Override
  void close();

  /** Some leave in one way, and others in another. */
  static boolean leavesQuietly(String id) {
    return (id.hashCode() & 1) == 0;
  }
}
