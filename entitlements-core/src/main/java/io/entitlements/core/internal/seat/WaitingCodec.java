package io.entitlements.core.internal.seat;

import io.entitlements.core.internal.change.Changes;
import io.entitlements.seat.SeatSource;
import io.entitlements.seat.Waiting;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;

/** A waiting entry as a text; what it was, also when it has ended since. */
final class WaitingCodec implements Changes.Codec<Waiting> {

  @Override
  public String write(Waiting waiting) {
    return String.join(
        " ",
        waiting.organization().toString(),
        waiting.subscription().toString(),
        waiting.account().toString(),
        waiting.source().name(),
        waiting.since().toString());
  }

  @Override
  public Waiting read(UnitOfWork store, String text) {
    String[] part = text.split(" ", -1);
    return new Waiting(
        OrganizationId.parse(part[0]),
        SubscriptionId.parse(part[1]),
        AccountId.parse(part[2]),
        SeatSource.valueOf(part[3]),
        Instant.parse(part[4]));
  }
}
