package io.entitlements.benchmarks.check;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** Which question a thread asks next: one after the other, each thread from a place of its own. */
@State(Scope.Thread)
public class Turn {

  private int next;

  /** Spreads the threads. */
  @Setup
  public void setUp(ThreadParams thread) {
    next = (int) ((long) Candidate.SIZE * thread.getThreadIndex() / thread.getThreadCount());
  }

  int next(int questions) {
    next = next + 1 < questions ? next + 1 : 0;
    return next;
  }
}
