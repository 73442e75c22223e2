package io.entitlements.roster;

import java.time.Instant;
import java.util.Objects;

/**
 * Something that a directory has pushed, as it is kept for the directory.
 *
 * @param kind what it is
 * @param id its identifier, which the engine made: 36 characters
 * @param body what is kept of it, as the protocol wrote it; personal data
 * @param version 1 for a new one, and one more with each change
 * @param createdAt when it was pushed first
 * @param modifiedAt when it was changed last
 */
public record PushedResource(
    Kind kind, String id, String body, long version, Instant createdAt, Instant modifiedAt) {

  /** What directories push. */
  public enum Kind {
    /** A person. */
    USER,
    /** A group of people, which gives no seats. */
    GROUP
  }

  /** Checks that nothing is missing. */
  public PushedResource {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(modifiedAt, "modifiedAt");
    if (version < 1) {
      throw new IllegalArgumentException("a version is at least 1, not " + version);
    }
  }

  @Override
  public String toString() {
    return "PushedResource[" + kind + " " + id + ", version " + version + "]";
  }
}
