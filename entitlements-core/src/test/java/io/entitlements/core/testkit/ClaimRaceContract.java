package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimDraft;
import io.entitlements.claim.ClaimedBundle;
import io.entitlements.claim.OfferedBundle.State;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** Many who claim at once: each bundle goes to one of them, and becomes one key. */
public abstract class ClaimRaceContract extends WorldContract {

  private static final int THREADS = 6;

  // JUnit sets them before each test.
  @SuppressWarnings("NullAway.Init")
  private Shop shop;

  private final List<AccountId> people = new ArrayList<>();
  private final List<OrganizationId> schools = new ArrayList<>();

  /** For subclasses. */
  protected ClaimRaceContract() {}

  @BeforeEach
  final void openShop() {
    shop = new Shop(world());
    for (int i = 0; i < THREADS; i++) {
      people.add(world().activeAccount("person" + i + "@school.example"));
      schools.add(world().organization(people.get(i), "School " + i));
    }
  }

  @RepeatedTest(3)
  void two_people_of_two_organizations_by_link_and_by_hand_and_one_of_them_gets_it() {
    Shop.Sold order = shop.sell("suite");
    List<Object> answers =
        Race.run(
            THREADS,
            thread ->
                shop.refusal(
                    thread % 2 == 0
                        ? order.link(schools.get(thread))
                        : order.hand(schools.get(thread)),
                    people.get(thread),
                    "race"));
    assertThat(answers).filteredOn("done"::equals).hasSize(1);
    assertOneKeyForEachBundle(1);
  }

  @RepeatedTest(3)
  void sets_that_overlap_go_out_bundle_by_bundle_never_one_twice() {
    Shop.Sold order = shop.sell("suite", "plus", "meeting", "suite");
    List<List<Claim>> answers =
        Race.run(
            THREADS,
            thread -> {
              ClaimDraft draft = order.link(schools.get(thread), thread % 4, (thread + 1) % 4);
              return shop.submit(draft, people.get(thread), "race")
                  .<List<Claim>>fold(List::of, refusal -> List.of());
            });
    List<ClaimedBundle> claimed =
        answers.stream().flatMap(List::stream).flatMap(claim -> claim.bundles().stream()).toList();
    assertThat(claimed).extracting(ClaimedBundle::place).doesNotHaveDuplicates().isNotEmpty();
    assertOneKeyForEachBundle(claimed.size());
  }

  @RepeatedTest(3)
  void of_a_claim_and_a_cancellation_one_happens() {
    Shop.Sold order = shop.sell("suite", "plus");
    List<Boolean> done =
        Race.run(
            THREADS,
            thread ->
                thread % 2 == 0
                    ? shop.cancel(order)
                    : shop.refusal(order.link(schools.get(thread)), people.get(thread), "race")
                        .equals("done"));
    assertThat(done).filteredOn(it -> it).hasSize(1);
    State state = shop.claims().open(order.secret()).orElseThrow().bundles().get(0).state();
    boolean claimed = IntStream.of(1, 3, 5).anyMatch(done::get);
    assertThat(state).isEqualTo(claimed ? State.CLAIMED : State.CANCELLED);
  }

  @RepeatedTest(3)
  void one_person_twice_at_once_and_workers_on_two_nodes_make_one_claim_and_one_key() {
    Shop.Sold order = shop.sell("suite");
    List<Claim> claims =
        Race.run(
            THREADS,
            thread -> shop.submit(order.link(schools.get(0)), people.get(0), "one").orElseThrow());
    assertThat(claims).containsOnly(claims.get(0));
    Race.run(THREADS, thread -> world().anotherNode().jobs().runDue(5));
    assertOneKeyForEachBundle(1);
  }

  private void assertOneKeyForEachBundle(int bundles) {
    world().doJobs();
    int keys =
        people.stream()
            .flatMap(who -> world().engine().subscriptions().overview(who).items().stream())
            .mapToInt(row -> row.keys().size())
            .sum();
    assertThat(keys).isEqualTo(bundles);
  }
}
