package io.entitlements.core.testkit;

import io.entitlements.spi.Storage;
import io.entitlements.spi.testkit.Race;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A process of the race of {@link OversellContract}, which starts it. */
public final class OversellChild {

  /** Ten thousand tries, some of them plans of many transactions, on a slow machine. */
  static final Duration LONGEST = Duration.ofMinutes(15);

  private OversellChild() {}

  /**
   * Says {@code ready}, waits for a byte on its standard input, races, and says {@code done}.
   *
   * @param arguments the folder of the keys, the contest, the opener of the store and its arguments
   * @throws IOException if the parent is gone
   */
  public static void main(String[] arguments) throws IOException {
    List<String> words = List.of(arguments);
    Contest contest = Contest.ofWords(words.subList(1, words.size()));
    StoreOpening opening = StoreOpening.ofWords(Contest.rest(words.subList(1, words.size())));
    try (Storage storage = opening.open()) {
      World world = new World(storage, Path.of(words.get(0)));
      System.out.println("ready");
      if (System.in.read() < 0) {
        return;
      }
      ChildProcess.holdLifeline();
      race(world, contest);
    }
    System.out.println("done");
  }

  /** Runs all threads of one process. */
  static void race(World world, Contest contest) {
    AtomicInteger begun = new AtomicInteger();
    Race.run(
        contest.threads(),
        LONGEST,
        thread -> {
          new Contestant(world, contest, begun, thread).run();
          return true;
        });
  }
}
