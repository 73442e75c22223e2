package io.entitlements.core.testkit;

import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.RosterSettings;
import io.entitlements.roster.RosterSource;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is read before a process is killed, and again afterwards: each list has others than the one
 * before, and most that it had.
 *
 * @param number which round, from 0
 * @param administrator who applies it
 * @param organization where
 */
record RosterRound(int number, AccountId administrator, OrganizationId organization) {

  static final int LISTED = 3_000;
  static final int MOVED = 80;

  /** The instant of the round, on the clocks of all processes. */
  Instant instant() {
    return Given.NOW.plus(Duration.ofHours(1).multipliedBy(number));
  }

  RosterWorld list(World world) {
    District district = new District(world, administrator, organization);
    // The guard would hold what the rounds of a day take back together.
    return RosterWorld.in(district, "list", RosterSettings.DEFAULT.guard(100, 1));
  }

  RosterSource source() {
    List<RosterRecord> listed = new ArrayList<>();
    for (int i = number * MOVED; i < number * MOVED + LISTED; i++) {
      listed.add(RosterWorld.teacher("t" + i));
    }
    return Listing.full(listed.toArray(RosterRecord[]::new));
  }

  /** How many were listed in a round before, and are no more. */
  int left() {
    return number * MOVED;
  }

  /** As a word of a command line. */
  String word() {
    return number + "/" + administrator + "/" + organization;
  }

  static RosterRound ofWord(String word) {
    List<String> parts = Arrays.asList(word.split("/", -1));
    return new RosterRound(
        Integer.parseInt(parts.get(0)),
        AccountId.parse(parts.get(1)),
        OrganizationId.parse(parts.get(2)));
  }
}
