package io.entitlements.jdbc;

import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.ProductId;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatSource;
import io.entitlements.spi.EventRow;
import io.entitlements.spi.SeatStore.Taking;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SeatId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;

/** The process that {@link CrashTest} kills: takes and releases seats, and says so afterwards. */
final class CrashWriter {

  static final Subscription SUBSCRIPTION =
      Subscription.of(
          new OrganizationId(new UUID(1, 1)),
          new SubscriptionId(new UUID(1, 2)),
          new ProductId("notebook"),
          new OverCapacityPolicy(OverCapacityPolicy.Keep.OLDEST, 0));
  static final ProductKeyId KEY = new ProductKeyId(new UUID(1, 3));

  private static final int THREADS = 3;
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  private CrashWriter() {}

  /** The only argument is the URL of the database. */
  public static void main(String[] arguments) {
    JdbcStorage storage = JdbcStorage.create(JdbcConnectionPool.create(arguments[0], "sa", ""));
    for (int i = 0; i < THREADS; i++) {
      new Thread(() -> writeForever(storage)).start();
    }
  }

  private static void writeForever(JdbcStorage storage) {
    for (int i = 0; ; i++) {
      Seat seat = newSeat(i % 2 == 0);
      storage.write(work -> require(work.seats().take(seat) == Taking.TAKEN, work));
      say("held " + seat.id() + ".");
      if (i % 3 == 0) {
        say("releasing " + seat.id() + ".");
        storage.write(work -> require(release(work, seat), work));
        say("freed " + seat.id() + ".");
      }
    }
  }

  private static boolean require(boolean done, UnitOfWork work) {
    if (!done) {
      throw new AssertionError("refused");
    }
    work.events()
        .append(
            SUBSCRIPTION.organization(),
            List.of(
                new EventRow(
                    0, "seat", SUBSCRIPTION.id().value(), "crash", "crash", "{}", NOW, NOW)));
    return true;
  }

  private static Seat newSeat(boolean ofPerson) {
    SeatHolder holder =
        ofPerson
            ? new SeatHolder.Person(new AccountId(UUID.randomUUID()))
            : new SeatHolder.Device(new DeviceId(UUID.randomUUID()), KEY);
    return new Seat(
        SUBSCRIPTION.organization(),
        SUBSCRIPTION.id(),
        new SeatId(UUID.randomUUID()),
        holder,
        ofPerson ? SeatSource.TYPED : SeatSource.PRODUCT_KEY,
        NOW,
        false);
  }

  private static boolean release(UnitOfWork work, Seat seat) {
    work.subscriptions().lock(seat.organization(), seat.subscription());
    return work.seats().release(seat, NOW);
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
