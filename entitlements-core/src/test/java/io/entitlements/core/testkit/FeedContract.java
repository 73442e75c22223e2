package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.core.internal.feed.FeedReader;
import io.entitlements.error.StorageException;
import io.entitlements.spi.Storage;
import io.entitlements.type.AccountId;
import io.entitlements.type.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What nodes are told of changes, their own and those of others. */
public abstract class FeedContract {

  // JUnit sets it before each test.
  @SuppressWarnings("NullAway.Init")
  private FeedWorld world;

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
    world = new FeedWorld(createStorage());
  }

  @AfterEach
  final void closeStorage() {
    world.storage().close();
  }

  @Test
  void own_change_is_told_before_it_returns_and_a_refused_one_never() {
    FeedNode node = world.node();
    UUID refused = world.mark();
    UUID made = world.mark();
    node.refuse(world.account(0), refused);
    assertThat(node.told()).isEmpty();

    node.commit(world.account(0), List.of(made));

    assertThat(node.told()).containsExactlyInAnyOrder(world.account(0).value(), made);
  }

  @Test
  void change_whose_commit_is_not_known_is_told() {
    ForgetfulStorage forgetful = new ForgetfulStorage(world.storage());
    FeedNode node = world.node(forgetful);
    UUID mark = world.mark();
    forgetful.loseAnswers(3);

    assertThatThrownBy(() -> node.commit(world.account(0), List.of(mark)))
        .isInstanceOf(StorageException.class);

    assertThat(node.told()).contains(mark);
    assertThat(node.feed().hasReached(new Revision(world.account(0), 2))).isFalse();
  }

  @Test
  void change_of_another_node_is_told_by_the_feed() {
    FeedNode one = world.node();
    FeedNode other = world.node();
    FeedReader reader = other.feed().reader();
    reader.step();
    UUID mark = world.mark();
    Instant before = world.clock().instant();
    one.commit(world.account(0), List.of(mark));
    assertThat(other.told()).isEmpty();

    FeedReader.Step step = reader.step();

    assertThat(step).isEqualTo(new FeedReader.Step(true, false));
    assertThat(other.told()).containsExactly(world.account(0).value(), mark);
    assertThat(other.caughtUpAt()).isAfter(before);
    assertThat(reader.progress())
        .isEqualTo(new FeedReader.Progress(2, 2, Optional.of(other.caughtUpAt())));
    assertThat(reader.step()).isEqualTo(new FeedReader.Step(false, false));
    assertThat(other.resets()).isEqualTo(1);
  }

  @Test
  void what_was_there_before_a_way_began_is_forgotten_and_not_told() {
    FeedNode one = world.node();
    one.commit(world.account(0), List.of(world.mark()));
    FeedWorld.drain(one.feed().reader());
    UUID waiting = world.mark();
    one.commit(world.account(1), List.of(waiting));
    FeedNode other = world.node();

    FeedWorld.drain(other.feed().reader());

    assertThat(other.resets()).isEqualTo(1);
    assertThat(other.told())
        .as("only what had no place in the feed yet")
        .containsExactly(world.account(1).value(), waiting);
  }

  @Test
  void revision_is_reached_when_all_before_it_were_told() {
    FeedNode one = world.node();
    FeedNode other = world.node();
    FeedReader reader = other.feed().reader();
    reader.step();
    AccountId account = world.account(0);

    Revision first = one.commit(account, List.of());
    assertThat(one.feed().hasReached(first)).as("its own, and nothing before it").isTrue();
    assertThat(other.feed().hasReached(first)).isFalse();
    assertThat(other.feed().hasReached(new Revision(account, 0))).isTrue();

    Revision second = other.commit(account, List.of());
    assertThat(other.feed().hasReached(second)).as("the one before is not known here").isFalse();
    reader.step();
    assertThat(other.feed().hasReached(second)).isTrue();
    assertThat(other.feed().hasReached(new Revision(account, 3))).isFalse();

    Revision third = other.commit(account, List.of(world.mark(), world.mark()));
    assertThat(third).isEqualTo(new Revision(account, 5));
    assertThat(other.feed().hasReached(third)).as("its own, and all before it are known").isTrue();
    assertThat(one.feed().hasReached(third)).isFalse();
  }

  @Test
  void many_changes_at_once_are_told_at_once_here_and_in_pieces_elsewhere() {
    FeedNode one = world.node();
    FeedNode other = world.node();
    FeedReader reader = other.feed().reader();
    reader.step();
    List<UUID> many = Stream.generate(world::mark).limit(2_500).toList();

    Revision revision = one.commit(world.account(0), many);

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

  @Test
  void revision_is_not_reached_before_all_that_was_committed_with_it_was_told() {
    FeedNode one = world.node();
    FeedNode other = world.node();
    AccountId fresh = world.account(0);
    AccountId old = world.account(1);
    one.commit(old, marks(2_500));
    FeedReader reader = other.feed().reader();
    FeedWorld.drain(reader);
    UUID mark = world.mark();

    Revision revision = one.commit(fresh, old, mark);
    one.commit(world.account(2), marks(1_500));

    assertThat(reader.step()).isEqualTo(new FeedReader.Step(true, true));
    assertThat(other.told()).contains(fresh.value()).doesNotContain(mark);
    assertThat(other.feed().hasReached(revision)).isFalse();
    FeedWorld.drain(reader);
    assertThat(other.told()).contains(mark);
    assertThat(other.feed().hasReached(revision)).isTrue();
  }

  private List<UUID> marks(int number) {
    return Stream.generate(world::mark).limit(number).toList();
  }
}
