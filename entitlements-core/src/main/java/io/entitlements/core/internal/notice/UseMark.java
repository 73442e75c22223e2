package io.entitlements.core.internal.notice;

import java.util.Arrays;
import java.util.Optional;

/** A share of the seats at whose use administrators are told; the greatest first. */
public enum UseMark {
  /** All seats. */
  ALL(100),
  /** Three quarters of the seats, rounded up. */
  THREE_QUARTERS(75);

  private final int percent;

  UseMark(int percent) {
    this.percent = percent;
  }

  int percent() {
    return percent;
  }

  String code() {
    return Integer.toString(percent);
  }

  /** How many seats that is: at least 1. */
  int seats(int total) {
    return (int) Math.max(1, ((long) total * percent + 99) / 100);
  }

  /**
   * The greatest mark that was not reached by a number of seats in use and is by another; none
   * where there are no seats, or more in use than there are, which is another notice.
   */
  static Optional<UseMark> reached(int usedBefore, int totalBefore, int used, int total) {
    if (used > total) {
      return Optional.empty();
    }
    Optional<UseMark> highest =
        Arrays.stream(values()).filter(mark -> used >= mark.seats(total)).findFirst();
    return highest.filter(mark -> usedBefore < mark.seats(totalBefore));
  }

  static UseMark of(String code) {
    return Arrays.stream(values())
        .filter(mark -> mark.code().equals(code))
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException("no such mark: " + code));
  }
}
