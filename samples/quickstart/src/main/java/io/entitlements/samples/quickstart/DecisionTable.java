package io.entitlements.samples.quickstart;

import io.entitlements.catalog.FeatureId;
import io.entitlements.check.Decision;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Decisions, for a person to read. */
final class DecisionTable {

  private static final String FORMAT = "   %-29s %-30s %-10s %-23s %s%n";
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private final ZoneId zone;
  private final List<Object[]> rows = new ArrayList<>();

  DecisionTable(ZoneId zone) {
    this.zone = zone;
  }

  void title(String title) {
    rows.add(new Object[] {title});
  }

  void row(String who, FeatureId feature, Decision decision) {
    add(who, feature, decision.level(), decision.reason(), decision.validUntil());
  }

  void row(String who, OfflineAnswer answer) {
    add(who, answer.feature(), answer.level(), answer.reason(), answer.validUntil());
  }

  private void add(String who, FeatureId feature, Object level, Object reason, Instant until) {
    String validUntil =
        until.equals(Decision.NO_CHANGE_BY_TIME) ? "-" : MINUTE.format(until.atZone(zone));
    rows.add(new Object[] {who, feature, level, reason, validUntil});
  }

  void print() {
    System.out.println();
    System.out.println("4. May they use it? Two computers decide by their lease alone");
    System.out.printf(FORMAT, "WHO", "FEATURE", "LEVEL", "REASON", "VALID UNTIL (" + zone + ")");
    for (Object[] row : rows) {
      if (row.length == 1) {
        System.out.printf("%n   %s%n", row[0]);
      } else {
        System.out.printf(FORMAT, row);
      }
    }
  }
}
