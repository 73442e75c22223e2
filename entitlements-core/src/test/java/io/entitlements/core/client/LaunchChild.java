package io.entitlements.core.client;

import io.entitlements.catalog.AccessLevel;
import io.entitlements.catalog.FeatureId;
import io.entitlements.catalog.ProductId;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.function.Supplier;

/** A program that asks its client once and ends. It does nothing else that loads classes. */
final class LaunchChild {

  private LaunchChild() {}

  public static void main(String[] arguments) {
    FeatureId feature = FeatureId.of(arguments[3]);
    Path root = Path.of(arguments[5]);
    Instant now = Instant.ofEpochMilli(Long.parseLong(arguments[6]));
    EntitlementClient client =
        EntitlementClient.builder(arguments[0], arguments[1])
            .audience(arguments[2])
            .product(new ProductId(arguments[4]))
            .trial(Set.of(feature), 45, AccessLevel.BASIC)
            .folder(root.resolve("program"))
            .markerFolder(root.resolve("config"))
            .markerFolder(root.resolve("shared").resolve("vendor"))
            .open(Clock.fixed(now, ZoneOffset.UTC), new FreshRandom());
    System.out.println(client.check(feature).reason().name());
  }

  /** Not a lambda: the first one of a process is dear. */
  private static final class FreshRandom implements Supplier<SecureRandom> {
    @Override
    public SecureRandom get() {
      return new SecureRandom();
    }
  }
}
