package io.entitlements.vendors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpBackOffUnsuccessfulResponseHandler;
import com.google.api.client.util.ExponentialBackOff;
import com.google.api.services.directory.Directory;
import com.google.api.services.directory.model.Member;
import com.google.api.services.directory.model.Members;
import com.google.api.services.directory.model.User;
import com.google.api.services.directory.model.Users;
import com.google.auth.http.HttpCredentialsAdapter;
import io.entitlements.core.testkit.LocalFaults;
import io.entitlements.core.testkit.LocalGoogle;
import io.entitlements.core.testkit.LocalGoogleLogin;
import io.entitlements.core.testkit.LocalGoogleUser;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Google's own client reads our local Workspace as it reads theirs. */
class GoogleTest {

  private static final String GROUP = "teachers@school.example";

  private LocalGoogle server;
  private Directory directory;

  @BeforeEach
  void list_thirty_five_ten_at_once() throws IOException {
    server = new LocalGoogle(Clock.systemUTC());
    server.givesAtMost(10);
    for (int i = 1; i <= 35; i++) {
      server.list(LocalGoogleUser.teacher(id(i)));
      server.join(GROUP, id(i));
    }
    directory = GoogleLibrary.directory(server, GoogleLibrary.USERS, GoogleLibrary.MEMBERS);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String id(int i) {
    return "u%03d".formatted(i);
  }

  private static List<String> everybody() {
    return IntStream.rangeClosed(1, 35).mapToObj(GoogleTest::id).toList();
  }

  private Directory.Users.List asked() throws IOException {
    return directory.users().list().setDomain("school.example").setOrderBy("email");
  }

  private static List<User> all(Directory.Users.List asked) throws IOException {
    List<User> all = new ArrayList<>();
    Users page;
    do {
      page = asked.execute();
      if (page.getUsers() != null) {
        all.addAll(page.getUsers());
      }
      asked.setPageToken(page.getNextPageToken());
    } while (page.getNextPageToken() != null);
    return all;
  }

  @Test
  void people_come_page_by_page() throws IOException {
    server.list(LocalGoogleUser.teacher("x").at("x@elsewhere.example"));
    server.list(LocalGoogleUser.teacher(id(2)).suspend());
    server.list(LocalGoogleUser.teacher(id(3)).archive());
    List<User> all = all(asked().setMaxResults(500));
    assertThat(all.stream().map(User::getId)).containsExactlyElementsOf(everybody());
    assertThat(all.get(0).getPrimaryEmail()).isEqualTo("u001@school.example");
    assertThat(all.get(0).getName().getGivenName()).isEqualTo("Given");
    assertThat(all.get(0).getName().getFamilyName()).isEqualTo("Family");
    assertThat(all.stream().filter(User::getSuspended).map(User::getId)).containsExactly(id(2));
    assertThat(all.stream().filter(User::getArchived).map(User::getId)).containsExactly(id(3));
    assertThat(server.requests()).filteredOn(asked -> asked.contains("/users?")).hasSize(4);
  }

  @Test
  void only_what_is_asked_for_comes() throws IOException {
    assertThat(all(asked()).get(0)).containsKeys("phones", "notes", "orgUnitPath");
    List<User> all =
        all(
            asked()
                .setFields(
                    "kind,nextPageToken,"
                        + "users(id,primaryEmail,name(givenName,familyName),suspended,archived)"));
    assertThat(all).hasSize(35);
    assertThat(all)
        .allSatisfy(
            user -> {
              assertThat(user.keySet())
                  .containsExactlyInAnyOrder("id", "primaryEmail", "name", "suspended", "archived");
              assertThat(user.getName().keySet())
                  .containsExactlyInAnyOrder("givenName", "familyName");
            });
    Members members =
        directory
            .members()
            .list(GROUP)
            .setFields("kind,nextPageToken,members(id,email,type,status)")
            .execute();
    assertThat(members.keySet()).containsExactlyInAnyOrder("kind", "nextPageToken", "members");
    assertThat(members.getMembers().get(0).keySet())
        .containsExactlyInAnyOrder("id", "email", "type", "status");
  }

  @Test
  void people_of_a_unit_are_asked_for_by_a_query() throws IOException {
    server.list(LocalGoogleUser.teacher(id(9)).of("/Staff"));
    List<User> all =
        all(directory.users().list().setCustomer("my_customer").setQuery("orgUnitPath='/Staff'"));
    assertThat(all.stream().map(User::getId)).containsExactly(id(9));
  }

  @Test
  void who_was_deleted_is_listed_apart_with_the_time() throws IOException {
    server.delete(id(1));
    List<User> deleted = all(asked().setShowDeleted("true"));
    assertThat(deleted.stream().map(User::getId)).containsExactly(id(1));
    assertThat(deleted.get(0).getDeletionTime().toStringRfc3339())
        .isEqualTo("2020-11-26T12:00:00.000Z");
    assertThat(all(asked())).hasSize(34);
  }

  @Test
  void members_of_a_group_come_page_by_page_with_their_types() throws IOException {
    server.list(LocalGoogleUser.teacher(id(4)).suspend());
    server.join(
        GROUP,
        "{\"id\":\"inner\",\"email\":\"inner@school.example\",\"type\":\"GROUP\","
            + "\"role\":\"MEMBER\"}");
    List<Member> all = new ArrayList<>();
    Directory.Members.List asked = directory.members().list(GROUP).setMaxResults(200);
    Members page;
    do {
      page = asked.execute();
      all.addAll(page.getMembers());
      asked.setPageToken(page.getNextPageToken());
    } while (page.getNextPageToken() != null);
    assertThat(all).hasSize(36);
    assertThat(all.get(0).getEmail()).isEqualTo("u001@school.example");
    assertThat(all.get(0).getType()).isEqualTo("USER");
    assertThat(all.get(3).getStatus()).isEqualTo("SUSPENDED");
    assertThat(all.get(35).getType()).isEqualTo("GROUP");
  }

  @Test
  void a_token_that_is_not_taken_any_more_is_asked_for_anew() throws IOException {
    server.fails(LocalFaults.forgottenTokens(server, 2));
    assertThat(all(asked())).hasSize(35);
    assertThat(server.requests()).filteredOn("/token"::equals).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void a_busy_server_is_asked_again(int status) throws IOException {
    server.fails(LocalFaults.status(2, 3, status));
    HttpCredentialsAdapter credentials =
        new HttpCredentialsAdapter(
            GoogleLibrary.credentials(server, LocalGoogleLogin.SUBJECT, GoogleLibrary.USERS));
    directory =
        GoogleLibrary.directory(
            server,
            request -> {
              credentials.initialize(request);
              request.setUnsuccessfulResponseHandler(
                  new HttpBackOffUnsuccessfulResponseHandler(
                          new ExponentialBackOff.Builder().setInitialIntervalMillis(10).build())
                      .setBackOffRequired(
                          HttpBackOffUnsuccessfulResponseHandler.BackOffRequired.ALWAYS));
            });
    assertThat(all(asked())).hasSize(35);
  }

  @Test
  void what_is_refused_is_an_error_with_a_reason() throws IOException {
    assertThat(reason(404, () -> directory.members().list("other@school.example").execute()))
        .isEqualTo("notFound");
    String token = asked().execute().getNextPageToken();
    server.expirePageTokens();
    assertThat(reason(400, () -> asked().setPageToken(token).execute())).isEqualTo("invalid");
    Directory ofUsers = GoogleLibrary.directory(server, GoogleLibrary.USERS);
    assertThat(reason(403, () -> ofUsers.members().list(GROUP).execute()))
        .isEqualTo("insufficientPermissions");
    server.refuses("quotaExceeded");
    assertThat(reason(403, () -> asked().execute())).isEqualTo("quotaExceeded");
  }

  private interface Call {
    Object execute() throws IOException;
  }

  private static String reason(int status, Call call) {
    GoogleJsonResponseException error =
        catchThrowableOfType(GoogleJsonResponseException.class, call::execute);
    assertThat(error.getStatusCode()).isEqualTo(status);
    return error.getDetails().getErrors().get(0).getReason();
  }
}
