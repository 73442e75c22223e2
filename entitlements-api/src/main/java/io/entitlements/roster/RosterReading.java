package io.entitlements.roster;

import io.entitlements.type.DisplayText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a source says about the list that it just read.
 *
 * @param verdict what absence from the list means
 * @param checkpoint where a next reading may go on, once this one was applied; empty if the source
 *     always reads everything
 * @param remarks what a person should know, without personal data, for example that the list
 *     changed while it was read; at most {@value #MAX_REMARKS}, of at most 200 characters each
 */
public record RosterReading(
    Verdict verdict, Optional<RosterCheckpoint> checkpoint, List<String> remarks) {

  /** How many remarks a reading has at most. */
  public static final int MAX_REMARKS = 20;

  /** Checks the remarks and keeps an immutable copy. */
  public RosterReading {
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(checkpoint, "checkpoint");
    remarks = List.copyOf(remarks);
    if (remarks.size() > MAX_REMARKS) {
      throw new IllegalArgumentException("at most " + MAX_REMARKS + " remarks");
    }
    remarks.forEach(remark -> DisplayText.check("remark", remark, 1, 200));
  }

  /**
   * A reading without checkpoint and remarks.
   *
   * @param verdict what absence from the list means
   * @return the reading
   */
  public static RosterReading of(Verdict verdict) {
    return new RosterReading(verdict, Optional.empty(), List.of());
  }
}
