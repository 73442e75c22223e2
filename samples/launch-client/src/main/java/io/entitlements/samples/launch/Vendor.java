package io.entitlements.samples.launch;

import io.entitlements.catalog.AccessLevel;
import io.entitlements.catalog.FeatureId;
import io.entitlements.catalog.ProductId;
import io.entitlements.core.client.EntitlementClient;
import io.entitlements.core.client.EntitlementClientBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the vendor builds into the program: nothing of it is read from a file that a user can edit.
 */
final class Vendor {

  private static final String ISSUER = "https://portal.example";
  private static final String AUDIENCE = "launch-client";
  private static final ProductId PRODUCT = new ProductId("learning-suite");
  private static final FeatureId NOTEBOOK = FeatureId.of("learning-suite/notebook");

  /** The public keys of the demonstration; a vendor pins their own, the current and the next. */
  private static final String PINNED_KEYS = "/vendor-keys.json";

  /** When this version was built: a release sets it. As a number it costs a launch nothing. */
  private static final Instant BUILT = Instant.ofEpochSecond(1_735_689_600L);

  private Vendor() {}

  static EntitlementClient open(Places places) {
    EntitlementClientBuilder builder =
        EntitlementClient.builder(ISSUER, pinnedKeys())
            .audience(AUDIENCE)
            .product(PRODUCT)
            .trial(Set.of(NOTEBOOK), 45, AccessLevel.BASIC)
            .byBouncyCastle() // In one jar that is the quickest.
            .built(BUILT)
            .folder(places.program());
    for (Path folder : places.markers()) {
      builder.markerFolder(folder);
    }
    return builder.open(Clock.systemUTC(), new FreshRandom());
  }

  private static String pinnedKeys() {
    try (InputStream in = Vendor.class.getResourceAsStream(PINNED_KEYS)) {
      byte[] bytes = Objects.requireNonNull(in, PINNED_KEYS).readAllBytes();
      return new String(bytes, StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own jar cannot be read", e);
    }
  }

  /** {@code SecureRandom::new}, without what the first lambda of a process costs. */
  private static final class FreshRandom implements Supplier<SecureRandom> {
    @Override
    public SecureRandom get() {
      return new SecureRandom();
    }
  }
}
