package io.entitlements.core.internal.notice;

import java.util.Arrays;

/** How near the end of a product key is when its administrators are told; in order of time. */
public enum EndStage {
  /** 60 local days before the last day. */
  DAYS_60("60", 60),
  /** 30 local days before the last day. */
  DAYS_30("30", 30),
  /** A week before the last day. */
  DAYS_7("7", 7),
  /** The day before the last day. */
  DAYS_1("1", 1),
  /** At the end itself. */
  ENDED("ended", 0);

  private final String code;
  private final int days;

  EndStage(String code, int days) {
    this.code = code;
    this.days = days;
  }

  String code() {
    return code;
  }

  /** How many local days before the last day; 0 at the end itself. */
  int days() {
    return days;
  }

  static EndStage of(String code) {
    return Arrays.stream(values())
        .filter(stage -> stage.code.equals(code))
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException("no such stage: " + code));
  }
}
