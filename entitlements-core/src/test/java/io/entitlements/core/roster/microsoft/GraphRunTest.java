package io.entitlements.core.roster.microsoft;

import io.entitlements.core.testkit.LocalGraph;
import io.entitlements.core.testkit.LocalGraphUser;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Runs of each kind of list. */
class GraphRunTest {

  @Nested
  class OfUsers extends GraphRunContract {

    OfUsers() {
      super(ServedGraph.USERS);
    }

    @Override
    protected void remove(LocalGraph graph, String id) {
      graph.directory().remove(id, "deleted");
    }
  }

  @Nested
  class OfMembers extends GraphRunContract {

    private static final String INNER =
        "{\"@odata.type\":\"#microsoft.graph.group\",\"id\":\"inner\"}";

    OfMembers() {
      super(ServedGraph.MEMBERS);
    }

    @Override
    protected void remove(LocalGraph graph, String id) {
      graph.directory().leave(ServedGraph.GROUP, id);
    }

    @Test
    void a_group_inside_the_group_is_not_read_and_the_run_says_so() {
      server().directory().join(ServedGraph.GROUP, INNER);
      isRead(runSoon(), "a group inside the group is not read: list it by itself");
    }

    @Test
    void a_group_that_is_gone_changes_nothing() {
      server().directory().clear();
      says(runNextDay(), "there is no such group");
    }
  }

  @Nested
  class OfTeachers extends GraphRunContract {

    OfTeachers() {
      super(ServedGraph.TEACHERS);
    }

    @Override
    protected void remove(LocalGraph graph, String id) {
      graph.directory().put(LocalGraphUser.teacher(id).in("student"));
    }
  }
}
