package io.entitlements.core.testkit;

import io.entitlements.key.ProductKey;
import io.entitlements.seat.Seat;
import io.entitlements.seat.Waiting;
import io.entitlements.spi.EventStore;
import io.entitlements.spi.Job;
import io.entitlements.spi.JobStore;
import io.entitlements.spi.ProductKeyStore;
import io.entitlements.spi.SeatRun;
import io.entitlements.spi.SeatRunStore;
import io.entitlements.spi.SeatStore;
import io.entitlements.spi.Storage;
import io.entitlements.spi.SubscriptionStore;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.spi.WaitingStore;
import io.entitlements.spi.Wakeups;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.OrganizationId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Fails every unit of work that writes or locks seats, keys or subscriptions of one organization
 * and anything of another's, or that does not say whose it writes: organizations can only be spread
 * over a distributed database if none of them does.
 */
final class OneOrganizationStorage implements Storage {

  private static final Set<Class<?>> OF_SEATS =
      Set.of(
          ProductKeyStore.class,
          SeatRunStore.class,
          SeatStore.class,
          SubscriptionStore.class,
          WaitingStore.class);

  private static final Set<Class<?>> BESIDE = Set.of(EventStore.class, JobStore.class);

  /** What changes nothing; everything else is taken for a change. */
  private static final Set<String> READS =
      Set.of(
          "about",
          "after",
          "devicesInUse",
          "find",
          "findAll",
          "first",
          "inOrderOfRelease",
          "notUsedSince",
          "of",
          "revision",
          "rows",
          "use");

  private final Storage storage;

  OneOrganizationStorage(Storage storage) {
    this.storage = storage;
  }

  @Override
  public <T> T write(Function<UnitOfWork, T> work) {
    return storage.write(store -> work.apply(watched(store)));
  }

  @Override
  public <T> T read(Function<UnitOfWork, T> work) {
    return storage.read(work);
  }

  @Override
  public boolean isShared() {
    return storage.isShared();
  }

  @Override
  public Optional<Wakeups> wakeups() {
    return storage.wakeups();
  }

  @Override
  public void close() {
    storage.close();
  }

  private static UnitOfWork watched(UnitOfWork store) {
    Touched touched = new Touched();
    return watched(
        UnitOfWork.class,
        store,
        (method, arguments, result) -> {
          Class<?> type = method.getReturnType();
          boolean isWatched = OF_SEATS.contains(type) || BESIDE.contains(type);
          return isWatched
              ? watched(
                  type,
                  result,
                  (call, given, answer) -> {
                    touched.by(call, given);
                    return answer;
                  })
              : result;
        });
  }

  private interface Watcher {
    Object saw(Method method, Object[] arguments, Object result);
  }

  private static <T> T watched(Class<T> type, Object target, Watcher watcher) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                return watcher.saw(method, arguments, method.invoke(target, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return type.cast(proxy);
  }

  /** What one unit of work has touched so far. */
  private static final class Touched {

    private final Set<OrganizationId> organizations = new HashSet<>();
    private boolean seats;

    void by(Method call, Object[] arguments) {
      if (READS.contains(call.getName())) {
        return;
      }
      Set<OrganizationId> named = new HashSet<>();
      Arrays.stream(arguments).flatMap(Touched::named).forEach(named::add);
      if (OF_SEATS.contains(call.getDeclaringClass())) {
        seats = true;
        require(!named.isEmpty() || isEmpty(arguments), call + " says no organization");
      }
      organizations.addAll(named);
      require(!seats || organizations.size() <= 1, call + " is of a second organization");
    }

    /** Of no rows, as a list of nobody. */
    private static boolean isEmpty(Object[] arguments) {
      return Arrays.stream(arguments)
          .anyMatch(argument -> argument instanceof Collection<?> rows && rows.isEmpty());
    }

    private static Stream<OrganizationId> named(Object argument) {
      if (argument instanceof OrganizationId organization) {
        return Stream.of(organization);
      } else if (argument instanceof Collection<?> rows) {
        return rows.stream().flatMap(Touched::named);
      } else if (argument instanceof Map<?, ?> rows) {
        return rows.keySet().stream().flatMap(Touched::named);
      } else if (argument instanceof Seat seat) {
        return Stream.of(seat.organization());
      } else if (argument instanceof Subscription subscription) {
        return Stream.of(subscription.organization());
      } else if (argument instanceof ProductKey key) {
        return Stream.of(key.organization());
      } else if (argument instanceof Waiting waiting) {
        return Stream.of(waiting.organization());
      } else if (argument instanceof SeatRun run) {
        return Stream.of(run.organization());
      }
      return argument instanceof Job job ? named(job.scope()) : Stream.empty();
    }

    private static void require(boolean holds, String what) {
      if (!holds) {
        throw new AssertionError("a unit of work of seats or keys: " + what);
      }
    }
  }
}
