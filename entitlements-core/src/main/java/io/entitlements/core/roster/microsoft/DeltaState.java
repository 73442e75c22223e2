package io.entitlements.core.roster.microsoft;

import io.entitlements.roster.RosterCheckpoint;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a checkpoint says.
 *
 * @param list of which list it is, so that with other settings everything is read
 * @param full when everything was read last
 * @param link where Graph says what changed since, verbatim
 */
record DeltaState(String list, Instant full, String link) {

  private static final Pattern TEXT = Pattern.compile("1 ([0-9a-f-]{1,64}) ([0-9]{1,15}) (\\S+)");

  /** Reads a checkpoint; empty if it is another's. */
  static Optional<DeltaState> of(RosterCheckpoint checkpoint, String list) {
    Matcher text = TEXT.matcher(checkpoint.value());
    return text.matches() && text.group(1).equals(list)
        ? Optional.of(
            new DeltaState(
                list, Instant.ofEpochMilli(Long.parseLong(text.group(2))), text.group(3)))
        : Optional.empty();
  }

  /** Writes a checkpoint; empty if the link is too long for one. */
  Optional<RosterCheckpoint> checkpoint() {
    String text = "1 " + list + " " + full.toEpochMilli() + " " + link;
    return text.length() <= RosterCheckpoint.MAX_LENGTH
        ? Optional.of(new RosterCheckpoint(text))
        : Optional.empty();
  }

  /** Without the link, which holds a token. */
  @Override
  public String toString() {
    return "DeltaState[" + list + ", " + full + "]";
  }
}
