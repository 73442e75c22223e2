package io.entitlements.benchmarks.launch;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

/**
 * A program whose runs are measured.
 *
 * @param name as the table says
 * @param goal the most CPU that it may take, as a multiple of the empty program's; 0 if none
 * @param command how it is run
 */
record Program(String name, double goal, List<String> command) {

  static final String JAVA = Path.of(System.getProperty("java.home"), "bin/java").toString();

  /** A main class of this package, which reads {@code files}, in front of the jars it needs. */
  static Program of(String name, Class<?> main, Path programs, String jars, Path files) {
    return new Program(
        name,
        0,
        List.of(
            JAVA,
            "-cp",
            programs + (jars.isEmpty() ? "" : File.pathSeparator + jars),
            main.getName(),
            files.toString()));
  }

  Program withGoal(double multiple) {
    return new Program(name, multiple, command);
  }
}
