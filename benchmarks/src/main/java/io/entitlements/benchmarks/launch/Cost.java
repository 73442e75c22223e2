package io.entitlements.benchmarks.launch;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What one run of a process cost, as the shell's {@code time} says (getrusage, to a millisecond).
 *
 * @param wall seconds from its start to its end
 * @param cpu seconds of all its threads, user and system
 */
record Cost(double wall, double cpu) {

  /**
   * Runs a command.
   *
   * @throws IllegalStateException if it ends otherwise than with 0, or prints an error
   */
  static Cost of(List<String> command) throws IOException, InterruptedException {
    List<String> timed = new ArrayList<>();
    timed.addAll(List.of("bash", "-c", "TIMEFORMAT='%R %U %S'; time \"$@\" > /dev/null", "launch"));
    timed.addAll(command);
    Process process =
        new ProcessBuilder(timed)
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    String[] figures = printed.split(" ", -1);
    if (process.waitFor() != 0 || figures.length != 3) {
      throw new IllegalStateException(String.join(" ", command) + "\n" + printed);
    }
    return new Cost(
        Double.parseDouble(figures[0]),
        Double.parseDouble(figures[1]) + Double.parseDouble(figures[2]));
  }
}
