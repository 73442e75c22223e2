package io.entitlements.core.internal.subscription;

import io.entitlements.spi.OverviewRow.Position;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.Optional;

/** The text of a place in the overview: the last row's next renewal, organization, subscription. */
final class OverviewCursor {

  private static final String NEVER = "-";

  private OverviewCursor() {}

  static String write(Position position) {
    return position.nextRenewal().map(at -> Long.toString(at.toEpochMilli())).orElse(NEVER)
        + "~"
        + position.organization()
        + "~"
        + position.subscription();
  }

  static Position read(String text) {
    String[] part = text.split("~", -1);
    if (part.length != 3) {
      throw new IllegalArgumentException("this is not a cursor of the overview");
    }
    try {
      Optional<Instant> renewal =
          part[0].equals(NEVER)
              ? Optional.empty()
              : Optional.of(Instant.ofEpochMilli(Long.parseLong(part[0])));
      return new Position(renewal, OrganizationId.parse(part[1]), SubscriptionId.parse(part[2]));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("this is not a cursor of the overview", e);
    }
  }
}
