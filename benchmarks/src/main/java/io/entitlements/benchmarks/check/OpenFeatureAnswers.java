package io.entitlements.benchmarks.check;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.providers.memory.Flag;
import dev.openfeature.sdk.providers.memory.InMemoryProvider;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * OpenFeature as its Java SDK's README sets it up: a provider in memory, a client, the user as the
 * targeting key of the context. Each feature is a flag whose rule looks up until when the user has
 * a right to the product, and looks at the clock.
 */
final class OpenFeatureAnswers implements Answers {

  private final Map<String, Map<Integer, Instant>> ends = new HashMap<>();
  private final Client client;
  private final EvaluationContext[] contexts;
  private final String[] features;

  OpenFeatureAnswers(Population population) throws Exception {
    for (int person = 0; person < population.people(); person++) {
      ends.put(Population.user(person), population.endsOf(person));
    }
    Map<String, Flag<?>> flags = new HashMap<>();
    for (int feature = 0; feature < Products.features().size(); feature++) {
      flags.put(Products.features().get(feature).toString(), flag(Products.of(feature)));
    }
    OpenFeatureAPI api = OpenFeatureAPI.getInstance();
    api.setProviderAndWait(new InMemoryProvider(flags));
    client = api.getClient();
    contexts =
        Arrays.stream(population.users())
            .map(ImmutableContext::new)
            .toArray(EvaluationContext[]::new);
    features = population.featureNames();
  }

  private Flag<Boolean> flag(int product) {
    return Flag.<Boolean>builder()
        .variant("on", true)
        .variant("off", false)
        .defaultVariant("off")
        .contextEvaluator((flag, context) -> isHeld(context.getTargetingKey(), product))
        .build();
  }

  private boolean isHeld(String user, int product) {
    Map<Integer, Instant> held = ends.get(user);
    Instant endsAt = held == null ? null : held.get(product);
    return endsAt != null && System.currentTimeMillis() < endsAt.toEpochMilli();
  }

  @Override
  public boolean mayUse(int question) {
    return client.getBooleanValue(features[question], false, contexts[question]);
  }
}
