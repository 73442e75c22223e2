package io.entitlements.spi.testkit;

import io.entitlements.catalog.OverCapacityPolicy.Keep;
import io.entitlements.key.Allotment;
import io.entitlements.key.ProductKey;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatSource;
import io.entitlements.seat.Waiting;
import io.entitlements.spi.Capacity;
import io.entitlements.spi.Job;
import io.entitlements.spi.SeatStore.Among;
import io.entitlements.spi.SeatUse;
import io.entitlements.spi.Storage;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.spi.testkit.StoreStep.Holder;
import io.entitlements.subscription.Subscription;
import io.entitlements.subscription.Term;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.JobId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SeatId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** A store that takes the same steps as the plain one, in a transaction each. */
final class StoreWorld {

  private static final int PEOPLE = 5;
  private static final int ALL = 1_000;

  private final Storage storage;
  private final Subscription subscription;
  private final List<AccountId> people;

  StoreWorld(Storage storage) {
    this.storage = storage;
    this.subscription = storage.write(Given::emptySubscription);
    this.people =
        storage.write(
            work -> IntStream.range(0, PEOPLE).mapToObj(i -> Given.accountId(work)).toList());
  }

  Object step(StoreStep step, PlainStore plain) {
    if (step instanceof StoreStep.Undone undone) {
      try {
        return storage.write(
            work -> {
              step(work, undone.step(), plain);
              throw new Undo();
            });
      } catch (Undo undo) {
        return "undone";
      }
    }
    return storage.write(work -> step(work, step, plain));
  }

  private Object step(UnitOfWork work, StoreStep step, PlainStore plain) {
    if (step instanceof StoreStep.Take take) {
      boolean keyIsThere = take.holder().key().map(plain.keys::containsKey).orElse(true);
      return keyIsThere
          ? work.seats().take(seat(plain.nextId, take.holder(), take.minute()))
          : "no such key";
    }
    lock(work);
    if (step instanceof StoreStep.Release release) {
      Instant inside = plain.from.map(StoreWorld::at).orElse(at(0));
      return find(work, release.holder())
          .map(seat -> work.seats().release(seat, inside))
          .orElse(false);
    } else if (step instanceof StoreStep.Pin pin) {
      return find(work, pin.holder())
          .map(seat -> work.seats().pin(seat, pin.pinned()))
          .orElse(false);
    } else if (step instanceof StoreStep.Use use) {
      work.seats().used(of(), holder(use.holder()), at(use.minute()), at(use.unlessSince()));
    } else if (step instanceof StoreStep.InsertKey insert) {
      boolean added = !plain.keys.containsKey(insert.key());
      if (added) {
        work.productKeys().insert(key(insert.key(), insert.days()));
      }
      return added;
    } else if (step instanceof StoreStep.ReplaceKey replace) {
      boolean there = plain.keys.containsKey(replace.key());
      if (there) {
        work.productKeys().replace(key(replace.key(), replace.days()));
      }
      return there;
    } else if (step instanceof StoreStep.SetCapacity set) {
      work.subscriptions().setCapacity(of(), subscription.id(), capacity(set, plain));
    } else if (step instanceof StoreStep.Wait wait) {
      AccountId account = people.get(wait.person());
      return work.waiting()
          .add(new Waiting(of(), subscription.id(), account, SeatSource.TYPED, at(0)));
    } else if (step instanceof StoreStep.StopWaiting stop) {
      return work.waiting().remove(of(), subscription.id(), people.get(stop.person()));
    } else {
      return ofJobs(work, step, plain);
    }
    return "done";
  }

  private Object ofJobs(UnitOfWork work, StoreStep step, PlainStore plain) {
    if (step instanceof StoreStep.InsertJob insert) {
      return work.jobs().insert(job(insert.job(), insert.due(), 0));
    } else if (step instanceof StoreStep.Lease lease) {
      return work
          .jobs()
          .lease(Fixtures.LANE, at(lease.minute()), at(lease.until()), lease.limit())
          .stream()
          .map(job -> (int) (job.id().value().getLeastSignificantBits() & 0xff))
          .toList();
    } else if (step instanceof StoreStep.Complete complete) {
      int attempt = PlainSteps.attempt(complete.job(), complete.late(), plain);
      return work.jobs().complete(job(complete.job(), 0, attempt), at(0));
    } else if (step instanceof StoreStep.Retry retry) {
      int attempt = PlainSteps.attempt(retry.job(), false, plain);
      return work.jobs().retry(job(retry.job(), 0, attempt), at(retry.due()));
    }
    int number = ((StoreStep.Abandon) step).job();
    int attempt = PlainSteps.attempt(number, false, plain);
    return work.jobs().abandon(job(number, 0, attempt), at(0));
  }

  SeatUse use() {
    return storage.read(work -> work.subscriptions().use(of(), subscription.id()));
  }

  static SeatUse use(PlainStore plain) {
    return new SeatUse(
        plain.people(),
        plain.used(),
        plain.total,
        plain.waiting.size(),
        plain.from.map(StoreWorld::at),
        plain.until.map(StoreWorld::at));
  }

  List<Integer> keys() {
    return storage.read(
        work ->
            work.productKeys().of(of(), subscription.id()).stream()
                .map(key -> (int) key.number())
                .toList());
  }

  List<Integer> waiting() {
    return storage.read(
        work ->
            work.waiting().first(of(), subscription.id(), ALL).stream()
                .map(waiting -> people.indexOf(waiting.account()))
                .toList());
  }

  List<Integer> inOrderOfRelease(Keep keep) {
    Among all = new Among(true, Set.of(keyId(0), keyId(1), keyId(2)));
    return storage.read(
        work ->
            work.seats().inOrderOfRelease(of(), subscription.id(), all, keep, ALL).stream()
                .map(seat -> (int) (seat.id().value().getLeastSignificantBits() & 0xffff))
                .toList());
  }

  int devices(int key) {
    return storage.read(work -> work.productKeys().devicesInUse(of(), keyId(key)));
  }

  Optional<Boolean> isPinned(Holder holder) {
    return storage.read(work -> find(work, holder)).map(Seat::pinned);
  }

  private void lock(UnitOfWork work) {
    if (work.subscriptions().lock(of(), subscription.id()).isEmpty()) {
      throw new AssertionError("the subscription is gone");
    }
  }

  private Optional<Seat> find(UnitOfWork work, Holder holder) {
    return work.seats().find(of(), subscription.id(), holder(holder));
  }

  private SeatHolder holder(Holder holder) {
    return holder
        .key()
        .<SeatHolder>map(key -> new SeatHolder.Device(device(holder.number()), keyId(key)))
        .orElseGet(() -> new SeatHolder.Person(people.get(holder.number())));
  }

  private Seat seat(int id, Holder holder, int minute) {
    SeatSource source = holder.key().isPresent() ? SeatSource.PRODUCT_KEY : SeatSource.TYPED;
    SeatId seatId = new SeatId(id(3, id));
    return new Seat(of(), subscription.id(), seatId, holder(holder), source, at(minute), false);
  }

  private ProductKey key(int number, int days) {
    Term term = new Term(at(0), at(0).plus(Duration.ofDays(days)));
    return new ProductKey(
        of(),
        subscription.id(),
        keyId(number),
        List.of(new Allotment(1, term)),
        Optional.empty(),
        0,
        number);
  }

  private static Capacity capacity(StoreStep.SetCapacity set, PlainStore plain) {
    Map<ProductKeyId, Integer> ofKeys = new HashMap<>();
    int total = 0;
    for (int key = 0; key < set.seats().size(); key++) {
      if (plain.keys.containsKey(key) && set.seats().get(key) > 0) {
        ofKeys.put(keyId(key), set.seats().get(key));
        total += set.seats().get(key);
      }
    }
    return new Capacity(
        total, ofKeys, set.from().map(StoreWorld::at), set.until().map(StoreWorld::at));
  }

  private Job job(int number, int due, int attempt) {
    return new Job(
        of(), new JobId(id(4, number)), "send-mail", Fixtures.LANE, "", at(due), attempt);
  }

  private OrganizationId of() {
    return subscription.organization();
  }

  private static ProductKeyId keyId(int number) {
    return new ProductKeyId(id(1, number));
  }

  private static DeviceId device(int number) {
    return new DeviceId(id(2, number));
  }

  private static UUID id(int kind, int number) {
    return new UUID(0x0195_0000_0000_7000L, 0x8000_0000_0000_0000L | (long) kind << 32 | number);
  }

  private static Instant at(int minute) {
    return Fixtures.NOW.plus(Duration.ofMinutes(minute));
  }

  private static final class Undo extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
