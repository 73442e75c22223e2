package io.entitlements.benchmarks.check;

import java.util.ArrayList;
import java.util.List;
import org.casbin.jcasbin.main.CachedEnforcer;
import org.casbin.jcasbin.model.Model;

/**
 * jCasbin by roles, as casbin.org advises for many users (docs/performance: grant to roles, not to
 * users, and keep the rules few): a role for each product, 24 rules of what it may use, a link from
 * each user to the roles, and the cached enforcer. Rights that are over have no link; its answers
 * do not end by themselves, which spares it the clock.
 */
final class JcasbinAnswers implements Answers {

  private static final String MODEL =
      """
      [request_definition]
      r = sub, obj

      [policy_definition]
      p = sub, obj

      [role_definition]
      g = _, _

      [policy_effect]
      e = some(where (p.eft == allow))

      [matchers]
      m = r.obj == p.obj && g(r.sub, p.sub)
      """;

  private final CachedEnforcer enforcer;
  private final String[] users;
  private final String[] features;

  JcasbinAnswers(Population population) {
    Model model = new Model();
    model.loadModelFromText(MODEL);
    enforcer = new CachedEnforcer(model);
    enforcer.enableLog(false);
    List<List<String>> rules =
        Products.features().stream()
            .map(feature -> List.of(feature.product().toString(), feature.toString()))
            .toList();
    List<List<String>> links = new ArrayList<>();
    population.eachLiveRight(
        (person, product) ->
            links.add(List.of(Population.user(person), Products.id(product).toString())));
    enforcer.addPolicies(rules);
    enforcer.addGroupingPolicies(links);
    users = population.users();
    features = population.featureNames();
  }

  @Override
  public boolean mayUse(int question) {
    return enforcer.enforce(users[question], features[question]);
  }
}
