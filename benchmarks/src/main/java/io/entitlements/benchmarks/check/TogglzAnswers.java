package io.entitlements.benchmarks.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.togglz.core.Feature;
import org.togglz.core.activation.UsernameActivationStrategy;
import org.togglz.core.manager.FeatureManager;
import org.togglz.core.manager.FeatureManagerBuilder;
import org.togglz.core.metadata.EmptyFeatureMetaData;
import org.togglz.core.metadata.FeatureMetaData;
import org.togglz.core.repository.FeatureState;
import org.togglz.core.repository.StateRepository;
import org.togglz.core.repository.mem.InMemoryStateRepository;
import org.togglz.core.spi.FeatureProvider;
import org.togglz.core.user.FeatureUser;
import org.togglz.core.user.SimpleFeatureUser;
import org.togglz.core.user.thread.ThreadLocalUserProvider;
import org.togglz.core.util.NamedFeature;

/**
 * Togglz with the strategy "Users by name", as togglz.org sets it up
 * (documentation/activation-strategies and authentication): the user is bound to the thread, each
 * feature lists its users. It takes that list apart at each check, so it is shown at a size where
 * the list is short. Rights that are over are left out, which spares it the clock.
 */
final class TogglzAnswers implements Answers {

  private final FeatureManager manager;
  private final FeatureUser[] users;
  private final Feature[] features;

  TogglzAnswers(Population population) {
    List<List<String>> names =
        Stream.generate(() -> (List<String>) new ArrayList<String>())
            .limit(Products.COUNT)
            .toList();
    population.eachLiveRight((person, product) -> names.get(product).add(Population.user(person)));
    List<Feature> all =
        Products.features().stream()
            .map(feature -> (Feature) new NamedFeature(feature.toString()))
            .toList();
    StateRepository states = new InMemoryStateRepository();
    for (int feature = 0; feature < all.size(); feature++) {
      String listed = String.join(",", names.get(Products.of(feature)));
      states.setFeatureState(
          new FeatureState(all.get(feature), true)
              .setStrategyId(UsernameActivationStrategy.ID)
              .setParameter(UsernameActivationStrategy.PARAM_USERS, listed));
    }
    manager =
        FeatureManagerBuilder.begin()
            .featureProvider(new Provider(all))
            .stateRepository(states)
            .userProvider(new ThreadLocalUserProvider())
            .build();
    users =
        Arrays.stream(population.users())
            .map(user -> new SimpleFeatureUser(user, false))
            .toArray(FeatureUser[]::new);
    features =
        IntStream.range(0, population.size())
            .mapToObj(question -> all.get(population.feature(question)))
            .toArray(Feature[]::new);
  }

  @Override
  public boolean mayUse(int question) {
    ThreadLocalUserProvider.bind(users[question]);
    try {
      return manager.isActive(features[question]);
    } finally {
      ThreadLocalUserProvider.release();
    }
  }

  private record Provider(List<Feature> features) implements FeatureProvider {

    @Override
    public Set<Feature> getFeatures() {
      return features.stream().collect(Collectors.toSet());
    }

    @Override
    public FeatureMetaData getMetaData(Feature feature) {
      return new EmptyFeatureMetaData(feature);
    }
  }
}
