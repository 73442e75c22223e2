package io.entitlements.core.testkit;

import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.spi.Storage;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import net.jqwik.api.Group;
import net.jqwik.api.PropertyDefaults;

/** A year in a district whose lists are read by each source from where it really reads. */
@SuppressWarnings("ClassCanBeStatic") // jqwik wants groups that are not.
class ServedYearProperties {

  private static final int YEARS = 3;

  abstract static class Served extends RosterYearContract {

    @Override
    protected Storage createStorage() {
      return MemoryStorage.create();
    }

    @Override
    Optional<ServedDirectory> directory(Clock clock, Path folder) {
      return Optional.of(served(clock, folder));
    }

    abstract ServedDirectory served(Clock clock, Path folder);
  }

  @Group
  @PropertyDefaults(tries = YEARS)
  class OneRoster extends Served {
    @Override
    ServedDirectory served(Clock clock, Path folder) {
      return OneRosterDirectory.rest(clock);
    }
  }

  @Group
  @PropertyDefaults(tries = YEARS)
  class ClassLink extends Served {
    @Override
    ServedDirectory served(Clock clock, Path folder) {
      return OneRosterDirectory.classLink(clock);
    }
  }

  @Group
  @PropertyDefaults(tries = YEARS)
  class Bundles extends Served {
    @Override
    ServedDirectory served(Clock clock, Path folder) {
      return BundleDirectory.bulk(clock, folder);
    }
  }

  @Group
  @PropertyDefaults(tries = YEARS)
  class BundlesOfChanges extends Served {
    @Override
    ServedDirectory served(Clock clock, Path folder) {
      return BundleDirectory.delta(clock, folder);
    }
  }

  @Group
  @PropertyDefaults(tries = YEARS)
  class Emails extends Served {
    @Override
    ServedDirectory served(Clock clock, Path folder) {
      return new EmailDirectory();
    }
  }

  @Group
  @PropertyDefaults(tries = YEARS)
  class GoogleDomain extends Served {
    @Override
    ServedDirectory served(Clock clock, Path folder) {
      return GoogleDirectory.domain(clock);
    }
  }

  @Group
  @PropertyDefaults(tries = YEARS)
  class GoogleGroup extends Served {
    @Override
    ServedDirectory served(Clock clock, Path folder) {
      return GoogleDirectory.group(clock);
    }
  }

  @Group
  @PropertyDefaults(tries = YEARS)
  class GoogleClassroom extends Served {
    @Override
    ServedDirectory served(Clock clock, Path folder) {
      return GoogleDirectory.classroom(clock);
    }
  }

  @Group
  @PropertyDefaults(tries = YEARS)
  class MicrosoftUsers extends Served {
    @Override
    ServedDirectory served(Clock clock, Path folder) {
      return GraphDirectory.users(clock);
    }
  }

  @Group
  @PropertyDefaults(tries = YEARS)
  class MicrosoftGroup extends Served {
    @Override
    ServedDirectory served(Clock clock, Path folder) {
      return GraphDirectory.group(clock);
    }
  }

  @Group
  @PropertyDefaults(tries = YEARS)
  class MicrosoftTeachers extends Served {
    @Override
    ServedDirectory served(Clock clock, Path folder) {
      return GraphDirectory.teachers(clock);
    }
  }
}
