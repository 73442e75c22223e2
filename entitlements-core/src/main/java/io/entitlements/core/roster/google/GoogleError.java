package io.entitlements.core.roster.google;

import io.entitlements.core.internal.http.JsonRecord;
import io.entitlements.core.internal.http.JsonShape;
import io.entitlements.core.internal.http.JsonText;
import io.entitlements.core.internal.http.RemoteAnswer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What Google says when it refuses: the reasons of its errors, in the older form ({@code errors})
 * and in the newer ({@code details}).
 */
final class GoogleError {

  private static final JsonShape ERROR =
      JsonShape.of()
          .withObject(
              "error",
              JsonShape.of("status")
                  .withList("errors", JsonShape.of("reason"))
                  .withList("details", JsonShape.of("reason")));

  private static final Set<String> BUSY =
      Set.of(
          "quotaExceeded",
          "rateLimitExceeded",
          "userRateLimitExceeded",
          "dailyLimitExceeded",
          "RATE_LIMIT_EXCEEDED",
          "RESOURCE_EXHAUSTED");

  private static final Set<String> API_OFF =
      Set.of("accessNotConfigured", "SERVICE_DISABLED", "ACCESS_NOT_CONFIGURED");

  private static final Set<String> SCOPE =
      Set.of("insufficientPermissions", "ACCESS_TOKEN_SCOPE_INSUFFICIENT");

  private final Set<String> reasons;

  private GoogleError(Set<String> reasons) {
    this.reasons = reasons;
  }

  static GoogleError of(RemoteAnswer answer) {
    Optional<JsonRecord> error =
        JsonText.tryRead(answer, ERROR).flatMap(json -> json.object("error"));
    Set<String> reasons = new HashSet<>();
    for (String form : List.of("errors", "details")) {
      error
          .flatMap(json -> json.list(form))
          .orElse(List.of())
          .forEach(one -> one.text("reason").ifPresent(reasons::add));
    }
    error.flatMap(json -> json.text("status")).ifPresent(reasons::add);
    return new GoogleError(reasons);
  }

  /** Whether there were too many requests. */
  boolean isBusy() {
    return reasons.stream().anyMatch(BUSY::contains);
  }

  /** Whether the project of the account has not switched the API on. */
  boolean isApiOff() {
    return reasons.stream().anyMatch(API_OFF::contains);
  }

  /** Whether the token is not for this. */
  boolean isScopeMissing() {
    return reasons.stream().anyMatch(SCOPE::contains);
  }
}
