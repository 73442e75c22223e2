package io.entitlements.benchmarks.check;

import com.launchdarkly.sdk.LDContext;
import com.launchdarkly.sdk.LDValue;
import com.launchdarkly.sdk.server.Components;
import com.launchdarkly.sdk.server.LDClient;
import com.launchdarkly.sdk.server.LDConfig;
import com.launchdarkly.sdk.server.integrations.TestData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * LaunchDarkly's Java SDK on its test data, as launchdarkly.com advises without a connection
 * (docs/sdk/features/test-data-sources), without events. Each feature is a flag, with one rule for
 * all users that have the product: a target for each of so many, added one by one, would take
 * hours. Rights that are over are left out, which spares it the clock.
 */
final class LaunchDarklyAnswers implements Answers {

  private final LDClient client;
  private final LDContext[] contexts;
  private final String[] features;

  LaunchDarklyAnswers(Population population) {
    List<List<LDValue>> users =
        Stream.generate(() -> (List<LDValue>) new ArrayList<LDValue>())
            .limit(Products.COUNT)
            .toList();
    population.eachLiveRight(
        (person, product) -> users.get(product).add(LDValue.of(Population.user(person))));
    TestData data = TestData.dataSource();
    IntStream.range(0, Products.features().size())
        .forEach(
            feature ->
                data.update(
                    data.flag(Products.features().get(feature).toString())
                        .booleanFlag()
                        .fallthroughVariation(false)
                        .ifMatch("key", users.get(Products.of(feature)).toArray(LDValue[]::new))
                        .thenReturn(true)));
    client =
        new LDClient(
            "no-key",
            new LDConfig.Builder()
                .dataSource(data)
                .events(Components.noEvents())
                .logging(Components.noLogging())
                .build());
    contexts = Arrays.stream(population.users()).map(LDContext::create).toArray(LDContext[]::new);
    features = population.featureNames();
  }

  @Override
  public boolean mayUse(int question) {
    return client.boolVariation(features[question], contexts[question], false);
  }
}
