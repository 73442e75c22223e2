package io.entitlements.type;

import java.util.List;
import java.util.Optional;

/**
 * One page of a longer list, read by keyset: pages stay right while rows come and go.
 *
 * @param items the rows of this page, in the list's stated order
 * @param next the cursor that asks for the following page, or empty on the last one
 * @param <T> the kind of row
 */
public record Page<T>(List<T> items, Optional<String> next) {

  /** Keeps an immutable copy of the rows. */
  public Page {
    items = List.copyOf(items);
  }
}
