package io.entitlements.core.roster.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.testkit.LocalGraph;
import io.entitlements.core.testkit.LocalGraphUser;
import io.entitlements.roster.SyncReport;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.roster.Withheld;
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
      server().directory().join("inner", id(30));
      server().directory().join(ServedGraph.GROUP, INNER);
      isRead(runSoon(), "a group inside the group is not read: list it by itself");
    }

    @Test
    void who_is_moved_into_a_group_inside_loses_nothing() {
      for (int i = 5; i < 9; i++) {
        server().directory().leave(ServedGraph.GROUP, id(i));
        server().directory().join("inner", id(i));
      }
      server().directory().join(ServedGraph.GROUP, INNER);
      isRead(runSoon(), "a group inside the group is not read: list it by itself");
      SyncReport night = runNextDay();
      assertThat(night.withheld()).isEqualTo(Withheld.NOTHING);
      assertThat(night.count(Result.RELEASE_PLANNED)).isZero();
      assertThat(night.count(Result.UNUSABLE)).isEqualTo(4);
    }

    @Test
    void who_is_in_the_list_twice_makes_it_say_nothing_of_who_is_absent() {
      String twice = LocalGraphUser.teacher(id(7)).json();
      server().directory().join(ServedGraph.GROUP, twice);
      SyncReport report = runNextDay();
      assertThat(report.withheld()).isEqualTo(Withheld.LIST_INCOMPLETE);
      assertThat(report.count(Result.RELEASE_PLANNED)).isZero();
    }

    @Test
    void who_was_deleted_is_gone_though_the_group_names_them_for_a_while() {
      server().directory().remove(id(4), "changed");
      assertThat(runNextDay().count(Result.RELEASE_PLANNED)).isEqualTo(5);
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
