package io.entitlements.samples.quickstart;

import io.entitlements.Entitlements;
import io.entitlements.core.EntitlementEngine;
import io.entitlements.core.KeyFiles;
import io.entitlements.core.ServerKeys;
import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.error.EntitlementException;
import io.entitlements.error.InputProblem;
import io.entitlements.error.InvalidInputException;
import io.entitlements.jdbc.JdbcSchema;
import io.entitlements.jdbc.JdbcStorage;
import io.entitlements.spi.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * The main job from end to end: a purchase order is claimed, a list of teachers gets seats, and
 * programs ask, without a network, what they may do. Run it again: it finds its data and goes on.
 */
public final class Quickstart {

  static final String ISSUER = "https://portal.example";

  private Quickstart() {}

  /**
   * Runs the story.
   *
   * @param args {@code --order=FILE --roster=FOLDER --data=FOLDER --now=INSTANT}, the last one
   *     empty for the real clock
   */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  static int run(String... args) {
    try {
      tell(Arguments.parse(args));
      return 0;
    } catch (InvalidInputException e) {
      for (InputProblem problem : e.problems()) {
        System.err.println(problem);
      }
      System.err.println("Nothing was changed.");
      return 1;
    } catch (Failure | EntitlementException | IllegalStateException e) {
      System.err.println(e.getMessage());
      return 1;
    } catch (IOException | UncheckedIOException e) {
      System.err.println("cannot read or write: " + e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private static void tell(Arguments arguments) throws IOException, InterruptedException {
    Inputs inputs = Inputs.check(arguments);
    Path data = Files.createDirectories(arguments.data());
    MailFolder mail = new MailFolder(data.resolve("mail"));
    String url = "jdbc:h2:file:" + data.resolve("entitlements") + ";DB_CLOSE_DELAY=0";
    JdbcConnectionPool pool = JdbcConnectionPool.create(url, "sa", "");
    JdbcSchema.migrate(pool);
    try (Storage storage = JdbcStorage.create(pool)) {
      Clock clock = arguments.clock();
      Engines engines = at -> engine(storage, data, mail, at);
      Entitlements engine = engines.at(clock);
      importCatalog(engine);
      School school = new School(engine, mail);
      Purchase.Claimed claimed = new Purchase(school, inputs.order()).tell();
      Staff.Synced synced = new Staff(school, claimed, inputs.roster()).tell();
      new Launch(school, claimed, synced, engines, clock, data).tell();
      System.out.println();
      System.out.println("5. What the district has now");
      claimed.printOverview(school);
      playThrough(data, clock);
      System.out.println();
      System.out.println("Everything lies in " + data);
      System.out.println("   entitlements.mv.db   the database      mail/          the emails");
      System.out.println("   keys/                the secrets       laptop/, lab/  two computers");
    } finally {
      pool.dispose();
    }
  }

  /** Makes an engine over the same data, by another clock. */
  interface Engines {
    Entitlements at(Clock clock);
  }

  private static Entitlements engine(Storage storage, Path data, MailFolder mail, Clock clock) {
    ServerKeys keys = KeyFiles.openUnencrypted(data.resolve("keys"), new SecureRandom());
    return EntitlementEngine.builder(storage, keys, mail)
        .clock(clock)
        .issuer(ISSUER)
        .portal(URI.create(ISSUER))
        .build();
  }

  /**
   * Three scenes over a store in memory, so that nothing of them stays and each run is the same.
   */
  private static void playThrough(Path data, Clock clock) throws IOException {
    MailFolder mail = new MailFolder(data.resolve("played-mail")).emptied();
    MovedClock moved = new MovedClock(clock.instant());
    try (Storage storage = MemoryStorage.create()) {
      Entitlements engine = engine(storage, data, mail, moved);
      importCatalog(engine);
      School school = new School(engine, mail);
      new TwoSchools(school).tell();
      new ByHand(school).tell();
      new NextYear(school, moved).tell();
    }
  }

  /** Every run imports it; all but the first find it known already. */
  private static void importCatalog(Entitlements engine) throws IOException {
    try (InputStream json = Quickstart.class.getResourceAsStream("/catalog.json")) {
      engine
          .catalogs()
          .importJson("catalog.json", Objects.requireNonNull(json, "catalog.json"))
          .orElseThrow();
    }
  }
}
