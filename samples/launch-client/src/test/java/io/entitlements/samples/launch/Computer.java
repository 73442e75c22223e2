package io.entitlements.samples.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A computer with the program on it: each command is a process. */
final class Computer {

  private final List<String> java;
  private final Path home;

  /**
   * A computer.
   *
   * @param home all its files
   * @param jar the program
   * @param options of the JVM
   */
  Computer(Path home, Path jar, String... options) {
    this.home = home;
    this.java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // A JVM that finds its file of performance data locked says so on its standard output.
    java.add("-XX:-UsePerfData");
    java.addAll(List.of(options));
    java.addAll(List.of("-jar", jar.toString()));
  }

  /** What a process ended with, and printed. */
  record Run(int exit, String out, String errors) {}

  Path file(String name) {
    return home.resolve(name);
  }

  Run run(String... arguments) {
    List<String> command = new ArrayList<>(java);
    command.add("--home=" + home);
    command.addAll(List.of(arguments));
    try {
      Files.createDirectories(home);
      Path errors = home.resolve("errors.txt");
      Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Run(process.waitFor(), out.strip(), Files.readString(errors).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
