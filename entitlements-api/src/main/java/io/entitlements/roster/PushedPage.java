package io.entitlements.roster;

import java.util.List;

/**
 * A part of a pushed list.
 *
 * @param total how many there are in all
 * @param resources those of the page, in the order in which they were pushed first
 */
public record PushedPage(long total, List<PushedResource> resources) {

  /** Keeps an immutable copy. */
  public PushedPage {
    resources = List.copyOf(resources);
  }
}
