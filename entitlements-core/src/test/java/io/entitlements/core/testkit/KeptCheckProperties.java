package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.AccountStatus;
import io.entitlements.catalog.FeatureId;
import io.entitlements.check.CheckPolicy;
import io.entitlements.check.Decision;
import io.entitlements.check.Reason;
import io.entitlements.core.internal.catalog.CurrentCatalog;
import io.entitlements.core.internal.decision.Coverage;
import io.entitlements.core.internal.decision.PlainRules;
import io.entitlements.core.internal.decision.Right;
import io.entitlements.core.internal.snapshot.RightCompiler;
import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.spi.HeldRight;
import io.entitlements.spi.PersonRights;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.DeviceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
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
 * Whatever happens and whenever it is asked: what a node keeps, what one that keeps nothing reads,
 * and what the plain rules say of the facts in the store are the same. Not published with the kit:
 * it looks inside the engine.
 */
class KeptCheckProperties {

  private static final List<FeatureId> FEATURES =
      List.of(Given.NOTEBOOK, Given.ONLINE, Given.PLUS, FeatureId.of("meeting/ink"));

  private static Path folder = Path.of(".");

  /**
   * What happens next.
   *
   * @param atBoundary whether time first passes to the next instant at which an answer changes by
   *     itself
   * @param account what becomes of somebody's account
   */
  record Step(boolean atBoundary, Happening happening, Optional<AccountStatus> account) {}

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("kept-check");
  }

  @AfterContainer
  static void deleteFolder() throws IOException {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void what_is_kept_is_what_the_store_and_the_plain_rules_say(@ForAll("steps") List<Step> steps) {
    try (var storage = MemoryStorage.create()) {
      World world = new World(storage, folder.resolve("keys"));
      RememberedLife life = new RememberedLife(world);
      Node kept = Node.of(world.nodeWith(CheckPolicy.DEFAULT));
      expectSame(life, kept);
      for (Step step : steps) {
        if (step.atBoundary()) {
          passBoundary(life, kept);
        } else {
          world.moveTo(step.happening().after(world.instant()));
        }
        expectSame(life, kept);
        step.happening().happenTo(life);
        step.account().ifPresent(status -> become(life, step.happening().one(), status));
        if (!kept.engine().catalogs().current().equals(life.engine().catalogs().current())) {
          world.pass(CurrentCatalog.REFRESH);
        }
        expectSame(life, kept);
      }
    }
  }

  private static void become(RememberedLife life, int person, AccountStatus status) {
    Actor vendor = new Actor.Task("vendor");
    if (status == AccountStatus.DISABLED) {
      life.engine().accounts().disable(vendor, life.account(person));
    } else {
      life.engine().accounts().enable(vendor, life.account(person));
    }
  }

  private static void passBoundary(RememberedLife life, Node kept) {
    Instant now = life.world().instant();
    Optional<Instant> next =
        Stream.concat(people(life).stream(), devices().stream())
            .flatMap(holder -> FEATURES.stream().map(feature -> read(life, holder, feature)))
            .map(Decision::validUntil)
            .filter(until -> !until.equals(Decision.NO_CHANGE_BY_TIME))
            .min(Instant::compareTo);
    for (long millis = -1; next.isPresent() && millis <= 1; millis++) {
      Instant at = next.get().plusMillis(millis);
      life.world().moveTo(at.isBefore(now) ? now : at);
      expectSame(life, kept);
    }
  }

  private static Decision read(RememberedLife life, Object holder, FeatureId feature) {
    return holder instanceof DeviceId device
        ? life.engine().check(device, feature)
        : life.engine().check((AccountId) holder, feature);
  }

  private static void expectSame(RememberedLife life, Node kept) {
    kept.hear();
    for (AccountId account : people(life)) {
      PersonRights rights =
          life.world()
              .storage()
              .read(store -> store.rights().of(account))
              .orElse(new PersonRights(AccountStatus.DELETED, List.of()));
      for (FeatureId feature : FEATURES) {
        Decision plain = plain(life, rights.status(), rights.held(), feature);
        assertThat(life.engine().check(account, feature)).as("read").isEqualTo(plain);
        assertThat(kept.engine().check(account, feature)).as("kept").isEqualTo(plain);
      }
    }
    for (DeviceId device : devices()) {
      List<HeldRight> held = life.world().storage().read(store -> store.rights().of(device));
      for (FeatureId feature : FEATURES) {
        Decision plain = plain(life, AccountStatus.ACTIVE, held, feature);
        assertThat(life.engine().check(device, feature)).as("read").isEqualTo(plain);
        assertThat(kept.engine().check(device, feature)).as("kept").isEqualTo(plain);
      }
    }
  }

  private static Decision plain(
      RememberedLife life, AccountStatus status, List<HeldRight> held, FeatureId feature) {
    if (status == AccountStatus.DISABLED) {
      return Decision.none(Reason.ACCOUNT_DISABLED);
    } else if (status == AccountStatus.DELETED) {
      return Decision.none(Reason.UNKNOWN_ACCOUNT);
    }
    RightCompiler compiler = new RightCompiler(() -> life.engine().catalogs().current());
    List<Right> rights = held.stream().flatMap(seat -> compiler.right(seat).stream()).toList();
    return PlainRules.decide(rights, feature, life.world().instant(), changes(rights));
  }

  private static SortedSet<Instant> changes(List<Right> rights) {
    SortedSet<Instant> changes = new TreeSet<>();
    for (Right right : rights) {
      for (Coverage coverage : right.coverages()) {
        changes.addAll(List.of(coverage.startsAt(), coverage.endsAt(), coverage.graceEndsAt()));
      }
    }
    return changes;
  }

  /** Also one who has no account. */
  private static List<AccountId> people(RememberedLife life) {
    List<AccountId> people = new ArrayList<>();
    for (int person = 0; person < 4; person++) {
      people.add(life.account(person));
    }
    return people;
  }

  private static List<DeviceId> devices() {
    return List.of(RememberedLife.device(0), RememberedLife.device(1));
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(false, false, true),
            Happening.any(),
            Arbitraries.of(AccountStatus.DISABLED, AccountStatus.ACTIVE).optional(0.2))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(25);
  }
}
