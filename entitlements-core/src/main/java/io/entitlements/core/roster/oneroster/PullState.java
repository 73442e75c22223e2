package io.entitlements.core.roster.oneroster;

import io.entitlements.roster.RosterCheckpoint;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a checkpoint says.
 *
 * @param scope of which list it is, so that with other settings everything is read
 * @param full when everything was read last
 * @param since from when on changes are asked for
 */
record PullState(String scope, Instant full, Instant since) {

  private static final Pattern TEXT =
      Pattern.compile("1 ([0-9a-f-]{1,64}) ([0-9]{1,15}) ([0-9]{1,15})");

  /** Reads a checkpoint; empty if it is another's. */
  static Optional<PullState> of(RosterCheckpoint checkpoint, String scope) {
    Matcher text = TEXT.matcher(checkpoint.value());
    return text.matches() && text.group(1).equals(scope)
        ? Optional.of(new PullState(scope, instant(text.group(2)), instant(text.group(3))))
        : Optional.empty();
  }

  /** Whether a checkpoint is of another list. */
  static boolean isOfAnother(RosterCheckpoint checkpoint, String scope) {
    Matcher text = TEXT.matcher(checkpoint.value());
    return text.matches() && !text.group(1).equals(scope);
  }

  private static Instant instant(String millis) {
    return Instant.ofEpochMilli(Long.parseLong(millis));
  }

  /** Writes a checkpoint. */
  RosterCheckpoint checkpoint() {
    return new RosterCheckpoint(
        "1 " + scope + " " + full.toEpochMilli() + " " + since.toEpochMilli());
  }
}
