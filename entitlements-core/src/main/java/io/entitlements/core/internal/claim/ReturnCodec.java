package io.entitlements.core.internal.claim;

import io.entitlements.claim.ReturnedBundle;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.OrderNumber;
import java.time.LocalDate;

/** A bundle that was ended, as an answer is kept: its place in the order, and the day. */
record ReturnCodec(OrderNumber order) implements Changes.Codec<ReturnedBundle> {

  @Override
  public String write(ReturnedBundle value) {
    return value.place() + " " + value.lastDay();
  }

  @Override
  public ReturnedBundle read(UnitOfWork store, String text) {
    int space = text.indexOf(' ');
    return new ReturnedBundle(
        order,
        Integer.parseInt(text.substring(0, space)),
        LocalDate.parse(text.substring(space + 1)));
  }
}
