package io.entitlements.benchmarks.launch;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

/**
 * A program whose runs are measured.
 *
 * @param name as the table says
 * @param figure what its CPU comes to beside another's; empty if nothing
 * @param command how it is run
 */
record Program(String name, String figure, List<String> command) {

  static final String JAVA = Path.of(System.getProperty("java.home"), "bin/java").toString();

  /** A main class of this package, which reads {@code files}, in front of the jars it needs. */
  static Program of(String name, Class<?> main, Path programs, String jars, Path files) {
    return new Program(
        name,
        "",
        List.of(
            JAVA,
            "-cp",
            programs + (jars.isEmpty() ? "" : File.pathSeparator + jars),
            main.getName(),
            files.toString()));
  }

  /** As a multiple of the empty program. */
  Program asOurs(String id) {
    return new Program(name, "launch.cpu." + id + ".ratio_to_empty_jvm", command);
  }

  /** As a multiple of this library's on its class path. */
  Program asPeer(String id) {
    return new Program(name, "launch.cpu.peer." + id + ".ratio_to_ours", command);
  }

  boolean isPeer() {
    return figure.startsWith("launch.cpu.peer.");
  }
}
