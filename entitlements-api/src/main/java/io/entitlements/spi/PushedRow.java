package io.entitlements.spi;

import io.entitlements.roster.PushedResource;
import java.util.Objects;
import java.util.Optional;

/**
 * A pushed resource, and by what else it is found.
 *
 * @param resource the resource
 * @param nameKey a digest of its unique name, at most {@value #MAX_KEY_LENGTH} characters; empty if
 *     it has none
 * @param externalKey a digest of the directory's own identifier, as long; empty if it has none
 */
public record PushedRow(
    PushedResource resource, Optional<String> nameKey, Optional<String> externalKey) {

  /** The longest digest, in characters. */
  public static final int MAX_KEY_LENGTH = 64;

  /** Checks that nothing is missing. */
  public PushedRow {
    Objects.requireNonNull(resource, "resource");
    Objects.requireNonNull(nameKey, "nameKey");
    Objects.requireNonNull(externalKey, "externalKey");
  }
}
