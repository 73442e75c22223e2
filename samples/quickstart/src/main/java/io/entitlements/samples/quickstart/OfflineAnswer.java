package io.entitlements.samples.quickstart;

import io.entitlements.catalog.FeatureId;
import io.entitlements.check.Decision;
import java.time.Instant;

/**
 * One line that the offline program prints.
 *
 * @param feature what was asked
 * @param level the answer's level
 * @param reason the answer's reason
 * @param validUntil until when it holds
 */
record OfflineAnswer(FeatureId feature, String level, String reason, Instant validUntil) {

  static String write(FeatureId feature, Decision decision) {
    return feature
        + "\t"
        + decision.level()
        + "\t"
        + decision.reason()
        + "\t"
        + (decision.validUntil().equals(Decision.NO_CHANGE_BY_TIME) ? "-" : decision.validUntil());
  }

  static OfflineAnswer parse(String line) {
    String[] part = line.split("\t", -1);
    return new OfflineAnswer(
        FeatureId.of(part[0]),
        part[1],
        part[2],
        part[3].equals("-") ? Decision.NO_CHANGE_BY_TIME : Instant.parse(part[3]));
  }
}
