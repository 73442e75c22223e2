package io.entitlements.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** What a test JVM that was halted has left behind: a server that still runs, and its files. */
final class Leftovers {

  private Leftovers() {}

  /**
   * Ends the server that a file names, if it is one of ours, and deletes its data.
   *
   * @param pidFile its first line is the process id; need not exist
   * @param data the server's directory; need not exist
   */
  static void remove(Path pidFile, Path data) throws IOException {
    if (Files.exists(pidFile)) {
      List<String> lines = Files.readAllLines(pidFile);
      if (!lines.isEmpty()) {
        ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
            .filter(process -> commandLine(process).contains(data.toString()))
            .ifPresent(Leftovers::end);
      }
    }
    delete(data);
  }

  /** The id may have gone to another process since. */
  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"))
          .replace('\0', ' ');
    } catch (IOException e) {
      return process.info().commandLine().orElse("");
    }
  }

  static void end(ProcessHandle server) {
    server.destroyForcibly();
    try {
      server.onExit().join();
    } catch (CompletionException e) {
      throw new IllegalStateException("the server of an earlier run does not end", e);
    }
  }

  static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
