package io.entitlements.core.testkit;

import io.entitlements.core.testkit.RosterYear.Step;
import io.entitlements.core.testkit.RosterYear.What;
import io.entitlements.spi.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * A year in a district of two lists on one subscription, and of a third that replaces: people are
 * hired, renamed, swap their addresses, are not active for a while, leave and come back; in summer
 * almost all are gone; there are fewer seats than people for a while. Some readings say everything
 * and some what changed, and some break off. After each step the events replay to what is stored. A
 * store's author extends this class once.
 */
public abstract class RosterYearContract {

  // Before all: keys are made once, since that is slow.
  @SuppressWarnings("NullAway.Init")
  private static Path folder;

  /** For subclasses. */
  protected RosterYearContract() {}

  /**
   * Makes a store.
   *
   * @return a fresh, empty store; closed after the year
   */
  protected abstract Storage createStorage();

  /**
   * The directory that a list is read from; empty if it says itself whom it names.
   *
   * @param clock what time it is there
   * @param folder where it may have files
   */
  Optional<ServedDirectory> directory(Clock clock, Path folder) {
    return Optional.empty();
  }

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("entitlements");
  }

  @AfterContainer
  static void deleteFolder() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Property
  void a_year_keeps_every_promise(@ForAll("years") List<Step> year) {
    try (Storage storage = new OneOrganizationStorage(createStorage())) {
      World world = new World(storage, folder.resolve("keys"));
      try (RosterYear lived =
          new RosterYear(world, name -> directory(world, folder.resolve(name)))) {
        lived.live(year);
      }
    }
  }

  @Provide
  Arbitrary<List<Step>> years() {
    return Combinators.combine(
            Arbitraries.of(What.class),
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(0, 15),
            Arbitraries.integers().between(0, 15),
            Arbitraries.of(true, false))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(25);
  }
}
