package io.entitlements.core.roster.google;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.roster.ConnectionSecret;
import io.entitlements.core.testkit.LocalFaults;
import io.entitlements.core.testkit.LocalGoogle;
import io.entitlements.core.testkit.LocalGoogleLogin;
import io.entitlements.core.testkit.LocalGoogleUser;
import io.entitlements.roster.SyncReport;
import io.entitlements.roster.SyncRow;
import io.entitlements.roster.Withheld;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Runs of each kind of list. */
class GoogleRunTest {

  @Nested
  class OfUsers extends GoogleRunContract {

    OfUsers() {
      super(ServedGoogle.USERS, "users");
    }

    @Override
    protected void remove(LocalGoogle google, String id) {
      google.delete(id);
    }

    @Test
    void a_notification_of_a_push_channel_reads_the_list_within_two_minutes() {
      ConnectionSecret token = ConnectionSecret.of("very-secret");
      Map<String, List<String>> headers =
          Map.of(
              "X-Goog-Channel-Token",
              List.of(token.reveal()),
              "X-Goog-Resource-State",
              List.of("delete"));
      assertThat(GooglePush.isHint(headers, token)).isTrue();
      isRead(runHinted());
    }

    @Test
    void who_is_in_the_list_twice_makes_it_say_nothing_of_who_is_absent() {
      String somebody = LocalGoogleUser.teacher(id(10)).json();
      server()
          .fails(
              LocalFaults.body(
                  2,
                  "application/json",
                  "{\"kind\":\"admin#directory#users\",\"users\":["
                      + somebody
                      + ","
                      + somebody
                      + "]}"));
      assertThat(runNextDay().withheld()).isEqualTo(Withheld.LIST_INCOMPLETE);
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
      super(ServedGoogle.MEMBERS, "members");
    }

    @Override
    protected void remove(LocalGoogle google, String id) {
      google.leave(ServedGoogle.GROUP, id);
    }

    @Test
    void a_group_inside_the_group_is_not_read_and_the_run_says_so() {
      server().join("g2", id(30));
      server().list(LocalGoogleUser.teacher(id(30)));
      server()
          .join(
              ServedGoogle.GROUP,
              "{\"id\":\"g2\",\"email\":\"inner@school.example\",\"type\":\"GROUP\"}");
      isRead(runSoon(), "a group inside the group is not read: list it by itself");
    }

    @Test
    void who_is_moved_into_a_group_inside_loses_nothing() {
      for (int i = 5; i < 9; i++) {
        server().leave(ServedGoogle.GROUP, id(i));
        server().join("g2", id(i));
      }
      server().join(ServedGoogle.GROUP, "{\"id\":\"g2\",\"type\":\"GROUP\"}");
      isRead(runSoon(), "a group inside the group is not read: list it by itself");
      SyncReport night = runNextDay();
      assertThat(night.withheld()).isEqualTo(Withheld.NOTHING);
      assertThat(night.count(SyncRow.Result.RELEASE_PLANNED)).isZero();
      assertThat(night.count(SyncRow.Result.UNUSABLE)).isEqualTo(4);
    }

    @Test
    void who_is_in_the_list_twice_makes_it_say_nothing_of_who_is_absent() {
      String twice = LocalGoogleUser.teacher(id(10)).member().replace('\n', ' ');
      server().join(ServedGoogle.GROUP, twice);
      isIncomplete(runNextDay());
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
      super(ServedGoogle.TEACHERS, "teachers");
    }

    /** To another school. */
    @Override
    protected void remove(LocalGoogle google, String id) {
      google.list(LocalGoogleUser.teacher(id).at(id + "@elsewhere.example"));
    }

    @Test
    void who_is_suspended_loses_the_seat_though_they_teach() {
      for (int i = 4; i < 6; i++) {
        server().list(LocalGoogleUser.teacher(id(i)).suspend());
      }
      SyncReport report = runNextDay();
      // Six of twenty-five are fewer than the guard minds.
      assertThat(report.withheld()).isEqualTo(Withheld.NOTHING);
      assertThat(report.count(SyncRow.Result.RELEASE_PLANNED)).isEqualTo(6);
    }

    @Test
    void a_subject_that_sees_only_its_own_courses_takes_nobodys_seat() {
      server().list(LocalGoogleUser.teacher("admin").at(LocalGoogleLogin.SUBJECT));
      server().teach("staff", "admin");
      server().demote();
      isIncomplete(runNextDay());
    }
  }

  private static void isIncomplete(SyncReport report) {
    assertThat(report.withheld()).isEqualTo(Withheld.LIST_INCOMPLETE);
    assertThat(report.count(SyncRow.Result.RELEASE_PLANNED)).isZero();
  }
}
