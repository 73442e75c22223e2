package io.entitlements.benchmarks;

import io.entitlements.seat.Seats;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;

/** Through the facade. */
record LibrarySeats(Seats seats, AccountId administrator) implements SeatTurn {

  @Override
  public Object run(Portal.School school, Schools.Teacher teacher, String key) {
    seats
        .assign(
            administrator,
            school.organization(),
            school.subscription(),
            EmailAddress.of(teacher.email()),
            IdempotencyKey.of("assign-" + key))
        .orElseThrow();
    return seats
        .release(
            administrator,
            school.organization(),
            school.subscription(),
            teacher.account(),
            IdempotencyKey.of("release-" + key))
        .orElseThrow();
  }
}
