package io.entitlements.samples.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A run of a program of this sample in a process of its own.
 *
 * @param exit its exit status
 * @param output what it printed for people
 * @param errors what it complained about
 */
record Run(int exit, String output, String errors) {

  static final Path INPUT = Path.of("input");

  /** Runs the quickstart on the sample's own input, other arguments replacing them. */
  static Run quickstart(Path data, String... arguments) {
    Process process = start(data, arguments);
    return finished(process, data);
  }

  static Process start(Path data, String... arguments) {
    List<String> all = new ArrayList<>();
    all.add("--order=" + INPUT.resolve("purchase-orders.jsonl"));
    all.add("--roster=" + INPUT.resolve("roster"));
    all.add("--data=" + data);
    all.addAll(List.of(arguments));
    return start(Quickstart.class, System.getProperty("java.class.path"), data, all);
  }

  static Process start(Class<?> main, String classPath, Path logs, List<String> arguments) {
    List<String> all = new ArrayList<>(List.of("-cp", classPath, main.getName()));
    all.addAll(arguments);
    return start(all, logs);
  }

  /** Starts a JVM with these arguments; what it prints goes into files beside a path. */
  static Process start(List<String> arguments, Path logs) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dstdout.encoding=UTF-8");
    // It ends before the better compiler has paid for itself.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
    command.addAll(arguments);
    try {
      return new ProcessBuilder(command)
          .redirectOutput(Path.of(logs + ".out").toFile())
          .redirectError(Path.of(logs + ".err").toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Run finished(Process process, Path logs) {
    try {
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("the program did not end");
      }
      return new Run(
          process.exitValue(),
          Files.readString(Path.of(logs + ".out"), StandardCharsets.UTF_8),
          Files.readString(Path.of(logs + ".err"), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
