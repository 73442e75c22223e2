package io.entitlements.core.client;

import io.entitlements.catalog.ProductId;
import io.entitlements.core.client.http.HttpEntitlementServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;

/** Another process that refreshes the installation of a folder, again and again. */
final class RefreshChild {

  private static final int TIMES = 12;

  private RefreshChild() {}

  /** Takes the folder, the portal, its keys and the time. */
  public static void main(String[] arguments) {
    OnlineClient online =
        EntitlementClient.builder("https://portal.example", arguments[2])
            .audience("notebook")
            .product(new ProductId("suite"))
            .folder(Path.of(arguments[0]))
            .open(InstantSource.fixed(Instant.parse(arguments[3])), SecureRandom::new)
            .online(HttpEntitlementServer.of(HttpClient.newHttpClient(), URI.create(arguments[1])));
    int refreshed = 0;
    for (int i = 0; i < TIMES; i++) {
      RefreshResult result = online.refresh();
      if (result instanceof RefreshResult.Refreshed) {
        refreshed++;
      } else if (!(result instanceof RefreshResult.UnderWay)) {
        System.out.println(result);
        return;
      }
    }
    System.out.println("refreshed " + refreshed);
  }
}
