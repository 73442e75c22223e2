package io.entitlements.core.roster.microsoft;

import org.junit.jupiter.api.Nested;

/** What goes wrong, with each kind of list. */
class GraphFaultTest {

  @Nested
  class OfUsers extends GraphFaultContract {
    OfUsers() {
      super(ServedGraph.USERS);
    }
  }

  @Nested
  class OfMembers extends GraphFaultContract {
    OfMembers() {
      super(ServedGraph.MEMBERS);
    }
  }

  @Nested
  class OfTeachers extends GraphFaultContract {
    OfTeachers() {
      super(ServedGraph.TEACHERS);
    }
  }
}
