package io.entitlements.core.roster.oneroster;

import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.core.roster.NothingSecret;
import io.entitlements.core.testkit.LocalHabits;
import io.entitlements.core.testkit.LocalOneRoster;
import io.entitlements.core.testkit.LocalUser;
import io.entitlements.core.testkit.RosterServerContract;
import io.entitlements.spi.Storage;
import java.net.http.HttpClient;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs of a OneRoster list, with what its server does wrong. */
abstract class OneRosterRunContract extends RosterServerContract<LocalOneRoster> {

  static final HttpClient HTTP = HttpClient.newHttpClient();

  @RegisterExtension final NothingSecret nothingSecret = new NothingSecret();

  @Override
  protected Storage createStorage() {
    return MemoryStorage.create();
  }

  @Override
  protected LocalOneRoster server(Clock clock) {
    return new LocalOneRoster(clock);
  }

  @Override
  protected void list(LocalOneRoster server, String id) {
    server.list(LocalUser.teacher(id, ServedRoster.LONG_AGO));
  }

  /** As OneRoster has it: also who asks for changes alone is told. */
  @Override
  protected void remove(LocalOneRoster server, String id) {
    server.list(LocalUser.teacher(id, ServedRoster.LONG_AGO).gone(server.now()));
  }

  @Test
  void a_link_that_is_lost_in_the_middle_of_the_list_takes_nobodys_seat() {
    server().habits(new LocalHabits(false, true, true, 10, true, true));
    server().twists(page -> page.number() == 2 ? page.unlinked() : page);
    isRead(runNextDay());
  }
}
