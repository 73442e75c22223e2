package io.entitlements.core.testkit;

import io.entitlements.spi.Storage;
import java.nio.file.Path;
import java.util.List;

/** The desk that {@link CorrectionKillContract} kills: it corrects, and says each that it did. */
public final class CorrectionKillChild {

  private CorrectionKillChild() {}

  /**
   * Does its round, and waits to be killed.
   *
   * @param arguments the round, the folder of the keys, the opener of the store and its arguments
   */
  public static void main(String[] arguments) throws InterruptedException {
    ChildProcess.holdLifeline();
    List<String> words = List.of(arguments);
    CorrectionRound round = CorrectionRound.ofWord(words.get(0));
    // Not closed: it ends by being killed.
    Storage storage = StoreOpening.ofWords(words.subList(2, words.size())).open();
    World world = new World(storage, Path.of(words.get(1)));
    world.moveTo(CorrectionRound.instant(round.round()));
    say("ready");
    for (int place = 0; place < CorrectionRound.CLAIMS; place++) {
      round.correct(world, place);
      say("done");
    }
    Thread.currentThread().join();
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
