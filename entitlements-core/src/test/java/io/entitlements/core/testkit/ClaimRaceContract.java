package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimDraft;
import io.entitlements.claim.ClaimProgress;
import io.entitlements.claim.ClaimRefusal.Why;
import io.entitlements.claim.ClaimedBundle;
import io.entitlements.claim.ImportedOrder.Result;
import io.entitlements.claim.OfferedBundle.State;
import io.entitlements.claim.PurchaseOrder.Bundle;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

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
  void a_claim_during_corrections_gets_what_the_order_offered_then_and_was_at_one_version() {
    Shop.Sold order = shop.sell(2, products(1));
    List<Optional<Claim>> answers =
        Race.run(
            THREADS,
            thread -> {
              if (thread % 2 == 0) {
                for (int version = 2; version < 12; version++) {
                  shop.correct(order, version, products(version));
                }
                return Optional.empty();
              }
              return shop.submit(order.link(schools.get(thread)), people.get(thread), "race")
                  .<Optional<Claim>>fold(Optional::of, refusal -> Optional.empty());
            });
    List<Claim> claims = answers.stream().flatMap(Optional::stream).toList();
    assertThat(claims).isNotEmpty();
    for (Claim claim : claims) {
      int version = claim.bundles().get(0).seats() / 10;
      assertThat(claim.bundles())
          .allSatisfy(
              bundle -> {
                Bundle sold = products(version)[bundle.place()];
                assertThat(bundle.product()).isEqualTo(sold.product());
                assertThat(bundle.seats()).isEqualTo(sold.seats());
              });
    }
    assertStoredAsClaimed(order, claims);
  }

  /** Places and numbers differ from version to version. */
  private static Bundle[] products(int version) {
    List<String> names = new ArrayList<>(List.of("suite", "plus", "meeting"));
    Collections.rotate(names, version);
    return names.subList(0, version % 2 == 0 ? 3 : 2).stream()
        .map(name -> Shop.bundle(name, version * 10))
        .toArray(Bundle[]::new);
  }

  private void assertStoredAsClaimed(Shop.Sold order, List<Claim> claims) {
    List<Bundle> stored =
        world()
            .storage()
            .read(store -> store.orders().find(order.id()))
            .orElseThrow()
            .order()
            .bundles();
    claims.stream()
        .flatMap(claim -> claim.bundles().stream())
        .forEach(
            bundle -> {
              assertThat(stored.get(bundle.place()).product()).isEqualTo(bundle.product());
              assertThat(stored.get(bundle.place()).seats()).isEqualTo(bundle.seats());
            });
  }

  @RepeatedTest(3)
  void the_url_that_a_correction_ends_claims_before_it_or_not_at_all() {
    Shop.Sold order = shop.sell("suite");
    List<Object> answers =
        Race.run(
            2,
            thread ->
                thread == 0
                    ? shop.correct(order, 2, "other@school.example", Shop.bundle("plus", 7))
                    : shop.refusal(order.link(schools.get(0)), people.get(0), "race"));
    boolean isCorrected = answers.get(0).equals(Result.CORRECTED);
    assertThat(answers.get(1)).isEqualTo(isCorrected ? Why.LINK_NOT_VALID : "done");
  }

  @Test
  void a_claim_by_link_or_by_hand_that_waits_for_the_end_of_its_organization_is_not_permitted() {
    Shop.Sold order = shop.sell("suite");
    CountDownLatch closed = new CountDownLatch(1);
    List<Object> answers =
        Race.run(
            3,
            thread ->
                thread == 0 ? closeSlowly(closed) : refusalOnceClosed(closed, order, thread == 1));
    assertThat(answers).containsExactly(true, Why.NOT_PERMITTED, Why.NOT_PERMITTED);
    assertThat(shop.refusal(order.hand(schools.get(1)), people.get(1), "free")).isEqualTo("done");
  }

  /** Long enough for others to come to the organization while it is being closed. */
  private boolean closeSlowly(CountDownLatch closed) {
    return world()
        .storage()
        .write(
            store -> {
              boolean isClosed = store.organizations().close(schools.get(0), world().instant());
              closed.countDown();
              LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
              return isClosed;
            });
  }

  private Object refusalOnceClosed(CountDownLatch closed, Shop.Sold order, boolean byLink) {
    try {
      closed.await();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
    ClaimDraft draft = byLink ? order.link(schools.get(0)) : order.hand(schools.get(0));
    return shop.refusal(draft, people.get(0), "race" + byLink);
  }

  @RepeatedTest(3)
  void a_rejection_and_who_locks_the_order_wait_in_one_direction() {
    Shop.Sold order = shop.sell("suite", "plus");
    Claim claim = shop.submit(order.link(schools.get(0)), people.get(0), "one").orElseThrow();
    world().storage().write(this::abandoned);
    AtomicInteger tries = new AtomicInteger();
    Race.<Object>run(
        THREADS,
        thread ->
            thread == 0
                ? shop.claims().reject(new Actor.Task("vendor"), schools.get(0), claim.id())
                : world()
                    .storage()
                    .write(
                        store -> {
                          tries.incrementAndGet();
                          return store.orders().lock(order.id());
                        }));
    assertThat(tries).hasValue(THREADS - 1);
    assertThat(shop.claims().open(order.secret()).orElseThrow().bundles())
        .allMatch(bundle -> bundle.state() == State.FREE);
  }

  private boolean abandoned(UnitOfWork store) {
    Instant now = world().instant();
    return store.jobs().lease(0, now, now.plusSeconds(60), 10).stream()
        .filter(job -> job.kind().equals("fulfil-claim"))
        .allMatch(job -> store.jobs().abandon(job, now));
  }

  @RepeatedTest(3)
  void a_claim_that_is_fulfilled_while_somebody_looks_never_needs_support() {
    Shop.Sold order = shop.sell("suite");
    Claim claim = shop.submit(order.link(schools.get(0)), people.get(0), "one").orElseThrow();
    List<Boolean> stuck =
        Race.run(
            THREADS,
            thread -> {
              if (thread == 0) {
                return world().engine().jobs().runDue(1).isEmpty();
              }
              boolean isStuck = false;
              for (int i = 0; i < 40; i++) {
                isStuck |=
                    shop.claims().findForVendor(schools.get(0), claim.id()).orElseThrow().state()
                        == ClaimProgress.State.NEEDS_SUPPORT;
              }
              return isStuck;
            });
    assertThat(stuck).containsOnly(false);
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
