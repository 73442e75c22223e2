package io.entitlements.core.roster.google;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.testkit.LocalGoogle;
import io.entitlements.core.testkit.LocalGoogleLogin;
import io.entitlements.core.testkit.LocalGoogleUser;
import io.entitlements.roster.SyncReport;
import io.entitlements.roster.SyncRow;
import io.entitlements.roster.Withheld;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Runs of each kind of list. */
class GoogleRunTest {

  @Nested
  class OfUsers extends GoogleRunContract {

    OfUsers() {
      super(ServedGoogle.USERS);
    }

    @Override
    protected void remove(LocalGoogle google, String id) {
      google.delete(id);
    }

    @Test
    void pages_without_end_change_nothing() {
      server()
          .fails(
              (exchange, page) -> {
                String next =
                    "{\"kind\":\"admin#directory#users\",\"nextPageToken\":\"t" + page + "\"}";
                server().send(exchange, 200, next);
                return true;
              });
      says(runSoon(), ": the pages do not end");
    }
  }

  @Nested
  class OfMembers extends GoogleRunContract {

    OfMembers() {
      super(ServedGoogle.MEMBERS);
    }

    @Override
    protected void remove(LocalGoogle google, String id) {
      google.leave(ServedGoogle.GROUP, id);
    }

    @Test
    void a_group_inside_the_group_is_not_read_and_the_run_says_so() {
      server()
          .join(
              ServedGoogle.GROUP,
              "{\"id\":\"g2\",\"email\":\"inner@school.example\",\"type\":\"GROUP\"}");
      isRead(runSoon(), "a group inside the group is not read: list it by itself");
    }

    @Test
    void a_group_that_is_gone_changes_nothing() {
      server().clear();
      says(runSoon(), ": status 404");
    }
  }

  @Nested
  class OfTeachers extends GoogleRunContract {

    OfTeachers() {
      super(ServedGoogle.TEACHERS);
    }

    /** To another school. */
    @Override
    protected void remove(LocalGoogle google, String id) {
      google.list(LocalGoogleUser.teacher(id).at(id + "@elsewhere.example"));
    }

    @Test
    void a_subject_that_sees_only_its_own_courses_takes_nobodys_seat() {
      server().list(LocalGoogleUser.teacher("admin").at(LocalGoogleLogin.SUBJECT));
      server().teach("staff", "admin");
      server().demote();
      SyncReport report = runNextDay();
      assertThat(report.withheld()).isEqualTo(Withheld.LIST_INCOMPLETE);
      assertThat(report.count(SyncRow.Result.RELEASE_PLANNED)).isZero();
    }
  }
}
