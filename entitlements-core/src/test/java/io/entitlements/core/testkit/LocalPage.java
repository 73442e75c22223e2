package io.entitlements.core.testkit;

import java.util.List;
import java.util.Optional;

/**
 * What a {@link LocalOneRoster} is about to answer.
 *
 * @param number which page of all that were asked for, from 1
 * @param rows the objects
 * @param total how long the whole list is
 * @param next the link to the next page
 */
public record LocalPage(int number, List<String> rows, int total, Optional<String> next) {

  /** The same with other objects. */
  public LocalPage with(List<String> others) {
    return new LocalPage(number, others, total, next);
  }

  /** The same with another length of the list. */
  public LocalPage of(int length) {
    return new LocalPage(number, rows, length, next);
  }

  /** The same without a link. */
  public LocalPage unlinked() {
    return new LocalPage(number, rows, total, Optional.empty());
  }

  /** The same with a link. */
  public LocalPage linked(String link) {
    return new LocalPage(number, rows, total, Optional.of(link));
  }
}
