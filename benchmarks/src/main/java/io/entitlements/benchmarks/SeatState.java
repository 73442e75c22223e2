package io.entitlements.benchmarks;

import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Turns of many threads at the seats of some schools, each thread with teachers of its own. */
final class SeatState implements AutoCloseable {

  private static final int TEACHERS_OF_A_THREAD = 1_000;

  private final Schools schools;
  private final int count;
  private final SeatTurn turn;
  private final AtomicInteger threads = new AtomicInteger();

  private SeatState(Schools schools, int count, SeatTurn turn) {
    this.schools = schools;
    this.count = count;
    this.turn = turn;
  }

  static SeatState of(Side side, int count) {
    Schools schools = new Schools(count, TEACHERS_OF_A_THREAD * Postgres.CONNECTIONS);
    return new SeatState(schools, count, schools.turn(side));
  }

  Worker worker() {
    return new Worker(this, threads.getAndIncrement());
  }

  @Override
  public void close() {
    schools.close();
  }

  /** What one thread keeps. */
  static final class Worker {

    private final SeatState state;
    private final int number;
    private int turns;

    private Worker(SeatState state, int number) {
      this.state = state;
      this.number = number;
    }

    Object turn() throws SQLException {
      int teacher = number * TEACHERS_OF_A_THREAD + turns % TEACHERS_OF_A_THREAD;
      int school = ThreadLocalRandom.current().nextInt(state.count);
      turns++;
      String key = number + "-" + turns;
      return state.turn.run(state.schools.school(school), state.schools.teacher(teacher), key);
    }
  }
}
