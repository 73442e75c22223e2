package io.entitlements.benchmarks.launch;

import java.util.List;
import java.util.Map;

/** The claim {@code rights} of a lease as a general JWT library gives it: maps, lists, numbers. */
final class RightsClaim {

  private RightsClaim() {}

  static boolean allow(List<?> rights, long now) {
    for (Object right : rights) {
      if (right instanceof Map<?, ?> members
          && members.get("unlocked") instanceof List<?> unlocked
          && unlocked.contains(LaunchFiles.FEATURE)
          && members.get("terms") instanceof List<?> terms
          && cover(terms, now)) {
        return true;
      }
    }
    return false;
  }

  private static boolean cover(List<?> terms, long now) {
    for (Object term : terms) {
      if (term instanceof List<?> instants
          && instants.get(0) instanceof Number startsAt
          && instants.get(1) instanceof Number endsAt
          && startsAt.longValue() <= now
          && now < endsAt.longValue()) {
        return true;
      }
    }
    return false;
  }
}
