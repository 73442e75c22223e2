package io.entitlements.core.internal.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.catalog.AccessLevel;
import io.entitlements.catalog.ActivationMethod;
import io.entitlements.catalog.FeatureId;
import io.entitlements.check.Decision;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The compiled decision against a reader of the rules that compiles nothing. */
class SnapshotProperties {

  private static final FeatureId INK = FeatureId.of("suite/ink");
  private static final FeatureId ONLINE = FeatureId.of("suite/online");

  /** Small, so that boundaries meet. */
  private static final int HORIZON = 20;

  private static final SortedSet<Instant> INSTANTS =
      IntStream.rangeClosed(0, HORIZON + 1)
          .mapToObj(SnapshotProperties::at)
          .collect(Collectors.toCollection(TreeSet::new));

  @Property
  void a_decision_is_the_one_of_the_plain_rules(
      @ForAll("rights") List<Right> rights, @ForAll("times") int time) {
    for (FeatureId feature : List.of(INK, ONLINE)) {
      assertThat(Snapshot.of(rights).decide(feature, at(time)))
          .isEqualTo(PlainRules.decide(rights, feature, at(time), INSTANTS));
    }
  }

  @Property
  void a_right_without_its_past_decides_the_same_from_then_on(
      @ForAll("rights") List<Right> rights, @ForAll("times") int time) {
    List<Right> cut = rights.stream().map(right -> right.from(at(time))).toList();
    for (int later = time; later <= HORIZON + 1; later++) {
      assertThat(Snapshot.of(cut).decide(INK, at(later)))
          .isEqualTo(Snapshot.of(rights).decide(INK, at(later)));
    }
  }

  @Property
  void the_order_of_terms_changes_nothing(
      @ForAll("rights") List<Right> rights, @ForAll("times") int time) {
    List<Right> reversed = rights.stream().map(SnapshotProperties::withTermsReversed).toList();
    assertThat(Snapshot.of(reversed).decide(INK, at(time)))
        .isEqualTo(Snapshot.of(rights).decide(INK, at(time)));
  }

  @Property
  void a_decision_holds_until_it_says_and_changes_exactly_then(
      @ForAll("rights") List<Right> rights, @ForAll("times") int time) {
    Snapshot snapshot = Snapshot.of(rights);
    Decision decision = snapshot.decide(INK, at(time));
    for (int later = time; later <= HORIZON + 10; later++) {
      boolean holds = at(later).isBefore(decision.validUntil());
      if (holds) {
        assertThat(snapshot.decide(INK, at(later))).isEqualTo(decision);
      } else {
        assertThat(snapshot.decide(INK, decision.validUntil())).isNotEqualTo(decision);
      }
    }
  }

  @Property
  void the_order_of_rights_does_not_change_the_level(
      @ForAll("rights") List<Right> rights, @ForAll("times") int time) {
    List<Right> reversed = new ArrayList<>(rights);
    Collections.reverse(reversed);
    assertThat(Snapshot.of(reversed).decide(INK, at(time)).level())
        .isEqualTo(Snapshot.of(rights).decide(INK, at(time)).level());
  }

  private static Right withTermsReversed(Right right) {
    List<Coverage> reversed = new ArrayList<>(right.coverages());
    Collections.reverse(reversed);
    return new Right(
        right.subscription(),
        right.method(),
        right.unlocked(),
        right.locked(),
        reversed,
        right.degradedLevel(),
        right.suspended());
  }

  @Provide
  Arbitrary<Integer> times() {
    return Arbitraries.integers().between(-2, HORIZON + 2);
  }

  @Provide
  Arbitrary<List<Right>> rights() {
    Arbitrary<Coverage> coverages =
        Combinators.combine(
                Arbitraries.integers().between(0, 8),
                Arbitraries.integers().between(1, 6),
                Arbitraries.integers().between(0, 4),
                Arbitraries.of(Coverage.ENDINGS))
            .as(
                (start, length, grace, after) ->
                    new Coverage(at(start), at(start + length), at(start + length + grace), after));
    return Combinators.combine(
            Arbitraries.integers().between(1, 5),
            Arbitraries.of(ActivationMethod.class),
            coverages.list().ofMinSize(1).ofMaxSize(4),
            Arbitraries.of(AccessLevel.READ_ONLY, AccessLevel.BASIC, AccessLevel.NONE),
            Arbitraries.of(false, false, false, true))
        .as(SnapshotProperties::right)
        .list()
        .ofMaxSize(4);
  }

  private static Right right(
      int id,
      ActivationMethod method,
      List<Coverage> coverages,
      AccessLevel degraded,
      boolean suspended) {
    boolean byEmail = method == ActivationMethod.EMAIL;
    return new Right(
        new SubscriptionId(new UUID(0, id)),
        method,
        byEmail ? Set.of(INK, ONLINE) : Set.of(INK),
        byEmail ? Set.of() : Set.of(ONLINE),
        coverages,
        degraded,
        suspended);
  }

  private static Instant at(int time) {
    return Instant.ofEpochSecond(time);
  }
}
