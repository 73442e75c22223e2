package io.entitlements.benchmarks.check;

import com.launchdarkly.sdk.ArrayBuilder;
import com.launchdarkly.sdk.LDContext;
import com.launchdarkly.sdk.LDValue;
import com.launchdarkly.sdk.server.Components;
import com.launchdarkly.sdk.server.LDClient;
import com.launchdarkly.sdk.server.LDConfig;
import com.launchdarkly.sdk.server.integrations.TestData;
import io.entitlements.catalog.FeatureId;
import java.util.List;
import java.util.stream.IntStream;

/**
 * LaunchDarkly's Java SDK on its test data (launchdarkly.com, docs/sdk/features/test-data-sources),
 * without events. Its guides (docs/guides/flags: targeting recommendations, entitlements) advise
 * against lists of more than 10,000 users, and to target by attributes that the application knows
 * from where it keeps its accounts. So the application looks up what the user has now, says so in
 * the context of the request, and each feature is a flag with one rule about that attribute.
 */
final class LaunchDarklyAnswers implements Answers {

  private static final String ATTRIBUTE = "products";

  private final LDClient client;
  private final HeldProducts held;
  private final List<LDValue> products =
      IntStream.range(0, Products.COUNT)
          .mapToObj(product -> LDValue.of(Products.id(product).toString()))
          .toList();
  private final String[] users;
  private final String[] features;

  LaunchDarklyAnswers(Population population) {
    held = new HeldProducts(population);
    TestData data = TestData.dataSource();
    for (FeatureId feature : Products.features()) {
      data.update(
          data.flag(feature.toString())
              .booleanFlag()
              .fallthroughVariation(false)
              .ifMatch(ATTRIBUTE, LDValue.of(feature.product().toString()))
              .thenReturn(true));
    }
    client =
        new LDClient(
            "no-key",
            new LDConfig.Builder()
                .dataSource(data)
                .events(Components.noEvents())
                .logging(Components.noLogging())
                .build());
    users = population.users();
    features = population.featureNames();
  }

  @Override
  public boolean mayUse(int question) {
    String user = users[question];
    ArrayBuilder has = LDValue.buildArray();
    held.eachOf(
        user,
        (product, endsAt) -> {
          if (System.currentTimeMillis() < endsAt.toEpochMilli()) {
            has.add(products.get(product));
          }
        });
    LDContext context = LDContext.builder(user).set(ATTRIBUTE, has.build()).build();
    return client.boolVariation(features[question], context, false);
  }
}
