package io.entitlements.core.internal.seat;

import io.entitlements.core.internal.change.Changes;
import io.entitlements.seat.Placement;
import io.entitlements.spi.UnitOfWork;

/** A seat or a waiting entry as a text; what it was, also when it has changed since. */
final class PlacementCodec implements Changes.Codec<Placement> {

  private static final String SEATED = "seated ";
  private static final String QUEUED = "queued ";

  private final SeatCodec seats = new SeatCodec();
  private final WaitingCodec waiting = new WaitingCodec();

  @Override
  public String write(Placement placement) {
    return placement instanceof Placement.Seated seated
        ? SEATED + seats.write(seated.seat())
        : QUEUED + waiting.write(((Placement.Queued) placement).waiting());
  }

  @Override
  public Placement read(UnitOfWork store, String text) {
    return text.startsWith(SEATED)
        ? new Placement.Seated(seats.read(store, text.substring(SEATED.length())))
        : new Placement.Queued(waiting.read(store, text.substring(QUEUED.length())));
  }
}
