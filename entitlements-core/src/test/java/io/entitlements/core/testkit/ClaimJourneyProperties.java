package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.Shop.bundle;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.claim.ClaimProgress;
import io.entitlements.claim.ClaimProgress.State;
import io.entitlements.claim.PurchaseOrder.BundleTerm.Days;
import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.key.SubscriptionChange;
import io.entitlements.key.SubscriptionChange.CancelNow;
import io.entitlements.key.SubscriptionChange.Revoke;
import io.entitlements.key.SubscriptionOverview;
import io.entitlements.type.AccountId;
import io.entitlements.type.ClaimId;
import io.entitlements.type.Outcome;
import io.entitlements.type.ProductKeyId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Wherever a claim is sent, in whatever order: it never counts for more than was bought, and what
 * was ended for good never counts again. Not published with the kit: it is the engine's matter.
 */
class ClaimJourneyProperties {

  private static final int SEATS = 5;

  private static Path folder = Path.of(".");

  /** What happens next, to which organization, and how many days are meant. */
  record Step(What what, int where, int days) {}

  enum What {
    SEND,
    ARRIVE,
    REVOKE,
    CANCEL_NOW,
    RETURN_HARDWARE,
    PASS
  }

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("claim-journey");
  }

  @AfterContainer
  static void deleteFolder() throws IOException {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void nothing_counts_twice_and_what_has_ended_for_good_does_not_count_again(
      @ForAll("steps") List<Step> steps) {
    try (var storage = MemoryStorage.create()) {
      Journey journey = new Journey(new World(storage, folder.resolve("keys")));
      for (Step step : steps) {
        journey.go(step);
        assertThat(journey.liveSeats()).isBetween(0, journey.isOver ? 0 : SEATS);
      }
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(What.class),
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(-3, 40))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(14);
  }

  /** One claim on its way through three organizations. */
  private static final class Journey {

    private final World world;
    private final SupportDesk desk;
    private final AccountId ada;
    private final List<District> districts;
    private final Shop.Sold order;
    private District place;
    private ClaimId claim;
    private int requests;
    private boolean isOver;

    Journey(World world) {
      this.world = world;
      Shop shop = new Shop(world);
      desk = new SupportDesk(world, shop);
      ada = world.activeAccount("ada@school.example");
      districts =
          Stream.of("One", "Two", "Three")
              .map(name -> new District(world, ada, world.organization(ada, name)))
              .toList();
      LocalDate today = today();
      order =
          shop.sell(0, bundle("suite", SEATS, new Days(today.plusDays(10), today.plusDays(200))));
      place = districts.get(0);
      claim = desk.fulfilled(place, order).id();
    }

    void go(Step step) {
      switch (step.what()) {
        case SEND -> send(districts.get(step.where()));
        case ARRIVE -> world.doJobs();
        case REVOKE -> isOver |= isHere() && isDone(new Revoke(key()));
        case CANCEL_NOW -> isOver |= isHere() && isDone(new CancelNow());
        case RETURN_HARDWARE -> desk.end(order, 0, today().plusDays(step.days()));
        case PASS -> world.pass(Duration.ofDays(Math.abs(step.days())));
      }
    }

    private void send(District to) {
      desk.transfer(world.engine().claims(), place, claim, to)
          .fold(
              sent -> {
                place = to;
                claim = sent.successor();
                return true;
              },
              refusal -> false);
    }

    /** Whether the claim is where it was sent, and there is a subscription. */
    private boolean isHere() {
      return claim().filter(it -> it.state() == State.FULFILLED).isPresent()
          && rows().anyMatch(row -> row.subscription().organization().equals(place.organization()));
    }

    private Optional<ClaimProgress> claim() {
      return world.engine().claims().findForVendor(place.organization(), claim);
    }

    private boolean isDone(SubscriptionChange change) {
      requests++;
      return place.change(change, "change-" + requests) instanceof Outcome.Done;
    }

    private ProductKeyId key() {
      return claim().orElseThrow().claim().bundles().get(0).key();
    }

    private LocalDate today() {
      return world.instant().atZone(Given.ZONE).toLocalDate();
    }

    int liveSeats() {
      return rows().mapToInt(SubscriptionOverview::total).sum();
    }

    private Stream<SubscriptionOverview> rows() {
      return world.engine().subscriptions().overview(ada).items().stream();
    }
  }
}
