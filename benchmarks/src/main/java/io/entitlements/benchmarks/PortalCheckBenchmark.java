package io.entitlements.benchmarks;

import io.entitlements.Entitlements;
import io.entitlements.catalog.FeatureId;
import io.entitlements.check.Decision;
import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.spi.PersonRights;
import io.entitlements.spi.Storage;
import io.entitlements.type.AccountId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A check in a portal, warm, by one thread, over 10,000 accounts of which each holds one seat of
 * the same subscription. They are asked in random order, each once in a round.
 *
 * <p>{@code check} is the facade's. {@code floor} is the one query of the same store that a check
 * without a cache cannot do without. Divide the first by the second, store by store. H2's file of
 * this size stays in the page cache: no disk is measured here.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls setUp
public class PortalCheckBenchmark {

  private static final int ACCOUNTS = 10_000;

  /** The store. */
  @Param public Store store;

  private final FeatureId feature = Portal.NOTEBOOK;
  private Optional<H2File> database = Optional.empty();
  private Storage storage;
  private Entitlements engine;
  private AccountId[] accounts;
  private int next;

  /** Where everything is kept. */
  public enum Store {
    /** The reference store. */
    MEMORY,
    /** H2 in a file. */
    H2_FILE
  }

  /** Gives everybody a seat. */
  @Setup
  public void setUp() {
    storage = open();
    Portal portal = new Portal(storage);
    engine = portal.engine();
    List<AccountId> holders =
        new ArrayList<>(portal.assignByRoster(portal.school(ACCOUNTS, 12), ACCOUNTS));
    // A fixed seed: both sides are asked in the same order.
    Collections.shuffle(holders, new Random(1));
    accounts = holders.toArray(AccountId[]::new);
    if (!engine.check(accounts[0], feature).isAllowed()) {
      throw new IllegalStateException("a check refuses what it should allow");
    }
  }

  private Storage open() {
    if (store == Store.MEMORY) {
      return MemoryStorage.create();
    }
    H2File opened = new H2File();
    database = Optional.of(opened);
    return opened.storage();
  }

  /** Deletes the files. */
  @TearDown
  public void tearDown() {
    database.ifPresent(H2File::close);
  }

  /** What is measured. */
  @Benchmark
  public Decision check() {
    return engine.check(nextAccount(), feature);
  }

  /** What it is compared with. */
  @Benchmark
  public Optional<PersonRights> floor() {
    AccountId account = nextAccount();
    return storage.read(stores -> stores.rights().of(account));
  }

  private AccountId nextAccount() {
    next = next + 1 < accounts.length ? next + 1 : 0;
    return accounts[next];
  }
}
