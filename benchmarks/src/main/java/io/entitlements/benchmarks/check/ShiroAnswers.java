package io.entitlements.benchmarks.check;

import io.entitlements.catalog.FeatureId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.shiro.authc.AuthenticationInfo;
import org.apache.shiro.authc.AuthenticationToken;
import org.apache.shiro.authz.AuthorizationInfo;
import org.apache.shiro.authz.Permission;
import org.apache.shiro.authz.SimpleAuthorizationInfo;
import org.apache.shiro.authz.permission.WildcardPermission;
import org.apache.shiro.cache.MemoryConstrainedCacheManager;
import org.apache.shiro.mgt.DefaultSecurityManager;
import org.apache.shiro.mgt.SecurityManager;
import org.apache.shiro.realm.AuthorizingRealm;
import org.apache.shiro.subject.PrincipalCollection;
import org.apache.shiro.subject.SimplePrincipalCollection;
import org.jspecify.annotations.Nullable;

/**
 * Apache Shiro with a realm of its own and the cache that comes along, as shiro.apache.org sets
 * them up (permissions.html, caching.html): a permission like {@code product-1:draw} is asked, a
 * user has {@code product-1:*}. Permissions are objects, which spares it reading them. The realm
 * looks at the clock; what the cache holds does not end by itself.
 */
final class ShiroAnswers implements Answers {

  private static final String REALM = "rights";

  private final SecurityManager manager;
  private final PrincipalCollection[] principals;
  private final Permission[] permissions;

  ShiroAnswers(Population population) {
    DefaultSecurityManager shiro = new DefaultSecurityManager(new Realm(population));
    shiro.setCacheManager(new MemoryConstrainedCacheManager());
    manager = shiro;
    principals =
        Arrays.stream(population.users())
            .map(user -> new SimplePrincipalCollection(user, REALM))
            .toArray(PrincipalCollection[]::new);
    List<Permission> features = Products.features().stream().map(ShiroAnswers::permission).toList();
    permissions =
        IntStream.range(0, population.size())
            .mapToObj(question -> features.get(population.feature(question)))
            .toArray(Permission[]::new);
  }

  private static Permission permission(FeatureId feature) {
    return new WildcardPermission(feature.product() + ":" + feature.name());
  }

  @Override
  public boolean mayUse(int question) {
    return manager.isPermitted(principals[question], permissions[question]);
  }

  /** Knows until when each user has a right to each product. */
  private static final class Realm extends AuthorizingRealm {

    private final HeldProducts held;
    private final List<Permission> products =
        IntStream.range(0, Products.COUNT)
            .mapToObj(product -> (Permission) new WildcardPermission(Products.id(product) + ":*"))
            .toList();

    Realm(Population population) {
      setName(REALM);
      setCachingEnabled(true);
      setAuthorizationCachingEnabled(true);
      held = new HeldProducts(population);
    }

    @Override
    protected @Nullable AuthorizationInfo doGetAuthorizationInfo(PrincipalCollection principals) {
      String user = (String) principals.getPrimaryPrincipal();
      if (!held.knows(user)) {
        return null;
      }
      Instant now = Instant.now();
      SimpleAuthorizationInfo info = new SimpleAuthorizationInfo();
      held.eachOf(
          user,
          (product, endsAt) -> {
            if (now.isBefore(endsAt)) {
              info.addObjectPermission(products.get(product));
            }
          });
      return info;
    }

    @Override
    protected AuthenticationInfo doGetAuthenticationInfo(AuthenticationToken token) {
      throw new UnsupportedOperationException("nobody signs in");
    }
  }
}
