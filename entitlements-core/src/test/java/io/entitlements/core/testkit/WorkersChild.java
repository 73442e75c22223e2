package io.entitlements.core.testkit;

import io.entitlements.core.JobWorker;
import io.entitlements.spi.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A node of {@link WorkersContract}, which starts it. */
public final class WorkersChild {

  private WorkersChild() {}

  /**
   * Says {@code ready}, waits for a byte on its standard input, works until nothing waits, and says
   * {@code done}.
   *
   * @param arguments how far its clock is ahead, the folder of the keys, the opener of the store
   *     and its arguments
   * @throws IOException if the parent is gone
   */
  public static void main(String[] arguments) throws IOException {
    List<String> words = List.of(arguments);
    try (Storage storage = StoreOpening.ofWords(words.subList(2, words.size())).open()) {
      World world = new World(storage, Path.of(words.get(1)));
      world.pass(Duration.parse(words.get(0)));
      System.out.println("ready");
      if (System.in.read() < 0) {
        return;
      }
      ChildProcess.holdLifeline();
      try (JobWorker worker =
          JobWorker.builder(world.engine().jobs()).every(Duration.ofMillis(20)).start()) {
        Awaited.until("work", Optional.empty(), () -> worker.health().waitingSince());
      }
    }
    System.out.println("done");
  }
}
