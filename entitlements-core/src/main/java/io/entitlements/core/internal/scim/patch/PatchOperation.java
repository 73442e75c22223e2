package io.entitlements.core.internal.scim.patch;

import io.entitlements.core.internal.scim.filter.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One change (RFC 7644, 3.5.2).
 *
 * @param kind what is done
 * @param path to what; empty: to what the value names
 * @param value with what, if something is said; null is nothing (RFC 7643, 2.5)
 */
public record PatchOperation(Kind kind, Optional<Path> path, Optional<JsonNode> value) {

  /** What is done. */
  public enum Kind {
    /** Values are added, a single one is set. */
    ADD,
    /** Values are removed. */
    REMOVE,
    /** Values are put in the place of others. */
    REPLACE
  }

  /** Without the value, which may be somebody's. */
  @Override
  public String toString() {
    return "PatchOperation[" + kind + "]";
  }
}
