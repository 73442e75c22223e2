package io.entitlements.spi;

import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Revision;
import java.time.Instant;
import java.util.Objects;

/**
 * What a request was answered.
 *
 * @param key the caller's key, unique in the revision's scope
 * @param request what was asked, as a hash: the same key with another request is a mistake
 * @param result what the change gave, in the engine's text form; at most 400 characters
 * @param revision the position of the write
 * @param recordedAt when
 */
public record IdempotencyRecord(
    IdempotencyKey key, String request, String result, Revision revision, Instant recordedAt) {

  /** Checks the lengths. */
  public IdempotencyRecord {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(revision, "revision");
    Objects.requireNonNull(recordedAt, "recordedAt");
    if (request.length() > 64 || result.length() > 400) {
      throw new IllegalArgumentException("request has at most 64 characters, result 400");
    }
  }
}
