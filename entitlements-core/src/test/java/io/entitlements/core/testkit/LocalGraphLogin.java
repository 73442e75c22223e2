package io.entitlements.core.testkit;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Who may read a {@link LocalGraph}: an application that shows its secret to Entra. */
final class LocalGraphLogin {

  private final Set<String> tokens = ConcurrentHashMap.newKeySet();
  private final AtomicInteger given = new AtomicInteger();

  /** An answer of Entra's. */
  record Answer(int status, String json) {}

  void forget() {
    tokens.clear();
  }

  boolean knows(Optional<String> authorization) {
    return tokens.contains(authorization.orElse("").replaceFirst("^Bearer ", ""));
  }

  /** A token, or an error. */
  Answer answer(String path, String form) {
    String error = error(path, form);
    if (!error.isEmpty()) {
      int status = error.equals("invalid_client") ? 401 : 400;
      String json =
          "{\"error\":\"%s\",\"error_description\":\"AADSTS90002: of admin@school.example\","
              + "\"error_codes\":[90002]}";
      return new Answer(status, json.formatted(error));
    }
    String token = "token-" + given.incrementAndGet() + "-very-secret";
    tokens.add(token);
    String json = "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"%s\"}";
    return new Answer(200, json.formatted(token));
  }

  private static String error(String path, String form) {
    if (!path.startsWith("/" + LocalGraph.TENANT + "/")) {
      return "invalid_request";
    }
    if (!has(form, "client_id", LocalGraph.CLIENT)) {
      return "unauthorized_client";
    }
    if (!has(form, "client_secret", LocalGraph.SECRET)) {
      return "invalid_client";
    }
    boolean asksForAll = asksForAll(LocalGoogleLogin.field(form, "scope").orElse(""));
    return asksForAll && has(form, "grant_type", "client_credentials") ? "" : "invalid_scope";
  }

  private static boolean has(String form, String name, String value) {
    return LocalGoogleLogin.field(form, name).equals(Optional.of(value));
  }

  /** For what the application was permitted; Microsoft's library asks for more beside it. */
  private static boolean asksForAll(String scope) {
    return Arrays.stream(scope.split(" ", -1)).anyMatch(one -> one.endsWith("/.default"));
  }
}
