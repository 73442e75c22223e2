package io.entitlements.samples.quickstart;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What was asked for on the command line.
 *
 * @param order the file of purchase orders
 * @param roster the folder of the OneRoster CSV bundle
 * @param data where the database, the keys and the emails lie
 * @param clock by which everything is decided
 */
record Arguments(Path order, Path roster, Path data, Clock clock) {

  private static final Set<String> NAMES = Set.of("order", "roster", "data", "now");

  static Arguments parse(String... args) {
    Map<String, String> values = new HashMap<>();
    for (String arg : args) {
      int equals = arg.indexOf('=');
      String name = arg.startsWith("--") && equals > 0 ? arg.substring(2, equals) : arg;
      if (!NAMES.contains(name)) {
        throw new Failure(
            "unknown argument " + arg + "; known are --order= --roster= --data= --now=");
      }
      values.put(name, arg.substring(equals + 1));
    }
    return new Arguments(
        path(values, "order"),
        path(values, "roster"),
        path(values, "data"),
        clock(values.getOrDefault("now", "")));
  }

  private static Path path(Map<String, String> values, String name) {
    String value = values.getOrDefault(name, "");
    if (value.isBlank()) {
      throw new Failure("argument --" + name + "= is missing");
    }
    try {
      return Path.of(value).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new Failure("argument --" + name + "= is not a path", e);
    }
  }

  private static Clock clock(String now) {
    if (now.isBlank()) {
      return Clock.systemUTC();
    }
    try {
      return Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw new Failure("--now= is an instant like 2027-03-01T08:00:00Z, not " + now, e);
    }
  }
}
