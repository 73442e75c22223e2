package io.entitlements.benchmarks;

import java.util.UUID;

/**
 * The people of a district's list, some of whom change. They are made of numbers, so that every
 * process makes the same ones. Thread-safe.
 */
final class ListedPeople {

  /** It has no divisor in common with the sizes, so that all places have their turn. */
  private static final int STRIDE = 7_919;

  private final int[] hired;
  private final int[] renamed;
  private long turn;

  ListedPeople(int count) {
    hired = new int[count];
    renamed = new int[count];
  }

  int count() {
    return hired.length;
  }

  /**
   * Changes the people of so many places, each once before any twice: of every two, one has left
   * and somebody new is there, and the other has a new name.
   */
  synchronized void change(int places) {
    for (int i = 0; i < places; i++) {
      int place = (int) (turn++ * STRIDE % count());
      (i % 2 == 0 ? hired : renamed)[place]++;
    }
  }

  /** As long as the identifiers of directories are. */
  synchronized String id(int place) {
    return new UUID(place, hired[place]).toString();
  }

  synchronized String email(int place) {
    return "p" + place + "." + hired[place] + "@school.example";
  }

  synchronized String givenName(int place) {
    return "Given" + renamed[place];
  }

  String familyName(int place) {
    return "Family" + place;
  }
}
