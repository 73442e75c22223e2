package io.entitlements.benchmarks;

import io.entitlements.benchmarks.report.Figure;
import io.entitlements.roster.RosterCheckpoint;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RosterReading;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.RunState;
import io.entitlements.roster.SyncPlan;
import io.entitlements.roster.SyncReport;
import io.entitlements.roster.SyncRow.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A district's list planned and applied on PostgreSQL, in a heap of 512 MB: for the first time,
 * then as it was, and with 2 % and 4 % of the people changed. Beside the runs the list is read by
 * the same connector and nothing is done with it; all take turns, so that whatever else the
 * computer does meets all of them. {@code rest} is a OneRoster server in another process, {@code
 * csv} a bundle of files, and in {@code known} everybody has an account beforehand.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 3, jvmArgsAppend = "-Xmx512m")
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@SuppressWarnings("NullAway.Init") // JMH calls setUp
public class RosterBenchmark {

  /** All changes together stay below a fifth of the list, or the last runs would be held. */
  private static final int TURNS = 5;

  /** A portal that reads lists has been reading them for days. */
  private static final int TURNS_BEFORE = 5;

  private static final String KNOWN =
      """
      insert into account (id, email, name, status)
      select cast(md5('known ' || i) as uuid), 'p' || i || '.0@school.example', '', 'PENDING'
      from generate_series(0, cast(? as integer) - 1) i
      """;

  /** Which list is measured, and how many people are on it. */
  @Param({
    "roster.rest.10000",
    "roster.rest.200000",
    "roster.csv.10000",
    "roster.csv.200000",
    "roster.known.10000"
  })
  public String name;

  private int people;
  private DistrictList list;
  private Schools schools;
  private RosterConnection connection;

  /** What comes out. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Runs {

    /** How long the first run takes. */
    public double firstSeconds;

    /** How long reading takes, with nothing done. */
    public double readSeconds;

    /** A run over the same list by its reading. */
    public double noopRatioToRead;

    /** What each of 2 % changes adds to a run over the same list. */
    public double churnMsPerChange;

    /** What 4 % changes add, by what 2 % would add if it were in proportion. */
    public double churnGrowth;
  }

  /** Starts the servers. */
  @Setup(Level.Iteration)
  public void setUp() {
    String[] words = name.split("\\.", -1);
    people = Integer.parseInt(words[2]);
    list = words[1].equals("csv") ? new BundleList(people) : new ServedList(people);
    schools = new Schools(1, 0);
    if (words[1].equals("known")) {
      schools.database().execute(KNOWN, people);
      schools.database().execute("analyze");
    }
    Portal.School school = schools.school(0);
    connection =
        schools
            .engine()
            .rosters()
            .connect(
                schools.administrator(), school.organization(), school.subscription(), "District")
            .orElseThrow();
  }

  /** Stops them. */
  @TearDown(Level.Iteration)
  public void tearDown() {
    schools.close();
    list.close();
  }

  /** Measures all of it. */
  @Benchmark
  public void run(Runs runs) {
    runs.firstSeconds = seconds(() -> require(sync().count(Result.SEAT_GIVEN), people));
    // As it is a day later.
    schools.database().execute("vacuum analyze");
    for (int turn = 0; turn < TURNS_BEFORE; turn++) {
      source().read(Optional.empty(), page -> {});
      require(sync().unchanged(), people);
    }
    int twoPercent = people / 50;
    List<Double> read = new ArrayList<>();
    List<Double> same = new ArrayList<>();
    List<Double> few = new ArrayList<>();
    List<Double> many = new ArrayList<>();
    for (int turn = 0; turn < TURNS; turn++) {
      read.add(seconds(() -> source().read(Optional.empty(), page -> {})));
      same.add(seconds(() -> require(sync().unchanged(), people)));
      few.add(changed(twoPercent));
      many.add(changed(2 * twoPercent));
    }
    runs.readSeconds = median(read);
    runs.noopRatioToRead = median(same) / median(read);
    double added = median(few) - median(same);
    runs.churnMsPerChange = added * 1_000 / twoPercent;
    runs.churnGrowth = (median(many) - median(same)) / 2 / added;
  }

  private double changed(int places) {
    list.change(places);
    return seconds(
        () -> {
          SyncReport report = sync();
          require(report.count(Result.SEAT_GIVEN), places / 2);
          require(report.count(Result.RELEASE_PLANNED), places / 2);
          require(report.unchanged(), people - places);
        });
  }

  /** Planned and applied, as an administrator does. */
  private SyncReport sync() {
    SyncPlan plan =
        schools
            .engine()
            .rosters()
            .plan(schools.administrator(), connection, source())
            .orElseThrow();
    SyncReport report =
        schools.engine().rosters().apply(schools.administrator(), plan).orElseThrow();
    if (report.state() != RunState.APPLIED) {
      throw new IllegalStateException("not applied: " + report);
    }
    return report;
  }

  private RosterSource source() {
    return new Whole(list.source());
  }

  private static void require(int counted, int expected) {
    if (counted != expected) {
      throw new IllegalStateException(counted + " people instead of " + expected);
    }
  }

  private static double seconds(Runnable work) {
    long begun = System.nanoTime();
    work.run();
    return (System.nanoTime() - begun) / 1e9;
  }

  private static double median(List<Double> seconds) {
    return Figure.of("seconds", seconds).median();
  }

  /** Everybody each time, as each night: otherwise a server is asked for changes alone. */
  private record Whole(RosterSource source) implements RosterSource {

    @Override
    public String describe() {
      return source.describe();
    }

    @Override
    public RosterReading read(
        Optional<RosterCheckpoint> since, Consumer<List<RosterRecord>> pages) {
      return source.read(Optional.empty(), pages);
    }
  }
}
