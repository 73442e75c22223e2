package io.entitlements.samples.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Makes the class-data archive: activates the program, asks it once by its lease, and has the JVM
 * keep the classes as that launch needed them. A step of the build.
 */
final class ArchiveMaker {

  private ArchiveMaker() {}

  /** Takes the program's jar, where to write the archive, and a folder for the activated home. */
  public static void main(String[] arguments) throws IOException {
    Path jar = Path.of(arguments[0]);
    Path archive = Path.of(arguments[1]);
    Path home = Path.of(arguments[2]);
    Files.deleteIfExists(archive);
    delete(home);
    School school = new School();
    activate(school, new Computer(home, jar));
    Computer launching = new Computer(home, jar, "-XX:ArchiveClassesAtExit=" + archive);
    Computer.Run launch = launching.run("check", "learning-suite/notebook");
    if (launch.exit() != 0 || !Files.exists(archive)) {
      throw new IllegalStateException("no archive was made: " + launch);
    }
  }

  private static void activate(School school, Computer computer) throws IOException {
    Path request = computer.file("request.txt");
    Path lease = computer.file("lease.txt");
    computer.run("request", school.productKey(), request.toString());
    Files.writeString(lease, school.answerTo(Files.readString(request)));
    computer.run("install", lease.toString());
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
