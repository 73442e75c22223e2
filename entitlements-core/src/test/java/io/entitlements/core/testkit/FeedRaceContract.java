package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.feed.FeedReader;
import io.entitlements.error.StorageException;
import io.entitlements.spi.EventRow;
import io.entitlements.spi.Storage;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.AccountId;
import io.entitlements.type.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** What nodes are told while many change, pause and fail at once. */
public abstract class FeedRaceContract {

  private static final int COMMITS = 30;

  // JUnit sets it before each test.
  @SuppressWarnings("NullAway.Init")
  private FeedWorld world;

  /** For subclasses. */
  protected FeedRaceContract() {}

  /**
   * Makes a store.
   *
   * @return a fresh, empty store; closed after the test
   */
  protected abstract Storage createStorage();

  @BeforeEach
  final void addAccounts() {
    world = new FeedWorld(createStorage());
  }

  @AfterEach
  final void closeStorage() {
    world.storage().close();
  }

  @RepeatedTest(2)
  void another_node_is_told_of_every_change_in_order_whatever_pauses_and_fails() {
    FeedNode writing = world.node();
    FeedNode reading = world.node();
    FeedReader reader = reading.feed().reader();
    reader.step();
    AtomicInteger writers = new AtomicInteger(FeedWorld.ACCOUNTS);

    Race.run(
        FeedWorld.ACCOUNTS + 2,
        thread -> {
          if (thread < FeedWorld.ACCOUNTS) {
            commitMany(writing, thread, writers);
          } else if (thread == FeedWorld.ACCOUNTS) {
            followUnsteadily(writers, writing.feed().reader());
          } else {
            followUnsteadily(writers, reader);
          }
          return true;
        });

    List<UUID> told = reading.told();
    for (AccountId account : world.accounts()) {
      List<UUID> history =
          world
              .storage()
              .read(store -> store.events().after(new Revision(account, 0), 10_000))
              .stream()
              .map(EventRow::subject)
              .filter(subject -> !subject.equals(account.value()))
              .toList();
      List<UUID> ofAccount = new ArrayList<>(told);
      ofAccount.retainAll(history);
      assertThat(ofAccount).as(world.seeded()).isEqualTo(history);
    }
    assertThat(reading.resets()).isEqualTo(1);
    assertThat(reading.missed()).as(world.seeded()).isEmpty();
  }

  @RepeatedTest(2)
  void nothing_kept_is_older_than_what_is_reached_also_when_following_begins_anew() {
    List<FeedNode> nodes = List.of(world.node(), world.node());
    AtomicInteger writers = new AtomicInteger(nodes.size());
    AtomicInteger followers = new AtomicInteger(nodes.size());
    List<Map<AccountId, Revision>> newest =
        List.of(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());

    Race.run(
        6,
        thread -> {
          FeedNode node = nodes.get(thread % 2);
          SplittableRandom random = new SplittableRandom(world.seed() + thread);
          if (thread < 2) {
            for (int i = 0; i < COMMITS; i++) {
              AccountId account = world.account(random.nextInt(FeedWorld.ACCOUNTS));
              Revision revision = node.commit(account, List.of(world.mark()));
              newest.get(thread).merge(account, revision, FeedRaceContract::later);
            }
            writers.decrementAndGet();
          } else if (thread < 4) {
            followWithRestarts(node, writers, random);
            followers.decrementAndGet();
          } else {
            while (followers.get() > 0) {
              check(node, world.account(random.nextInt(FeedWorld.ACCOUNTS)), newest, thread % 2);
            }
          }
          return true;
        });

    for (FeedNode node : nodes) {
      assertThat(node.missed()).as(world.seeded()).isEmpty();
      for (AccountId account : world.accounts()) {
        long number = world.storage().read(store -> store.events().revision(account)).number();
        assertThat(node.revision(account)).as(world.seeded()).isEqualTo(number);
      }
    }
  }

  /** By what both nodes have committed; of its own it has been told in any case. */
  private void check(
      FeedNode node, AccountId account, List<Map<AccountId, Revision>> newest, int self) {
    Revision own = newest.get(self).getOrDefault(account, new Revision(account, 0));
    Revision others = newest.get(1 - self).getOrDefault(account, new Revision(account, 0));
    boolean reached = node.feed().hasReached(others);
    assertThat(node.revision(account))
        .as(world.seeded())
        .isGreaterThanOrEqualTo(reached ? later(own, others).number() : own.number());
  }

  private static Revision later(Revision one, Revision other) {
    return one.isAtLeast(other) ? one : other;
  }

  private void commitMany(FeedNode node, int thread, AtomicInteger writers) {
    SplittableRandom random = new SplittableRandom(world.seed() + thread);
    for (int i = 0; i < COMMITS; i++) {
      List<UUID> some = Stream.generate(world::mark).limit(random.nextInt(1, 4)).toList();
      node.commit(world.account(random.nextInt(FeedWorld.ACCOUNTS)), some);
      world.storage().pause();
    }
    writers.decrementAndGet();
  }

  private void followUnsteadily(AtomicInteger writers, FeedReader reader) {
    world.storage().failHere();
    while (writers.get() > 0) {
      stepOrFail(reader);
      world.storage().pause();
    }
    world.storage().workHere();
    FeedWorld.drain(reader);
  }

  private void followWithRestarts(FeedNode node, AtomicInteger writers, SplittableRandom random) {
    FeedReader reader = node.feed().reader();
    world.storage().failHere();
    while (writers.get() > 0) {
      stepOrFail(reader);
      world.storage().pause();
      if (random.nextInt(15) == 0) {
        reader = node.feed().reader();
      }
    }
    world.storage().workHere();
    FeedWorld.drain(reader);
  }

  private static void stepOrFail(FeedReader reader) {
    try {
      reader.step();
    } catch (StorageException unlucky) {
      // As a follower does, it tries again.
    }
  }
}
