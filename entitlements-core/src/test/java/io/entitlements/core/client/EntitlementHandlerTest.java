package io.entitlements.core.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.activation.ActivationPolicy;
import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.core.portal.EntitlementHandler;
import io.entitlements.core.portal.PortalRequest;
import io.entitlements.core.portal.PortalResponse;
import io.entitlements.error.StorageException;
import io.entitlements.spi.Storage;
import io.entitlements.spi.UnitOfWork;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntitlementHandlerTest {

  private static final String SECRET = "A".repeat(43);
  private static final String QUESTION =
      """
      {"key": "NB-128T5-CY4TQ-KFF7J-4MNY7-NR5GC", "device": "2f4b9a10-6f0e-4c7c-9d7e-0f5b1c2d3e4f",
       "secretHash": "%s", "audience": "notebook", "products": ["suite"], "later": {"x": [1]}}
      """
          .formatted(SECRET);

  @TempDir private Path root;
  private Failing storage;
  private EntitlementHandler handler;
  private String genuine;

  /** A store that fails when it is told to. */
  private static final class Failing implements Storage {

    private final Storage store = MemoryStorage.create();
    private @Nullable RuntimeException fault;

    @Override
    public <T> T write(Function<UnitOfWork, T> work) {
      fail();
      return store.write(work);
    }

    @Override
    public <T> T read(Function<UnitOfWork, T> work) {
      fail();
      return store.read(work);
    }

    private void fail() {
      if (fault != null) {
        throw fault;
      }
    }

    @Override
    public boolean isShared() {
      return store.isShared();
    }

    @Override
    public void close() {
      store.close();
    }
  }

  @BeforeEach
  void portal() {
    storage = new Failing();
    Vendor vendor = new Vendor(storage, root.resolve("keys"), 1, ActivationPolicy.DEFAULT);
    handler = EntitlementHandler.of(vendor.engine, vendor);
    genuine = QUESTION.replace("NB-128T5-CY4TQ-KFF7J-4MNY7-NR5GC", vendor.key());
  }

  private PortalResponse ask(String method, String path, String contentType, String body) {
    return handler.handle(
        new PortalRequest(
            method,
            path,
            Optional.of(contentType).filter(type -> !type.isEmpty()),
            Optional.empty(),
            body.getBytes(UTF_8)),
        Optional.empty());
  }

  private static void assertProblem(PortalResponse response, int status, String code) {
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.headers())
        .containsEntry("Content-Type", "application/problem+json")
        .containsEntry("Cache-Control", "no-store");
    assertThat(new String(response.body(), UTF_8))
        .contains("\"status\":" + status)
        .contains("\"code\":\"" + code + "\"");
  }

  @Test
  void refusal_isAConflictWithItsCode() {
    PortalResponse response =
        ask("POST", "activations", "Application/JSON; charset=utf-8", QUESTION);
    assertProblem(response, 409, "KEY_UNKNOWN");
  }

  @Test
  void wrongRequests_areToldApart() {
    assertProblem(ask("POST", "activations", "text/plain", QUESTION), 415, "WRONG_CONTENT_TYPE");
    assertProblem(ask("POST", "activations", "", QUESTION), 415, "WRONG_CONTENT_TYPE");
    assertProblem(ask("POST", "activation", "application/json", QUESTION), 404, "NOT_FOUND");
    assertProblem(ask("POST", "sign-ins", "application/json", QUESTION), 401, "SIGN_IN_REQUIRED");
    PortalResponse get = ask("GET", "activations", "", "");
    assertProblem(get, 405, "METHOD_NOT_ALLOWED");
    assertThat(get.headers()).containsEntry("Allow", "POST");
    assertThat(ask("POST", "bundle", "", "").headers()).containsEntry("Allow", "GET");
  }

  @Test
  void longestBody_isReadAndOneByteMoreIsNot() {
    String padded = QUESTION + " ".repeat(EntitlementHandler.MAX_BODY - QUESTION.length());
    assertProblem(ask("POST", "activations", "application/json", padded), 409, "KEY_UNKNOWN");
    assertProblem(ask("POST", "activations", "application/json", padded + " "), 413, "TOO_LARGE");
  }

  @Test
  void malformedBodies_areBadRequests() {
    for (String body :
        new String[] {
          "",
          "[]",
          "{",
          QUESTION + "x",
          QUESTION.replace("{\"key\"", "{\"key\": \"x\", \"key\""),
          QUESTION.replace("2f4b9a10", "f4b9a10"),
          QUESTION.replace(SECRET, SECRET + "A"),
          QUESTION.replace("[\"suite\"]", "[]"),
          QUESTION.replace("[\"suite\"]", "[\"suite\", 1]"),
          QUESTION.replace("[\"suite\"]", "\"suite\""),
          QUESTION.replace("notebook", "note book"),
          QUESTION.replace("\"audience\"", "\"audience2\""),
          QUESTION.replace("[1]", "[".repeat(100) + "]".repeat(100))
        }) {
      assertProblem(ask("POST", "activations", "application/json", body), 400, "MALFORMED");
    }
  }

  @Test
  void failingStore_isUnavailableAndTellsNothing() {
    for (StorageException.Outcome outcome : StorageException.Outcome.values()) {
      storage.fault =
          new StorageException(outcome, "jdbc:secret", new IllegalStateException("table x"));
      PortalResponse response = ask("POST", "activations", "application/json", genuine);
      if (outcome == StorageException.Outcome.BROKEN) {
        assertProblem(response, 500, "FAULT");
      } else {
        assertProblem(response, 503, "UNAVAILABLE");
        assertThat(response.headers()).containsKey("Retry-After");
      }
      assertThat(new String(response.body(), UTF_8)).doesNotContain("secret", "table");
    }
    storage.fault = new IllegalStateException("anything else");
    assertProblem(ask("POST", "activations", "application/json", genuine), 500, "FAULT");
  }
}
