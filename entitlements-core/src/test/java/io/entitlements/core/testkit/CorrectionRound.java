package io.entitlements.core.testkit;

import io.entitlements.claim.Claims;
import io.entitlements.type.Actor;
import io.entitlements.type.ClaimId;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a vendor's desk does before it is killed, and again afterwards, by the same requests: every
 * other claim is cancelled, and the hardware of the others was returned.
 *
 * @param round which round, from 0
 * @param school whose claims
 * @param claims the claims, of one order each
 */
record CorrectionRound(int round, OrganizationId school, List<ClaimId> claims) {

  /** How many claims there are in a round. */
  static final int CLAIMS = 6;

  private static final Actor VENDOR = new Actor.Task("support");

  /** The instant of a round, on the clocks of all processes. */
  static Instant instant(int round) {
    return Given.NOW.plus(Duration.ofMinutes(3).multipliedBy(round));
  }

  boolean isCancelled(int place) {
    return place % 2 == 0;
  }

  void correct(World world, int place) {
    Claims desk = world.engine().claims();
    IdempotencyKey key = IdempotencyKey.of("correct-" + round + "-" + place);
    if (isCancelled(place)) {
      desk.cancel(VENDOR, school, claims.get(place), key).orElseThrow();
    } else {
      LocalDate past = Given.NOW.atZone(Given.ZONE).toLocalDate().minusDays(1);
      OrderNumber order = new OrderNumber("SHOP-" + (round * CLAIMS + place + 1));
      desk.endReturned(VENDOR, order, 0, past, key).orElseThrow();
    }
  }

  /** As a word of a command line. */
  String word() {
    return round
        + "/"
        + school
        + "/"
        + claims.stream().map(ClaimId::toString).collect(Collectors.joining(","));
  }

  static CorrectionRound ofWord(String word) {
    List<String> parts = Arrays.asList(word.split("/", -1));
    return new CorrectionRound(
        Integer.parseInt(parts.get(0)),
        OrganizationId.parse(parts.get(1)),
        Arrays.stream(parts.get(2).split(",", -1)).map(ClaimId::parse).toList());
  }
}
