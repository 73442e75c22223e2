package io.entitlements.benchmarks;

import io.entitlements.roster.RosterSource;

/** A district's list of {@link ListedPeople}, which is read by a connector of the library. */
interface DistrictList extends AutoCloseable {

  /** What reads it. */
  RosterSource source();

  /** Changes the people of so many places, as {@link ListedPeople#change} does. */
  void change(int places);

  @Override
  void close();
}
