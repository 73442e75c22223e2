package io.entitlements.benchmarks.launch;

import io.entitlements.benchmarks.report.Report;
import io.entitlements.benchmarks.report.Round;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The launch of a client program, as whole processes: a cold JVM reads a lease, verifies it and
 * answers one check. Every round runs each program once, in an order drawn anew, so that whatever
 * else the computer does meets all of them; table and {@link Report} have the median of the rounds.
 *
 * <p>Ends with status 1 if a goal is missed.
 */
public final class LaunchBenchmark {

  private static final Path TABLE = Path.of("launch.md");

  private LaunchBenchmark() {}

  /**
   * Takes how many rounds to run, and the folder where the sample for client programs was built.
   */
  public static void main(String[] arguments) throws Exception {
    int rounds = Integer.parseInt(arguments[0]);
    Path sample = Path.of(arguments[1]);
    Path files = Files.createDirectories(Path.of("launch")).toAbsolutePath();
    Preparation.write(files);
    Path programs =
        Path.of(LaunchBenchmark.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Measured> measured = run(programs(programs, files, new Sample(sample)), rounds);
    Measured empty = measured.get(0);
    List<String> table = new ArrayList<>();
    table.add("| program | CPU × empty | CPU s | wall × empty | wall s |");
    table.add("|---|---|---|---|---|");
    measured.forEach(program -> table.add(program.row(empty)));
    table.forEach(System.out::println);
    Files.write(TABLE, table);
    Round round = new Round();
    measured.forEach(program -> program.addTo(round, empty, measured.get(1)));
    Report report = new Report(List.of(round));
    report.write(Path.of(""));
    report.missedGoals().forEach(System.out::println);
    System.exit(report.missedGoals().isEmpty() ? 0 : 1);
  }

  private static List<Program> programs(Path programs, Path files, Sample sample) {
    return List.of(
        Program.of("an empty `main`", EmptyProgram.class, programs, "", files),
        Program.of(
                "this library, class path",
                LeaseProgram.class,
                programs,
                ClassPath.of(
                    "entitlements-core",
                    "entitlements-api",
                    "jspecify",
                    "tools/jackson/core/jackson-core",
                    "tools/jackson/core/jackson-databind",
                    "jackson-annotations",
                    "slf4j-api",
                    "fastcsv",
                    "bcprov-jdk18on"),
                files)
            .asOurs("classpath"),
        sample.launch("the client in the sample's one jar, `java -jar`"),
        sample
            .launch("the same without the second compiler", Sample.FIRST_COMPILER)
            .asOurs("onejar"),
        sample
            .launch("the same with its class-data archive", Sample.FIRST_COMPILER, sample.archive())
            .asOurs("cds"),
        sample.check(
            "the sample's command line (Picocli costs 4)", Sample.FIRST_COMPILER, sample.archive()),
        Program.of("License3j", License3jProgram.class, programs, ClassPath.of("license3j"), files)
            .asPeer("license3j"),
        Program.of(
                "jose4j",
                Jose4jProgram.class,
                programs,
                ClassPath.of("jose4j", "slf4j-api", "slf4j-simple"),
                files)
            .asPeer("jose4j"),
        Program.of(
                "Nimbus with Tink",
                NimbusProgram.class,
                programs,
                ClassPath.of("nimbus-jose-jwt", "tink", "gson"),
                files)
            .asPeer("nimbus"));
  }

  private static List<Measured> run(List<Program> programs, int rounds)
      throws IOException, InterruptedException {
    List<Measured> measured = programs.stream().map(Measured::new).toList();
    List<Measured> order = new ArrayList<>(measured);
    Random random = new Random(1);
    // The first round only fills the caches of the file system.
    for (int round = 0; round <= rounds; round++) {
      Collections.shuffle(order, random);
      for (Measured next : order) {
        next.run(round > 0);
      }
    }
    return measured;
  }
}
