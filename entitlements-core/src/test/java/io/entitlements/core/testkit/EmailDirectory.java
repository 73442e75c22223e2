package io.entitlements.core.testkit;

import io.entitlements.account.Role;
import io.entitlements.core.roster.csv.EmailCsv;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterSource;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A file of addresses that is saved anew for each reading. A file with nobody in it is refused, so
 * there is always somebody in this one.
 */
final class EmailDirectory implements ServedDirectory {

  private final Map<String, String> addresses = new TreeMap<>(Map.of("", "dean@school.example"));

  @Override
  public void put(Person person) {
    addresses.put(person.directoryId(), person.email().value());
  }

  @Override
  public void remove(String id) {
    addresses.remove(id);
  }

  @Override
  public String idOf(Person person) {
    return person.email().value();
  }

  @Override
  public RosterSource source() {
    String text = addresses.values().stream().collect(Collectors.joining("\n", "Email\n", "\n"));
    return EmailCsv.of("list.csv", text.getBytes(StandardCharsets.UTF_8), Role.EDUCATOR);
  }

  @Override
  public void close() {}
}
