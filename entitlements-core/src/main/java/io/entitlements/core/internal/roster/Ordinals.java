package io.entitlements.core.internal.roster;

import io.entitlements.spi.StagedRecord;
import java.util.List;

/**
 * Where the records of a run lie: who leaves goes before who waits for a seat, and that before who
 * is listed newly; typed seats are looked at when everybody who is listed has an account.
 */
final class Ordinals {

  static final int LEAVING = -2_000_000_000;
  static final int UNMET = -1_000_000_000;
  static final int LISTED = 0;
  static final int TYPED = 1_000_000_000;

  private Ordinals() {}

  /** Whether somebody loses by the record what the list gave. */
  static boolean isLeaving(int ordinal) {
    return ordinal < UNMET;
  }

  /** Those of the records that can be done together with the first: what comes later sees it. */
  static List<StagedRecord> together(List<StagedRecord> records) {
    return records.stream()
        .takeWhile(record -> part(record.ordinal()) == part(records.get(0).ordinal()))
        .toList();
  }

  private static int part(int ordinal) {
    if (isLeaving(ordinal)) {
      return LEAVING;
    }
    return ordinal < LISTED ? UNMET : ordinal < TYPED ? LISTED : TYPED;
  }
}
