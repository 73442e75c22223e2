package io.entitlements.core.internal.source;

import io.entitlements.core.internal.http.RemoteCalls;
import io.entitlements.core.roster.SettingsCheck;
import io.entitlements.core.roster.SettingsCheck.CannotBeRead;
import io.entitlements.core.roster.SettingsCheck.Obstacle;
import io.entitlements.error.RosterUnavailableException;
import java.util.function.Supplier;

/** Looks at lists before they are read. */
public final class Looks {

  private Looks() {}

  /** What a look finds; a list that is not read at all, or not in time, says why. */
  public static SettingsCheck of(RemoteCalls calls, Supplier<SettingsCheck> look) {
    try {
      return look.get();
    } catch (RosterUnavailableException failed) {
      if (calls.isOver()) {
        return CannotBeRead.of(Obstacle.NOT_REACHED);
      }
      return CannotBeRead.of(
          switch (failed.reason()) {
            case UNREACHABLE -> Obstacle.NOT_REACHED;
            case NOT_AUTHORIZED -> Obstacle.CREDENTIALS;
            case BUSY -> Obstacle.BUSY;
            case MALFORMED, TOO_LARGE, REDIRECTED -> Obstacle.OTHER_ANSWER;
          });
    }
  }
}
