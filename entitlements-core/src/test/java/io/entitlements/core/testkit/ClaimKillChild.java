package io.entitlements.core.testkit;

import io.entitlements.spi.Storage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The worker that {@link ClaimKillContract} kills: it does jobs and says each that it has done. */
public final class ClaimKillChild {

  /** Longer than a worker that died keeps its job. */
  private static final Duration ROUND = Duration.ofMinutes(3);

  private ClaimKillChild() {}

  /** The instant of a round, on the clocks of all processes. */
  static Instant instant(int round) {
    return Given.NOW.plus(ROUND.multipliedBy(round));
  }

  /**
   * Runs until it is killed.
   *
   * @param arguments the round, the folder of the keys, the opener of the store and its arguments
   */
  public static void main(String[] arguments) {
    ChildProcess.holdLifeline();
    List<String> words = List.of(arguments);
    // Not closed: it ends by being killed.
    Storage storage = StoreOpening.ofWords(words.subList(2, words.size())).open();
    World world = new World(storage, Path.of(words.get(1)));
    world.moveTo(instant(Integer.parseInt(words.get(0))));
    say("ready");
    while (true) {
      for (int done = world.engine().jobs().runDue(1).done(); done > 0; done--) {
        say("done");
      }
    }
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
