package io.entitlements.core.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Another JVM with the same class path. It ends at the latest with this one: its standard input is
 * its lifeline, see {@link #holdLifeline()}.
 */
public final class ChildProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;
  private final Path errors;

  private ChildProcess(Process process, Path errors) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
    this.errors = errors;
  }

  /** Starts a main class; what it writes to its standard error goes to a file. */
  public static ChildProcess start(Class<?> main, List<String> arguments, Path errors) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // It lives for seconds.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    // A JVM that finds its file of performance data locked says so on its standard output.
    command.add("-XX:-UsePerfData");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    try {
      return new ChildProcess(
          new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next line of its standard output, waiting for it; empty when the process has ended. */
  public Optional<String> line() {
    try {
      return Optional.ofNullable(output.readLine());
    } catch (IOException e) {
      // The pipe closes under the reader when the process is killed.
      return Optional.empty();
    }
  }

  /** Waits for a line that must come. */
  public void expect(String wanted) {
    Optional<String> line = line();
    if (!line.equals(Optional.of(wanted))) {
      throw new AssertionError("not " + wanted + " but " + line + "\n" + errors());
    }
  }

  /** Writes a line to its standard input, which stays open. */
  public void say(String line) {
    try {
      Writer input = process.outputWriter(StandardCharsets.UTF_8);
      input.write(line + "\n");
      input.flush();
    } catch (IOException e) {
      throw new AssertionError("the process has ended: " + errors(), e);
    }
  }

  public String errors() {
    try {
      return Files.readString(errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it as kill -9 does. */
  public void kill() {
    process.destroyForcibly();
  }

  /** Kills it if it still runs, and waits for its end. */
  @Override
  public void close() {
    kill();
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        throw new AssertionError("a process does not end: " + process.pid());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while a process ends", e);
    }
  }

  /** In the child: ends this process as soon as its parent is gone. */
  public static void holdLifeline() {
    Thread lifeline =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  // The parent lives.
                }
              } catch (IOException e) {
                // It does not.
              }
              Runtime.getRuntime().halt(1);
            },
            "lifeline");
    lifeline.setDaemon(true);
    lifeline.start();
  }
}
