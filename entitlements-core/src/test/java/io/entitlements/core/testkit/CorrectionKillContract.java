package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimProgress.State;
import io.entitlements.event.ClaimEvent.ClaimCancelled;
import io.entitlements.event.OrderEvent.BundleReturned;
import io.entitlements.key.KeyOverview;
import io.entitlements.key.KeyStatus;
import io.entitlements.spi.Storage;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A desk that is killed at any moment of a correction: each is made wholly or not at all, and once
 * when it is asked for again. A store's author extends this class once.
 */
public abstract class CorrectionKillContract {

  private static final int ROUNDS = Boolean.getBoolean("entitlements.thorough") ? 15 : 2;

  private final long seed = Long.getLong("entitlements.seed", System.nanoTime());
  private final Random random = new Random(seed);

  // JUnit sets it before the test.
  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  /** For subclasses. */
  protected CorrectionKillContract() {}

  /**
   * How a process opens the store, this one too: it is open in one process at a time only.
   *
   * @return an empty store at first, the same in all rounds
   */
  protected abstract StoreOpening opening();

  @Test
  void every_correction_is_whole_and_made_once_whenever_the_desk_is_killed() {
    AccountId ada;
    OrganizationId school;
    try (Storage storage = opening().open()) {
      World world = new World(storage, keys());
      ada = world.activeAccount("ada@school.example");
      school = world.organization(ada, "A School");
    }
    try {
      for (int round = 0; round < ROUNDS; round++) {
        oneRound(round, new Customer(ada, school));
      }
    } catch (AssertionError e) {
      throw new AssertionError("with -Dentitlements.seed=" + seed + ": " + e.getMessage(), e);
    }
  }

  private record Customer(AccountId ada, OrganizationId school) {}

  /** A claim of an order whose first bundle's hardware is perhaps returned. */
  private record Sale(Shop.Sold order, Claim claim) {}

  private void oneRound(int number, Customer customer) {
    List<Sale> sales = sales(number, customer);
    CorrectionRound round =
        new CorrectionRound(
            number, customer.school(), sales.stream().map(sale -> sale.claim().id()).toList());
    correctUntilKilled(round);
    try (Storage storage = opening().open()) {
      World world = new World(storage, keys());
      world.moveTo(CorrectionRound.instant(number));
      for (int place = 0; place < sales.size(); place++) {
        assertWhole(world, customer, sales.get(place), round.isCancelled(place));
        round.correct(world, place);
        assertThat(isMade(world, sales.get(place), round.isCancelled(place))).isTrue();
        assertWhole(world, customer, sales.get(place), round.isCancelled(place));
      }
      assertThat(ClaimKillContract.count(world, customer.school(), ClaimCancelled.class))
          .isEqualTo((number + 1L) * CorrectionRound.CLAIMS / 2);
      assertThat(world.engine().subscriptions().overview(customer.ada()).items())
          .extracting(row -> row.total())
          .containsExactlyInAnyOrder(0, (number + 1) * CorrectionRound.CLAIMS / 2 * 5);
    }
  }

  private List<Sale> sales(int round, Customer customer) {
    try (Storage storage = opening().open()) {
      World world = new World(storage, keys());
      world.moveTo(CorrectionRound.instant(round));
      Shop shop = new Shop(world, round * CorrectionRound.CLAIMS);
      List<Sale> sales = new ArrayList<>();
      for (int place = 0; place < CorrectionRound.CLAIMS; place++) {
        Shop.Sold order = shop.sell("suite", "plus");
        sales.add(
            new Sale(
                order,
                shop.submit(order.link(customer.school()), customer.ada(), order.number().value())
                    .orElseThrow()));
      }
      world.doJobs();
      return sales;
    }
  }

  private void correctUntilKilled(CorrectionRound round) {
    List<String> arguments =
        Stream.of(List.of(round.word(), keys().toString()), opening().words())
            .flatMap(List::stream)
            .toList();
    Path errors = folder.resolve("errors" + round.round() + ".txt");
    try (ChildProcess child = ChildProcess.start(CorrectionKillChild.class, arguments, errors)) {
      child.expect("ready");
      for (int i = random.nextInt(CorrectionRound.CLAIMS); i > 0; i--) {
        child.expect("done");
      }
      TimeUnit.MICROSECONDS.sleep(random.nextInt(20_000));
      child.kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while a desk works", e);
    }
  }

  /** All of it has happened, or nothing. */
  private static void assertWhole(
      World world, Customer customer, Sale sale, boolean isCancellation) {
    boolean isMade = isMade(world, sale, isCancellation);
    List<KeyStatus> statuses = statuses(world, customer, sale.claim());
    if (isCancellation) {
      assertThat(statuses).containsOnly(isMade ? KeyStatus.REVOKED : KeyStatus.ACTIVE);
      assertThat(world.engine().claims().open(sale.order().secret()).orElseThrow().free())
          .hasSize(isMade ? 2 : 0);
    } else {
      assertThat(statuses)
          .containsExactly(
              isMade ? KeyStatus.HARDWARE_RETURNED : KeyStatus.ACTIVE, KeyStatus.ACTIVE);
    }
  }

  private static boolean isMade(World world, Sale sale, boolean isCancellation) {
    Claim claim = sale.claim();
    return isCancellation
        ? world
                .engine()
                .claims()
                .findForVendor(claim.organization(), claim.id())
                .orElseThrow()
                .state()
            == State.CANCELLED
        : world.events(claim.order()).stream().filter(BundleReturned.class::isInstance).count()
            == 1;
  }

  /** Of the claim's keys, by place. */
  private static List<KeyStatus> statuses(World world, Customer customer, Claim claim) {
    List<ProductKeyId> keys = claim.bundles().stream().map(bundle -> bundle.key()).toList();
    List<KeyOverview> all =
        world.engine().subscriptions().overview(customer.ada()).items().stream()
            .flatMap(row -> row.keys().stream())
            .toList();
    return keys.stream()
        .map(id -> all.stream().filter(key -> key.key().id().equals(id)).findFirst().orElseThrow())
        .map(KeyOverview::status)
        .toList();
  }

  private Path keys() {
    return folder.resolve("keys");
  }
}
