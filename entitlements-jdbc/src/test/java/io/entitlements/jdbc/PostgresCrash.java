package io.entitlements.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Kills a server of PostgreSQL with all its processes, and starts it again as it was started. */
final class PostgresCrash {

  private PostgresCrash() {}

  /**
   * As a loss of power does it, but for what the operating system holds in memory.
   *
   * @param data the server's directory
   * @param log where the new server writes to
   */
  static void killAndRestart(Path data, Path log) {
    try {
      String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
      ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
      // All of them: the new one waits for those that are attached to the old one's memory.
      List<ProcessHandle> workers = postmaster.descendants().toList();
      Leftovers.end(postmaster);
      workers.forEach(Leftovers::end);
      start(data, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while PostgreSQL starts", e);
    }
  }

  private static void start(Path data, Path log) throws IOException, InterruptedException {
    String used = Files.readString(data.resolve("postmaster.opts")).strip();
    int space = used.indexOf(' ');
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      // It refuses to run as root; in a namespace of its own it does not see that it is.
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(Path.of(used.substring(0, space)).resolveSibling("pg_ctl").toString());
    command.addAll(List.of("-D", data.toString(), "-l", log.toString(), "-w"));
    command.addAll(List.of("-o", used.substring(space + 1), "start"));
    Process started =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    if (started.waitFor() != 0) {
      throw new IOException("PostgreSQL does not start again, see " + log);
    }
  }
}
