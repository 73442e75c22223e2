package io.entitlements.benchmarks.check;

import io.entitlements.benchmarks.TemporaryFolder;
import io.getunleash.DefaultUnleash;
import io.getunleash.Unleash;
import io.getunleash.UnleashContext;
import io.getunleash.util.UnleashConfig;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Unleash's Java SDK from a bootstrap, as its README describes for a start without a server, and
 * with what its own benchmark switches off: polling and metrics. Each feature is a toggle with a
 * strategy for each day on which terms end: the user is one of those, and the day has not come.
 */
final class UnleashAnswers implements Answers {

  private final Unleash unleash;
  private final UnleashContext[] contexts;
  private final String[] features;

  UnleashAnswers(Population population) {
    String toggles = toggles(population);
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      unleash =
          new DefaultUnleash(
              UnleashConfig.builder()
                  .appName("benchmark")
                  .unleashAPI("http://localhost:1")
                  .apiKey("none")
                  .backupFile(folder.path().resolve("none.json").toString())
                  .toggleBootstrapProvider(() -> Optional.of(toggles))
                  .disablePolling()
                  .disableMetrics()
                  .build());
    }
    contexts =
        Arrays.stream(population.users())
            .map(user -> UnleashContext.builder().userId(user).build())
            .toArray(UnleashContext[]::new);
    features = population.featureNames();
  }

  private static String toggles(Population population) {
    List<Map<Instant, List<String>>> users =
        IntStream.range(0, Products.COUNT).mapToObj(i -> newMap()).toList();
    for (int person = 0; person < population.people(); person++) {
      String user = Population.user(person);
      population
          .endsOf(person)
          .forEach(
              (product, endsAt) ->
                  users
                      .get(product)
                      .computeIfAbsent(endsAt, end -> new ArrayList<>())
                      .add('"' + user + '"'));
    }
    return IntStream.range(0, Products.features().size())
        .mapToObj(
            feature ->
                toggle(
                    Products.features().get(feature).toString(), users.get(Products.of(feature))))
        .collect(Collectors.joining(",", "{\"version\": 2, \"features\": [", "]}"));
  }

  private static Map<Instant, List<String>> newMap() {
    return new TreeMap<>();
  }

  private static String toggle(String name, Map<Instant, List<String>> users) {
    return users.entrySet().stream()
        .map(entry -> strategy(entry.getKey(), entry.getValue()))
        .collect(
            Collectors.joining(
                ",", "{\"name\": \"" + name + "\", \"enabled\": true, \"strategies\": [", "]}"));
  }

  private static String strategy(Instant endsAt, List<String> users) {
    return """
        {"name": "default", "parameters": {}, "constraints": [
          {"contextName": "currentTime", "operator": "DATE_BEFORE", "value": "%s"},
          {"contextName": "userId", "operator": "IN", "values": [%s]}]}"""
        .formatted(endsAt, String.join(",", users));
  }

  @Override
  public boolean mayUse(int question) {
    return unleash.isEnabled(features[question], contexts[question]);
  }
}
