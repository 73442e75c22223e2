package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.core.internal.feed.FeedReader;
import io.entitlements.error.StorageException;
import io.entitlements.spi.EventRow;
import io.entitlements.spi.Storage;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.Revision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What nodes are told of changes, their own and those of others. */
public abstract class FeedContract {

  private static final int ACCOUNTS = 3;
  private static final int COMMITS = 30;

  private final long seed = Long.getLong("entitlements.seed", System.nanoTime());
  private final TickingClock clock = new TickingClock();
  private final CommittedMarks committed = new CommittedMarks();
  private final AtomicLong marks = new AtomicLong();

  // JUnit sets them before each test.
  @SuppressWarnings("NullAway.Init")
  private UnsteadyStorage storage;

  @SuppressWarnings("NullAway.Init")
  private List<AccountId> accounts;

  /** For subclasses. */
  protected FeedContract() {}

  /**
   * Makes a store.
   *
   * @return a fresh, empty store; closed after the test
   */
  protected abstract Storage createStorage();

  @BeforeEach
  final void addAccounts() {
    storage = new UnsteadyStorage(createStorage(), seed);
    accounts = IntStream.range(0, ACCOUNTS).mapToObj(this::account).toList();
  }

  @AfterEach
  final void closeStorage() {
    storage.close();
  }

  @Test
  void own_change_is_told_before_it_returns_and_a_refused_one_never() {
    FeedNode node = node();
    UUID refused = mark();
    UUID made = mark();
    node.refuse(accounts.get(0), refused);
    assertThat(node.told()).isEmpty();

    node.commit(accounts.get(0), List.of(made));

    assertThat(node.told()).containsExactlyInAnyOrder(accounts.get(0).value(), made);
  }

  @Test
  void change_whose_commit_is_not_known_is_told() {
    ForgetfulStorage forgetful = new ForgetfulStorage(storage);
    FeedNode node = new FeedNode(forgetful, clock, committed);
    UUID mark = mark();
    forgetful.loseAnswers(3);

    assertThatThrownBy(() -> node.commit(accounts.get(0), List.of(mark)))
        .isInstanceOf(StorageException.class);

    assertThat(node.told()).contains(mark);
    assertThat(node.feed().hasReached(new Revision(accounts.get(0), 2))).isFalse();
  }

  @Test
  void change_of_another_node_is_told_by_the_feed() {
    FeedNode one = node();
    FeedNode other = node();
    FeedReader reader = other.feed().reader();
    reader.step();
    UUID mark = mark();
    Instant before = clock.instant();
    one.commit(accounts.get(0), List.of(mark));
    assertThat(other.told()).isEmpty();

    FeedReader.Step step = reader.step();

    assertThat(step).isEqualTo(new FeedReader.Step(true, false));
    assertThat(other.told()).containsExactly(accounts.get(0).value(), mark);
    assertThat(other.caughtUpAt()).isAfter(before);
    assertThat(reader.progress())
        .isEqualTo(new FeedReader.Progress(2, 2, Optional.of(other.caughtUpAt())));
    assertThat(reader.step()).isEqualTo(new FeedReader.Step(false, false));
    assertThat(other.resets()).isEqualTo(1);
  }

  @Test
  void what_was_there_before_a_way_began_is_forgotten_and_not_told() {
    FeedNode one = node();
    one.commit(accounts.get(0), List.of(mark()));
    drain(one.feed().reader());
    UUID waiting = mark();
    one.commit(accounts.get(1), List.of(waiting));
    FeedNode other = node();

    drain(other.feed().reader());

    assertThat(other.resets()).isEqualTo(1);
    assertThat(other.told())
        .as("only what had no place in the feed yet")
        .containsExactly(accounts.get(1).value(), waiting);
  }

  @Test
  void revision_is_reached_when_all_before_it_were_told() {
    FeedNode one = node();
    FeedNode other = node();
    FeedReader reader = other.feed().reader();
    reader.step();
    AccountId account = accounts.get(0);

    Revision first = one.commit(account, List.of());
    assertThat(one.feed().hasReached(first)).as("its own, and nothing before it").isTrue();
    assertThat(other.feed().hasReached(first)).isFalse();
    assertThat(other.feed().hasReached(new Revision(account, 0))).isTrue();

    Revision second = other.commit(account, List.of());
    assertThat(other.feed().hasReached(second)).as("the one before is not known here").isFalse();
    reader.step();
    assertThat(other.feed().hasReached(second)).isTrue();
    assertThat(other.feed().hasReached(new Revision(account, 3))).isFalse();

    Revision third = other.commit(account, List.of(mark(), mark()));
    assertThat(third).isEqualTo(new Revision(account, 5));
    assertThat(other.feed().hasReached(third)).as("its own, and all before it are known").isTrue();
    assertThat(one.feed().hasReached(third)).isFalse();
  }

  @Test
  void many_changes_at_once_are_told_at_once_here_and_in_pieces_elsewhere() {
    FeedNode one = node();
    FeedNode other = node();
    FeedReader reader = other.feed().reader();
    reader.step();
    List<UUID> many = Stream.generate(this::mark).limit(2_500).toList();

    Revision revision = one.commit(accounts.get(0), many);

    assertThat(one.calls()).isEqualTo(1);
    assertThat(one.told()).containsAll(many);
    assertThat(one.feed().hasReached(revision)).isTrue();
    assertThat(reader.step()).isEqualTo(new FeedReader.Step(true, true));
    assertThat(other.feed().hasReached(revision)).isFalse();
    assertThat(reader.step()).isEqualTo(new FeedReader.Step(true, true));
    assertThat(reader.step()).isEqualTo(new FeedReader.Step(true, false));
    assertThat(other.told()).endsWith(many.toArray(UUID[]::new)).hasSize(2_501);
    assertThat(other.feed().hasReached(revision)).isTrue();
  }

  @RepeatedTest(2)
  void another_node_is_told_of_every_change_in_order_whatever_pauses_and_fails() {
    FeedNode writing = node();
    FeedNode reading = node();
    FeedReader reader = reading.feed().reader();
    reader.step();
    AtomicInteger writers = new AtomicInteger(ACCOUNTS);

    Race.run(
        ACCOUNTS + 2,
        thread -> {
          if (thread < ACCOUNTS) {
            commitMany(writing, thread, writers);
          } else if (thread == ACCOUNTS) {
            followUnsteadily(writers, writing.feed().reader());
          } else {
            followUnsteadily(writers, reader);
          }
          return true;
        });

    List<UUID> told = reading.told();
    for (AccountId account : accounts) {
      List<UUID> history =
          storage.read(store -> store.events().after(new Revision(account, 0), 10_000)).stream()
              .map(EventRow::subject)
              .filter(subject -> !subject.equals(account.value()))
              .toList();
      List<UUID> ofAccount = new ArrayList<>(told);
      ofAccount.retainAll(history);
      assertThat(ofAccount).as(seeded()).isEqualTo(history);
    }
    assertThat(reading.resets()).isEqualTo(1);
    assertThat(reading.missed()).as(seeded()).isEmpty();
  }

  @RepeatedTest(2)
  void nothing_kept_is_older_than_what_is_reached_also_when_following_begins_anew() {
    List<FeedNode> nodes = List.of(node(), node());
    AtomicInteger writers = new AtomicInteger(nodes.size());
    AtomicInteger followers = new AtomicInteger(nodes.size());
    List<Map<AccountId, Revision>> newest =
        List.of(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());

    Race.run(
        6,
        thread -> {
          FeedNode node = nodes.get(thread % 2);
          SplittableRandom random = new SplittableRandom(seed + thread);
          if (thread < 2) {
            for (int i = 0; i < COMMITS; i++) {
              AccountId account = accounts.get(random.nextInt(ACCOUNTS));
              Revision revision = node.commit(account, List.of(mark()));
              newest.get(thread).merge(account, revision, FeedContract::later);
            }
            writers.decrementAndGet();
          } else if (thread < 4) {
            followWithRestarts(node, writers, random);
            followers.decrementAndGet();
          } else {
            while (followers.get() > 0) {
              check(node, accounts.get(random.nextInt(ACCOUNTS)), newest, thread % 2);
            }
          }
          return true;
        });

    for (FeedNode node : nodes) {
      assertThat(node.missed()).as(seeded()).isEmpty();
      for (AccountId account : accounts) {
        long number = storage.read(store -> store.events().revision(account)).number();
        assertThat(node.revision(account)).as(seeded()).isEqualTo(number);
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
        .as(seeded())
        .isGreaterThanOrEqualTo(reached ? later(own, others).number() : own.number());
  }

  private static Revision later(Revision one, Revision other) {
    return one.isAtLeast(other) ? one : other;
  }

  private void commitMany(FeedNode node, int thread, AtomicInteger writers) {
    SplittableRandom random = new SplittableRandom(seed + thread);
    for (int i = 0; i < COMMITS; i++) {
      List<UUID> some = Stream.generate(this::mark).limit(random.nextInt(1, 4)).toList();
      node.commit(accounts.get(random.nextInt(ACCOUNTS)), some);
      storage.pause();
    }
    writers.decrementAndGet();
  }

  private void followUnsteadily(AtomicInteger writers, FeedReader reader) {
    storage.failHere();
    while (writers.get() > 0) {
      stepOrFail(reader);
      storage.pause();
    }
    storage.workHere();
    drain(reader);
  }

  private void followWithRestarts(FeedNode node, AtomicInteger writers, SplittableRandom random) {
    FeedReader reader = node.feed().reader();
    storage.failHere();
    while (writers.get() > 0) {
      stepOrFail(reader);
      storage.pause();
      if (random.nextInt(15) == 0) {
        reader = node.feed().reader();
      }
    }
    storage.workHere();
    drain(reader);
  }

  private static void stepOrFail(FeedReader reader) {
    try {
      reader.step();
    } catch (StorageException unlucky) {
      // As a follower does, it tries again.
    }
  }

  private static void drain(FeedReader reader) {
    while (reader.step().hasMore()) {
      // There is more.
    }
  }

  private FeedNode node() {
    return new FeedNode(storage, clock, committed);
  }

  private AccountId account(int i) {
    AccountId id = new AccountId(new UUID(7, i));
    EmailAddress email = EmailAddress.of("person" + i + "@school.example");
    storage.write(
        store ->
            store
                .accounts()
                .insert(new Account(id, email, "Ada", AccountStatus.ACTIVE, Optional.empty())));
    return id;
  }

  private UUID mark() {
    return new UUID(8, marks.incrementAndGet());
  }

  private String seeded() {
    return "with -Dentitlements.seed=" + seed;
  }
}
