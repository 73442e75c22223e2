package io.entitlements.benchmarks.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The sample for client programs as its build leaves it: one jar, a class-data archive, and a home
 * with a lease.
 *
 * @param target the folder of its build
 */
record Sample(Path target) {

  /** The option of the JVM for short runs; the sample's launcher gives it. */
  static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";

  private static final String LAUNCH = "io.entitlements.samples.launch.Launch";
  private static final String COMMAND_LINE = "io.entitlements.samples.launch.LaunchClient";

  /** The option of the JVM that maps the archive. */
  String archive() {
    return "-XX:SharedArchiveFile=" + target.resolve("launch-client.jsa");
  }

  /** Opens the client with its files, and asks it once. */
  Program launch(String name, String... options) {
    return program(name, options, List.of(LAUNCH, home()));
  }

  /** The same by the command line, which Picocli reads. */
  Program check(String name, String... options) {
    return program(
        name, options, List.of(COMMAND_LINE, "--home=" + home(), "check", LaunchFiles.NOTEBOOK));
  }

  private String home() {
    return target.resolve("home").toString();
  }

  private Program program(String name, String[] options, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(Program.JAVA));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", target.resolve("launch-client.jar").toString()));
    command.addAll(arguments);
    return new Program(name, "", command);
  }
}
