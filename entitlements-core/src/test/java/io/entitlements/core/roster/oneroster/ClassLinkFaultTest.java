package io.entitlements.core.roster.oneroster;

import io.entitlements.core.roster.ServedFaultContract;
import io.entitlements.core.testkit.LocalOneRoster;
import io.entitlements.roster.RosterSource;
import java.time.Clock;
import java.time.Duration;

/** What goes wrong between ClassLink's proxy and us. */
class ClassLinkFaultTest extends ServedFaultContract<LocalOneRoster> {

  @Override
  protected LocalOneRoster server(Clock clock) {
    return new LocalOneRoster(clock);
  }

  @Override
  protected RosterSource source(Duration timeout) {
    return new ClassLink(http, ServedRoster.sharedTenAtOnce(server, timeout), clock(), pauses::add);
  }

  @Override
  protected boolean hasTokenServer() {
    return false;
  }

  @Override
  protected String member() {
    return "users";
  }

  @Override
  protected void listThirtyFive() {
    ServedRoster.listTeachers(server, 35);
  }
}
