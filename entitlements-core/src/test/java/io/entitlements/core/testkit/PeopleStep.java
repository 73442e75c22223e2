package io.entitlements.core.testkit;

/**
 * One thing that somebody does, to the plain lists and to the engine. People are named by their
 * addresses, everything else by its number.
 */
interface PeopleStep {

  /** The vendor, in the place of a person. */
  int VENDOR = -1;

  /** Whether those exist whom the step needs. */
  boolean isPossible(PlainPeople plain);

  /** What the rules say: does it, or answers the code of a refusal and changes nothing. */
  String ruled(PlainPeople plain);

  /** What the engine does: an outcome, or what it comes to in a word. */
  Object done(PeopleWorld world);

  static boolean isPossible(PlainPeople plain, int... addresses) {
    for (int address : addresses) {
      if (address != VENDOR && !plain.exists(address)) {
        return false;
      }
    }
    return true;
  }
}
