package io.entitlements.core.internal.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.spi.testkit.Race;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many look, join, keep and are told at once, with nothing between them that takes time: no answer
 * is older than what was told before it was asked for.
 */
class SnapshotsRaceTest {

  private static final int CHANGES = Boolean.getBoolean("entitlements.thorough") ? 500_000 : 20_000;
  private static final int PEOPLE = 3;
  private static final int CHANGING = 2;
  private static final int ASKING = 4;

  private final long seed = Long.getLong("entitlements.seed", System.nanoTime());

  // Each test sets it before anything else.
  @SuppressWarnings("NullAway.Init")
  private Snapshots snapshots;

  /** A subscription in which everybody has a seat, and one of each person's own. */
  private final Facet common = new Facet();

  private final List<Facet> own =
      IntStream.range(0, PEOPLE).mapToObj(person -> new Facet()).toList();

  private final AtomicInteger changing = new AtomicInteger(CHANGING);

  /** Something that changes: what the store says of it, and what was told. */
  private static final class Facet {

    private final AtomicLong committed = new AtomicLong();
    private volatile long told;

    long told() {
      return told;
    }

    void change(Snapshots snapshots, UUID subject) {
      long version = committed.incrementAndGet();
      snapshots.changed(Set.of(subject));
      told = version;
    }
  }

  /** With room for everybody, and for not even two of the three. */
  @ParameterizedTest
  @ValueSource(longs = {1 << 20, 1 << 20, 3_000})
  void no_answer_is_older_than_what_was_told_before_it_was_asked_for(long mostBytes) {
    snapshots = new Snapshots(Facts.catalog(), mostBytes);
    Race.run(
        CHANGING + ASKING,
        thread -> {
          SplittableRandom random = new SplittableRandom(seed + thread);
          if (thread < CHANGING) {
            try {
              change(thread == 0, random);
            } finally {
              changing.decrementAndGet();
            }
          } else {
            while (changing.get() > 0) {
              ask(random);
            }
          }
          return true;
        });
  }

  private void change(boolean isCommon, SplittableRandom random) {
    for (int i = 0; i < CHANGES; i++) {
      if (isCommon) {
        UUID subscription = Facts.subscription(0).value();
        common.change(snapshots, random.nextBoolean() ? subscription : Facts.ORGANIZATION.value());
      } else {
        int person = random.nextInt(PEOPLE);
        own.get(person).change(snapshots, Facts.person(person).value());
      }
      if (random.nextInt(4) == 0) {
        Thread.onSpinWait();
      }
    }
  }

  private void ask(SplittableRandom random) {
    int person = random.nextInt(PEOPLE);
    long leastCommon = common.told();
    long leastOwn = own.get(person).told();
    Kept kept = kept(person, random);
    assertThat(Facts.version(snapshots.decide(kept, Facts.SUITE)))
        .as("common, with -Dentitlements.seed=%s", seed)
        .isGreaterThanOrEqualTo(leastCommon);
    assertThat(Facts.version(snapshots.decide(kept, Facts.PLUS)))
        .as("own, with -Dentitlements.seed=%s", seed)
        .isGreaterThanOrEqualTo(leastOwn);
  }

  private Kept kept(int person, SplittableRandom random) {
    SnapshotCache people = snapshots.people();
    UUID account = Facts.person(person).value();
    // Some clocks are late, so that answers have to be made anew from what is known.
    long now = Facts.NOW - random.nextInt(2) * 10_000L;
    int way = random.nextInt(100);
    if (way == 0) {
      return people.loadAnew(account, now, () -> found(person, random));
    } else if (way == 1) {
      return people.loadAll(now, () -> everybody(random)).get(account);
    }
    Entry entry = people.find(account, now);
    Kept kept = entry == null ? null : entry.kept();
    if (kept != null && !kept.isCurrent(now)) {
      kept = people.renew(account, kept, now);
    }
    return kept == null ? people.load(account, now, () -> found(person, random)) : kept;
  }

  private Map<UUID, Found> everybody(SplittableRandom random) {
    Map<UUID, Found> found = new HashMap<>();
    for (int person = 0; person < PEOPLE; person++) {
      found.put(Facts.person(person).value(), found(person, random));
    }
    return found;
  }

  private Found found(int person, SplittableRandom random) {
    Found found =
        Facts.found(
            Facts.seat(Facts.subscription(0), Facts.SUITE, common.committed.get()),
            Facts.seat(
                Facts.subscription(1 + person), Facts.PLUS, own.get(person).committed.get()));
    if (random.nextInt(3) == 0) {
      Thread.onSpinWait();
    }
    return found;
  }
}
