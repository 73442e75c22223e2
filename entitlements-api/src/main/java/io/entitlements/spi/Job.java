package io.entitlements.spi;

import io.entitlements.type.JobId;
import io.entitlements.type.Scope;
import java.time.Instant;
import java.util.Objects;

/**
 * Work that waits in the store.
 *
 * @param scope whose data it is about
 * @param id the identifier
 * @param kind what to do, a name of the engine's; at most 40 characters
 * @param argument to what; no secrets; at most 400 characters
 * @param dueAt not before this instant
 * @param attempt how many workers have leased it so far; the fencing number of the one that has it
 *     now
 */
public record Job(Scope scope, JobId id, String kind, String argument, Instant dueAt, int attempt) {

  /** Checks the lengths. */
  public Job {
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(dueAt, "dueAt");
    if (kind.isEmpty() || kind.length() > 40 || argument.length() > 400) {
      throw new IllegalArgumentException("kind has 1 to 40 characters, argument at most 400");
    }
  }
}
