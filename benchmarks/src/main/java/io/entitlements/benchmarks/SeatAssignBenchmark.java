package io.entitlements.benchmarks;

import io.entitlements.seat.Seat;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Giving a seat to an address that nobody knew, on H2 in a file, by one thread, one transaction for
 * each.
 *
 * <p>{@code assign} is the facade's. {@code floor} is {@link RawSeatAssign}: the same statements
 * with rows of the same size, among them the two events, the two revisions and the row that answers
 * a repeat, by plain JDBC on a second database opened alike. Divide the first by the second: what
 * is left is the library's own work. Both write through to the operating system at each commit, as
 * the store does by default, and do not wait for the disk.
 *
 * <p>Each iteration assigns the same number of seats, not as many as fit into a second, so that the
 * faster side does not work on larger tables.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 15)
@Measurement(iterations = 10)
public class SeatAssignBenchmark {

  private static final int SEATS = 200;

  /** More than any run assigns. */
  private static final int CAPACITY = 1_000_000;

  /** The library on its database. */
  @State(Scope.Thread)
  public static class Library {

    private final H2File database = new H2File();
    private final Portal portal = new Portal(database.storage());
    private final Portal.School school = portal.school(CAPACITY, 12);
    private int assigned;

    Seat assign() {
      assigned++;
      return portal.assign(school, "teacher" + assigned + "@school.example");
    }

    /** Deletes the files. */
    @TearDown
    public void tearDown() {
      database.close();
    }
  }

  /** Plain JDBC on a database of its own. */
  @State(Scope.Thread)
  public static class Raw {

    private final H2File database = new H2File();
    private final Portal portal = new Portal(database.storage());
    private final RawSeatAssign loop =
        RawSeatAssign.like(database, portal, portal.school(CAPACITY, 12));

    /** Deletes the files. */
    @TearDown
    public void tearDown() {
      database.close();
    }
  }

  /** What is measured. */
  @Benchmark
  @OperationsPerInvocation(SEATS)
  public void assign(Library library, Blackhole hole) {
    for (int i = 0; i < SEATS; i++) {
      hole.consume(library.assign());
    }
  }

  /** What it is compared with. */
  @Benchmark
  @OperationsPerInvocation(SEATS)
  public void floor(Raw raw, Blackhole hole) throws SQLException {
    for (int i = 0; i < SEATS; i++) {
      hole.consume(raw.loop.assign());
    }
  }
}
