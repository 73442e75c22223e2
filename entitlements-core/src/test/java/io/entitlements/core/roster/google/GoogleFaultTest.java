package io.entitlements.core.roster.google;

import org.junit.jupiter.api.Nested;

/** What goes wrong, with each kind of list. */
class GoogleFaultTest {

  @Nested
  class OfUsers extends GoogleFaultContract {
    OfUsers() {
      super(ServedGoogle.USERS, "users");
    }
  }

  @Nested
  class OfMembers extends GoogleFaultContract {
    OfMembers() {
      super(ServedGoogle.MEMBERS, "members");
    }
  }

  @Nested
  class OfTeachers extends GoogleFaultContract {
    OfTeachers() {
      super(ServedGoogle.TEACHERS, "teachers");
    }

    /** A course may end under the reading, which then is partial. */
    @Override
    protected void pageThatIsNotFound_endsTheReading() {}
  }
}
