package io.entitlements.core.testkit;

import io.entitlements.spi.Storage;
import java.nio.file.Path;
import java.util.List;

/**
 * The process that {@link RosterKillContract} kills: it reads a list, applies it and undoes that,
 * again and again.
 */
public final class RosterKillChild {

  private RosterKillChild() {}

  /**
   * Does its round, and waits to be killed.
   *
   * @param arguments the round, the folder of the keys, the opener of the store and its arguments
   */
  public static void main(String[] arguments) {
    ChildProcess.holdLifeline();
    List<String> words = List.of(arguments);
    RosterRound round = RosterRound.ofWord(words.get(0));
    // Not closed: it ends by being killed.
    Storage storage = StoreOpening.ofWords(words.subList(2, words.size())).open();
    World world = new World(storage, Path.of(words.get(1)));
    world.moveTo(round.instant());
    RosterWorld list = round.list(world);
    say("ready");
    while (true) {
      list.undo(list.apply(list.plan(round.source())).run());
    }
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
