package io.entitlements.core.testkit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a process that was killed has asked for, and what it was answered. */
final class Acknowledgements {

  /** By request: {@code asked}, or what was answered. */
  private final Map<String, String> requests = new HashMap<>();

  /** Reads a line; false if it is no answer. */
  boolean read(String line) {
    if (!line.endsWith(".")) {
      return false; // Cut off by the end of the process.
    }
    int space = line.indexOf(' ');
    String answer = line.substring(0, space);
    requests.put(line.substring(space + 1, line.length() - 1), answer);
    return Set.of("done", "queued", "refused").contains(answer);
  }

  /** The names in requests of a kind that were answered so. */
  Set<String> names(String kind, String... answers) {
    Set<String> names = new HashSet<>();
    requests.forEach(
        (request, answer) -> {
          if (request.startsWith(kind + " ") && List.of(answers).contains(answer)) {
            names.add(request.substring(kind.length() + 1));
          }
        });
    return names;
  }

  /** The requests of any kind that were answered so. */
  Set<String> requests(String answer) {
    Set<String> requests = new HashSet<>();
    this.requests.forEach(
        (request, given) -> {
          if (given.equals(answer)) {
            requests.add(request);
          }
        });
    return requests;
  }

  boolean isAsked(String kind, String name) {
    return requests.containsKey(kind + " " + name);
  }

  void settle(String kind, String name, String answer) {
    requests.put(kind + " " + name, answer);
  }
}
