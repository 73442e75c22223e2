package io.entitlements.benchmarks.check;

import com.cedarpolicy.AuthorizationEngine;
import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.Context;
import com.cedarpolicy.model.entity.Entities;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Cedar's Java SDK as its README sets it up, with the policies parsed beforehand ({@code cache()}):
 * a policy for each product allows to use its features while the instant in the context lies before
 * the one that stands at the user for the product. As Cedar advises, the caller brings just the
 * entities that a request is about.
 */
final class CedarAnswers implements Answers {

  private static final String POLICY =
      """
      permit(principal, action == Action::"use", resource in Product::"%1$s")
      when { principal has "%1$s" && context.now < principal["%1$s"] };
      """;

  private static final EntityTypeName USER = type("User");
  private static final EntityTypeName PRODUCT = type("Product");
  private static final EntityTypeName FEATURE = type("Feature");

  private final AuthorizationEngine engine = new BasicAuthorizationEngine();
  private final PolicySet policies;
  private final Entity action = new Entity(type("Action").of("use"));
  private final List<Entity> features =
      IntStream.range(0, Products.features().size()).mapToObj(CedarAnswers::feature).toList();
  private final Population population;
  private final Entity[] users;

  CedarAnswers(Population population) throws Exception {
    this.population = population;
    policies =
        PolicySet.parsePolicies(
            IntStream.range(0, Products.COUNT)
                .mapToObj(product -> POLICY.formatted(Products.id(product)))
                .collect(Collectors.joining()));
    policies.cache();
    users = IntStream.range(0, population.size()).mapToObj(this::user).toArray(Entity[]::new);
  }

  private static EntityTypeName type(String name) {
    return EntityTypeName.parse(name).orElseThrow();
  }

  private static Entity feature(int feature) {
    return new Entity(
        FEATURE.of(Products.features().get(feature).toString()),
        Set.of(PRODUCT.of(Products.id(Products.of(feature)).toString())));
  }

  private Entity user(int question) {
    int account = population.asked(question);
    Map<String, Value> ends = new HashMap<>();
    if (account < population.people()) {
      population
          .endsOf(account)
          .forEach(
              (product, endsAt) ->
                  ends.put(Products.id(product).toString(), new PrimLong(endsAt.toEpochMilli())));
    }
    return new Entity(USER.of(Population.user(account)), ends, Set.<EntityUID>of());
  }

  @Override
  public boolean mayUse(int question) throws AuthException {
    Entity user = users[question];
    Entity feature = features.get(population.feature(question));
    Context now = new Context(Map.of("now", new PrimLong(System.currentTimeMillis())));
    AuthorizationResponse response =
        engine.isAuthorized(
            new AuthorizationRequest(user, action, feature, now),
            policies,
            new Entities(Set.of(user, feature)));
    return response.success.orElseThrow().isAllowed();
  }
}
