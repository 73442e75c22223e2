package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.check.CheckPolicy;
import io.entitlements.check.Decision;
import io.entitlements.core.EntitlementEngine;
import io.entitlements.core.FollowedByHand;
import io.entitlements.error.StorageException;
import io.entitlements.spi.Storage;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/**
 * Two nodes that keep what they are asked about while both change it: commits are held open and the
 * feed stops, fails and begins anew, all at random. Each person, and the subscription, is changed
 * by one thread, which knows what has to be answered from then on.
 */
public abstract class CoherenceContract extends WorldContract {

  private static final int STEPS = Boolean.getBoolean("entitlements.thorough") ? 400 : 25;
  private static final int PAIRS = 3;
  private static final int CHANGING = PAIRS + 1;
  private static final int ASKING = 2;

  private final long seed = Long.getLong("entitlements.seed", System.nanoTime());
  private final AtomicInteger changing = new AtomicInteger(CHANGING);

  // The first call of each test, and JUnit, set them.
  @SuppressWarnings("NullAway.Init")
  private UnsteadyStorage unsteady;

  @SuppressWarnings("NullAway.Init")
  private List<Node> nodes;

  @SuppressWarnings("NullAway.Init")
  private EntitlementEngine unkept;

  @SuppressWarnings("NullAway.Init")
  private List<SeatedPair> pairs;

  @SuppressWarnings("NullAway.Init")
  private BilledSubscription billed;

  /** For subclasses. */
  protected CoherenceContract() {}

  /**
   * Makes a store.
   *
   * @return a fresh, empty store; closed after the test
   */
  protected abstract Storage createPlainStorage();

  @Override
  protected final Storage createStorage() {
    unsteady = new UnsteadyStorage(createPlainStorage(), seed);
    return unsteady;
  }

  @BeforeEach
  final void startTwoNodes() {
    world().stopFollowing();
    District district = world().district("suite", 2 * PAIRS + 1);
    pairs = IntStream.range(0, PAIRS).mapToObj(pair -> SeatedPair.in(district, pair)).toList();
    billed = BilledSubscription.of(district);
    unkept = world().anotherNode();
    nodes =
        List.of(
            Node.of(world().nodeWith(CheckPolicy.DEFAULT)),
            Node.of(world().nodeWith(CheckPolicy.DEFAULT)));
  }

  @RepeatedTest(2)
  void no_answer_is_older_than_the_revision_asked_for_nor_than_what_was_heard_or_made() {
    Race.run(
        CHANGING + nodes.size() + ASKING,
        thread -> {
          SplittableRandom random = new SplittableRandom(seed + thread);
          if (thread < CHANGING) {
            try {
              changeAndCheck(thread, random);
            } finally {
              changing.decrementAndGet();
            }
          } else if (thread < CHANGING + nodes.size()) {
            followUnsteadily(nodes.get(thread - CHANGING).engine(), random);
          } else {
            while (changing.get() > 0) {
              askAboutAnybody(random);
            }
          }
          return true;
        });
    expectTheSameEverywhere();
  }

  private void changeAndCheck(int thread, SplittableRandom random) {
    for (int step = 0; step < STEPS; step++) {
      int here = random.nextInt(nodes.size());
      Expected expected =
          thread < PAIRS
              ? pairs.get(thread).change(nodes.get(here).engine(), random)
              : billed.change(nodes.get(here).engine(), unkept, random);
      String why = "step %d of thread %d with -Dentitlements.seed=%d".formatted(step, thread, seed);
      expected.plainlyOn(nodes.get(here), "own change, " + why);
      Node other = nodes.get(1 - here);
      if (random.nextInt(3) == 0) {
        other.hear();
        expected.plainlyOn(other, "heard, " + why);
      } else {
        expected.atItsRevisionOn(other, "at the revision, " + why);
      }
    }
  }

  /** Now and then it begins anew, beside the one that hears for the threads that change. */
  private void followUnsteadily(EntitlementEngine engine, SplittableRandom random) {
    FollowedByHand follower = new FollowedByHand(engine);
    unsteady.failHere();
    while (changing.get() > 0) {
      try {
        follower.follow();
      } catch (StorageException unlucky) {
        // As a follower does, it tries again.
      }
      unsteady.pause();
      if (random.nextInt(15) == 0) {
        follower = new FollowedByHand(engine);
      }
    }
  }

  private void askAboutAnybody(SplittableRandom random) {
    EntitlementEngine engine = nodes.get(random.nextInt(nodes.size())).engine();
    List<AccountId> everybody = everybody();
    for (AccountId account : everybody) {
      engine.check(account, Given.NOTEBOOK);
    }
    if (random.nextInt(4) == 0) {
      engine.check(everybody, Given.NOTEBOOK);
      engine.of(everybody.get(0)).checkAll();
    }
    unsteady.pause();
  }

  private void expectTheSameEverywhere() {
    for (Node node : nodes) {
      node.hear();
      for (AccountId account : everybody()) {
        Decision decision = unkept.check(account, Given.NOTEBOOK);
        assertThat(node.engine().check(account, Given.NOTEBOOK))
            .as("at last, with -Dentitlements.seed=%d", seed)
            .isEqualTo(decision);
      }
    }
  }

  private List<AccountId> everybody() {
    List<AccountId> everybody = new ArrayList<>(List.of(billed.holder()));
    pairs.forEach(pair -> everybody.addAll(pair.people()));
    return everybody;
  }
}
