package io.entitlements.core.roster.oneroster;

import io.entitlements.core.testkit.LocalOneRoster;
import io.entitlements.roster.RosterSource;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Nested;

/** Runs of each version, and through ClassLink's proxy. */
class OneRosterRunTest {

  @Nested
  class OfVersion11 extends OfVersion {
    OfVersion11() {
      super(OneRosterVersion.V1_1);
    }
  }

  @Nested
  class OfVersion12 extends OfVersion {
    OfVersion12() {
      super(OneRosterVersion.V1_2);
    }
  }

  abstract static class OfVersion extends OneRosterRunContract {

    private final OneRosterVersion version;

    OfVersion(OneRosterVersion version) {
      this.version = version;
    }

    @Override
    protected RosterSource source(LocalOneRoster server, Clock clock, Duration timeout) {
      return new OneRosterRest(
          HTTP,
          ServedRoster.tenAtOnce(server, version, timeout),
          clock,
          new Random(1),
          pause -> {});
    }
  }

  @Nested
  class ThroughClassLink extends OneRosterRunContract {

    @Override
    protected RosterSource source(LocalOneRoster server, Clock clock, Duration timeout) {
      return new ClassLink(HTTP, ServedRoster.sharedTenAtOnce(server, timeout), clock, pause -> {});
    }

    @Override
    protected boolean hasTokenServer() {
      return false;
    }
  }
}
