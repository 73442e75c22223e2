package io.entitlements.benchmarks.check;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.Value;
import dev.openfeature.sdk.providers.memory.Flag;
import dev.openfeature.sdk.providers.memory.InMemoryProvider;
import io.entitlements.catalog.FeatureId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * OpenFeature's Java SDK as its README sets it up: a provider in memory, a client, and for
 * targeting a context of each request, with the user as its key and what the application knows of
 * the user as attributes. Here that is until when the user has which product. Each feature is a
 * flag whose rule looks at the attribute of its product, and at the clock.
 */
final class OpenFeatureAnswers implements Answers {

  private final HeldProducts held;
  private final List<String> products =
      IntStream.range(0, Products.COUNT)
          .mapToObj(product -> Products.id(product).toString())
          .toList();
  private final Client client;
  private final String[] users;
  private final String[] features;

  OpenFeatureAnswers(Population population) throws Exception {
    held = new HeldProducts(population);
    Map<String, Flag<?>> flags = new HashMap<>();
    for (FeatureId feature : Products.features()) {
      flags.put(feature.toString(), flag(feature.product().toString()));
    }
    OpenFeatureAPI api = OpenFeatureAPI.getInstance();
    api.setProviderAndWait(new InMemoryProvider(flags));
    client = api.getClient();
    users = population.users();
    features = population.featureNames();
  }

  private static Flag<Boolean> flag(String product) {
    return Flag.<Boolean>builder()
        .variant("on", true)
        .variant("off", false)
        .defaultVariant("off")
        .contextEvaluator((flag, context) -> isHeld(context.getValue(product)))
        .build();
  }

  private static boolean isHeld(@Nullable Value endsAt) {
    return endsAt != null && System.currentTimeMillis() < endsAt.asInstant().toEpochMilli();
  }

  @Override
  public boolean mayUse(int question) {
    Map<String, Value> attributes = new HashMap<>();
    held.eachOf(
        users[question],
        (product, endsAt) -> attributes.put(products.get(product), new Value(endsAt)));
    EvaluationContext context = new ImmutableContext(users[question], attributes);
    return client.getBooleanValue(features[question], false, context);
  }
}
