package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimProgress;
import io.entitlements.claim.ClaimProgress.State;
import io.entitlements.claim.ClaimedBundle;
import io.entitlements.event.ClaimEvent.ClaimFulfilled;
import io.entitlements.event.ClaimEvent.ClaimReceived;
import io.entitlements.spi.Storage;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.Revision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A worker that is killed at any moment of a fulfilment: every claim is fulfilled, and once. A
 * store's author extends this class once.
 */
public abstract class ClaimKillContract {

  private static final boolean THOROUGH = Boolean.getBoolean("entitlements.thorough");
  private static final int ROUNDS = THOROUGH ? 50 : 2;
  private static final int TRANSFER_ROUNDS = THOROUGH ? 15 : 1;
  private static final int CLAIMS = 6;

  private final long seed = Long.getLong("entitlements.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final List<Claim> claims = new ArrayList<>();

  // JUnit sets it before the test.
  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  /** For subclasses. */
  protected ClaimKillContract() {}

  /**
   * How a process opens the store, this one too: it is open in one process at a time only.
   *
   * @return an empty store at first, the same in all rounds
   */
  protected abstract StoreOpening opening();

  @Test
  void every_claim_is_fulfilled_once_whenever_the_worker_is_killed() {
    AccountId ada;
    OrganizationId school;
    try (Storage storage = opening().open()) {
      World world = new World(storage, keys());
      ada = world.activeAccount("ada@school.example");
      school = world.organization(ada, "A School");
    }
    try {
      for (int round = 0; round < ROUNDS; round++) {
        submit(round, ada, school);
        workUntilKilled(round);
      }
      try (Storage storage = opening().open()) {
        World world = new World(storage, keys());
        world.moveTo(ClaimKillChild.instant(ROUNDS));
        world.doJobs();
        assertFulfilledOnce(world, ada, school);
      }
    } catch (AssertionError e) {
      throw new AssertionError("with -Dentitlements.seed=" + seed + ": " + e.getMessage(), e);
    }
  }

  @Test
  void every_transfer_ends_and_is_made_once_whenever_the_worker_is_killed() {
    AccountId ada;
    AccountId bob;
    OrganizationId school;
    OrganizationId elsewhere;
    try (Storage storage = opening().open()) {
      World world = new World(storage, keys());
      ada = world.activeAccount("ada@school.example");
      school = world.organization(ada, "A School");
      bob = world.activeAccount("bob@elsewhere.example");
      elsewhere = world.organization(bob, "Elsewhere");
    }
    try {
      for (int round = 0; round < TRANSFER_ROUNDS; round++) {
        submit(round, ada, school);
        transferAll(round, school, elsewhere);
        workUntilKilled(round);
      }
      try (Storage storage = opening().open()) {
        World world = new World(storage, keys());
        world.moveTo(ClaimKillChild.instant(TRANSFER_ROUNDS));
        world.doJobs();
        assertThat(count(world, elsewhere, ClaimReceived.class)).isEqualTo(claims.size());
        assertThat(world.engine().subscriptions().overview(bob).items())
            .hasSize(2)
            .allSatisfy(row -> assertThat(row.total()).isEqualTo(5 * claims.size()));
        assertThat(world.engine().subscriptions().overview(ada).items())
            .allSatisfy(row -> assertThat(row.total()).isZero());
      }
    } catch (AssertionError e) {
      throw new AssertionError("with -Dentitlements.seed=" + seed + ": " + e.getMessage(), e);
    }
  }

  /** Half of them are fulfilled before. */
  private void transferAll(int round, OrganizationId from, OrganizationId to) {
    try (Storage storage = opening().open()) {
      World world = new World(storage, keys());
      world.moveTo(ClaimKillChild.instant(round));
      world.engine().jobs().runDue(CLAIMS / 2);
      for (Claim claim : claims.subList(claims.size() - CLAIMS, claims.size())) {
        world
            .engine()
            .claims()
            .transfer(
                new Actor.Task("support"),
                from,
                claim.id(),
                to,
                IdempotencyKey.of("transfer-" + claim.id()))
            .orElseThrow();
      }
    }
  }

  private void submit(int round, AccountId ada, OrganizationId school) {
    try (Storage storage = opening().open()) {
      World world = new World(storage, keys());
      world.moveTo(ClaimKillChild.instant(round));
      Shop shop = new Shop(world, round * CLAIMS);
      for (int i = 0; i < CLAIMS; i++) {
        Shop.Sold order = shop.sell("suite", "plus");
        claims.add(shop.submit(order.link(school), ada, "claim-" + claims.size()).orElseThrow());
      }
    }
  }

  private void workUntilKilled(int round) {
    List<String> arguments =
        Stream.of(List.of(Integer.toString(round), keys().toString()), opening().words())
            .flatMap(List::stream)
            .toList();
    Path errors = folder.resolve("errors" + round + ".txt");
    try (ChildProcess child = ChildProcess.start(ClaimKillChild.class, arguments, errors)) {
      child.expect("ready");
      for (int i = random.nextInt(CLAIMS); i > 0; i--) {
        child.expect("done");
      }
      TimeUnit.MICROSECONDS.sleep(random.nextInt(20_000));
      child.kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while a worker works", e);
    }
  }

  private void assertFulfilledOnce(World world, AccountId ada, OrganizationId school) {
    for (Claim claim : claims) {
      ClaimProgress progress =
          world.engine().claims().findForVendor(school, claim.id()).orElseThrow();
      assertThat(progress.state()).isEqualTo(State.FULFILLED);
    }
    List<ProductKeyId> wanted =
        claims.stream().flatMap(claim -> claim.bundles().stream()).map(ClaimedBundle::key).toList();
    List<ProductKeyId> made =
        world.engine().subscriptions().overview(ada).items().stream()
            .flatMap(row -> row.keys().stream())
            .map(key -> key.key().id())
            .toList();
    assertThat(made).containsExactlyInAnyOrderElementsOf(wanted);
    assertThat(count(world, school, ClaimFulfilled.class)).isEqualTo(claims.size());
    assertThat(world.engine().subscriptions().overview(ada).items())
        .allSatisfy(row -> assertThat(row.total()).isEqualTo(5 * claims.size()));
  }

  static long count(World world, OrganizationId school, Class<?> type) {
    long counted = 0;
    Revision read = new Revision(school, 0);
    while (true) {
      var events = world.engine().history().after(read, 1_000);
      if (events.isEmpty()) {
        return counted;
      }
      counted += events.stream().filter(it -> type.isInstance(it.event())).count();
      read = events.get(events.size() - 1).revision();
    }
  }

  private Path keys() {
    return folder.resolve("keys");
  }
}
