package io.entitlements.core.internal.seat;

import io.entitlements.core.internal.change.Changes;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatSource;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SeatId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;

/**
 * Keeps a person's seat for a repeat as it was answered, since the seat itself may be released or
 * taken anew by then.
 */
final class SeatCodec implements Changes.Codec<Seat> {

  @Override
  public String write(Seat seat) {
    AccountId account = ((SeatHolder.Person) seat.holder()).account();
    return String.join(
        " ",
        seat.organization().toString(),
        seat.subscription().toString(),
        seat.id().toString(),
        account.toString(),
        seat.source().name(),
        seat.takenAt().toString(),
        Boolean.toString(seat.pinned()));
  }

  @Override
  public Seat read(UnitOfWork store, String text) {
    String[] part = text.split(" ", -1);
    return new Seat(
        OrganizationId.parse(part[0]),
        SubscriptionId.parse(part[1]),
        SeatId.parse(part[2]),
        new SeatHolder.Person(AccountId.parse(part[3])),
        SeatSource.valueOf(part[4]),
        Instant.parse(part[5]),
        Boolean.parseBoolean(part[6]));
  }
}
