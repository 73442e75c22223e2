package io.entitlements.core.testkit;

import io.entitlements.activation.DeviceSecret;
import io.entitlements.activation.Installation;
import io.entitlements.catalog.FeatureId;
import io.entitlements.catalog.ProductId;
import io.entitlements.type.DeviceId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Set;

/** What the tests of this kit start from. */
final class Given {

  static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

  /** A Monday morning at school. */
  static final Instant NOW = Instant.parse("2026-09-14T15:00:00Z");

  static final FeatureId NOTEBOOK = FeatureId.of("suite/notebook");
  static final FeatureId ONLINE = FeatureId.of("suite/online");
  static final int GRACE_DAYS = 14;

  static final FeatureId PLUS = FeatureId.of("plus/notebook");

  static final Set<ProductId> PRODUCTS =
      Set.of(new ProductId("suite"), new ProductId("plus"), new ProductId("meeting"));

  /** A catalog of three products, version 1. */
  static final String CATALOG =
      """
      {"format": "catalog/1", "version": 1, "products": [
        {"id": "suite", "name": "suite", "keyPrefix": "NB", "edition": "education",
         "trialDays": 45, "graceDays": 14, "degradedLevel": "read-only",
         "overCapacity": {"keep": "recently-used", "graceDays": 14},
         "features": [
           {"id": "notebook", "name": "Notebook", "unlockedBy": ["email", "product-key"]},
           {"id": "online", "name": "Online", "unlockedBy": ["email"]}]},
        {"id": "plus", "name": "plus", "keyPrefix": "NP", "edition": "education",
         "trialDays": 45, "graceDays": 14, "degradedLevel": "basic",
         "overCapacity": {"keep": "oldest", "graceDays": 0},
         "features": [
           {"id": "notebook", "name": "Notebook", "unlockedBy": ["email", "product-key"]}]},
        {"id": "meeting", "name": "meeting", "keyPrefix": "MP", "edition": "enterprise",
         "trialDays": 45, "graceDays": 14, "degradedLevel": "read-only",
         "overCapacity": {"keep": "recently-used", "graceDays": 14},
         "features": [{"id": "ink", "name": "Ink", "unlockedBy": ["product-key"]}]}]}
      """;

  private Given() {}

  /** What a client of this device says; the same each time, so the same request. */
  static Installation installation(DeviceId device) {
    return Installation.of(device, secret(device, 0).hash());
  }

  /** The secret that a client of this device makes for a generation. */
  static DeviceSecret secret(DeviceId device, int generation) {
    ByteBuffer bytes = ByteBuffer.allocate(32);
    bytes.putLong(device.value().getMostSignificantBits());
    bytes.putLong(device.value().getLeastSignificantBits()).putInt(generation);
    return DeviceSecret.parse(
        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array()));
  }

  /** A file of such lines. */
  static String file(String... lines) {
    return "{\"format\": \"purchase-orders/1\"}\n" + String.join("\n", lines) + "\n";
  }

  /** A line with an order of one bundle. */
  static String orderLine(String number, String product, int seats) {
    return """
        {"number": "%s", "buyerEmail": "Buyer@Vendor.example", \
        "displays": [{"serial": "%s", "model": "display"}], \
        "bundles": [{"product": "%s", "seats": %d, "term": {"months": 12}}]}"""
        .formatted(number, "SER" + number.replaceAll("[^A-Za-z0-9]", ""), product, seats);
  }

  /** A file with one order of one bundle. */
  static String order(String number, String product, int seats) {
    return file(orderLine(number, product, seats));
  }
}
