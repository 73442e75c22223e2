package io.entitlements.vendors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.microsoft.graph.groups.delta.DeltaGetResponse;
import com.microsoft.graph.models.DirectoryObject;
import com.microsoft.graph.models.DirectoryObjectCollectionResponse;
import com.microsoft.graph.models.EducationUser;
import com.microsoft.graph.models.EducationUserRole;
import com.microsoft.graph.models.Entity;
import com.microsoft.graph.models.Group;
import com.microsoft.graph.models.User;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.kiota.serialization.AdditionalDataHolder;
import com.microsoft.kiota.serialization.UntypedArray;
import com.microsoft.kiota.serialization.UntypedObject;
import io.entitlements.core.testkit.LocalFaults;
import io.entitlements.core.testkit.LocalGraph;
import io.entitlements.core.testkit.LocalGraphUser;
import io.entitlements.vendors.GraphLibrary.Listed;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Microsoft's own client reads our local Graph as it reads theirs. */
class MicrosoftTest {

  private static final String GROUP = "477e9fc6-5de7-4406-bb2a-7e5c83c9ae5f";
  private static final String[] SELECT = {
    "id", "mail", "userPrincipalName", "givenName", "surname", "accountEnabled"
  };

  private LocalGraph server;
  private GraphLibrary library;

  @BeforeEach
  void list_thirty_five_ten_at_once() throws Exception {
    server = new LocalGraph(Clock.systemUTC());
    server.givesAtMost(10);
    for (int i = 1; i <= 35; i++) {
      server.directory().put(LocalGraphUser.teacher(id(i)));
      server.directory().join(GROUP, id(i));
    }
    library = new GraphLibrary(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String id(int i) {
    return "u%03d".formatted(i);
  }

  private static List<String> everybody() {
    return IntStream.rangeClosed(1, 35).mapToObj(MicrosoftTest::id).toList();
  }

  private static List<String> ids(List<? extends Entity> entries) {
    return entries.stream().map(Entity::getId).toList();
  }

  private Listed<User> users() throws ReflectiveOperationException {
    return users(
        library.client().users().delta().get(asked -> asked.queryParameters.select = SELECT));
  }

  private Listed<User> usersSince(String link) throws ReflectiveOperationException {
    return users(library.client().users().delta().withUrl(link).get());
  }

  private Listed<User> users(com.microsoft.graph.users.delta.DeltaGetResponse page)
      throws ReflectiveOperationException {
    return library.all(
        page, com.microsoft.graph.users.delta.DeltaGetResponse::createFromDiscriminatorValue);
  }

  @Test
  void people_come_page_by_page_with_all_that_is_asked_for() throws Exception {
    Listed<User> listed = users();
    assertThat(ids(listed.entries())).containsExactlyElementsOf(everybody());
    User first = listed.entries().get(0);
    assertThat(first.getMail()).isEqualTo("u001@school.example");
    assertThat(first.getUserPrincipalName()).isEqualTo("u001@school.example");
    assertThat(first.getGivenName()).isEqualTo("Given");
    assertThat(first.getSurname()).isEqualTo("Family");
    assertThat(first.getAccountEnabled()).isTrue();
    assertThat(listed.entries()).allMatch(user -> user.getMobilePhone() == null);
    assertThat(server.requests()).filteredOn(asked -> asked.contains("/users/delta")).hasSize(4);
  }

  @Test
  void changes_are_who_is_new_or_another_and_who_was_removed_for_either_reason() throws Exception {
    Listed<User> first = users();
    server.directory().put(LocalGraphUser.teacher(id(1)).at("other@school.example"));
    server.directory().put(LocalGraphUser.teacher(id(2)).disable());
    server.directory().put(LocalGraphUser.teacher("new"));
    server.directory().remove(id(3), "changed");
    server.directory().remove(id(4), "deleted");
    Listed<User> second = usersSince(first.deltaLink());
    assertThat(ids(second.entries())).containsExactly(id(1), id(2), "new", id(3), id(4));
    assertThat(second.entries().get(0).getMail()).isEqualTo("other@school.example");
    assertThat(second.entries().get(1).getAccountEnabled()).isFalse();
    assertThat(second.entries().stream().map(MicrosoftTest::removed).toList())
        .containsExactly("", "", "", "changed", "deleted");
    server.directory().put(LocalGraphUser.teacher(id(3)));
    assertThat(ids(usersSince(second.deltaLink()).entries())).containsExactly(id(3));
  }

  @Test
  void changes_may_tell_only_what_changed() throws Exception {
    server.tellsOnlyWhatChanged();
    Listed<User> first = users();
    server.directory().put(LocalGraphUser.teacher(id(1)).disable());
    server.directory().put(LocalGraphUser.teacher("new"));
    List<User> changed = usersSince(first.deltaLink()).entries();
    assertThat(ids(changed)).containsExactly(id(1), "new");
    assertThat(changed.get(0).getAccountEnabled()).isFalse();
    assertThat(changed.get(0).getMail()).isNull();
    assertThat(changed.get(0).getUserPrincipalName()).isNull();
    assertThat(changed.get(1).getMail()).isEqualTo("new@school.example");
  }

  /** Why somebody is not there any more, or an empty text. */
  private static String removed(AdditionalDataHolder entry) {
    Object removed = entry.getAdditionalData().get("@removed");
    return removed instanceof UntypedObject object ? text(object, "reason") : "";
  }

  private static String text(UntypedObject object, String member) {
    return String.valueOf(object.getValue().get(member).getValue());
  }

  @Test
  void pages_without_entries_and_entries_that_come_again_are_read_on() throws Exception {
    server.pauses();
    server.replays();
    Listed<User> first = users();
    assertThat(ids(first.entries()).stream().distinct().toList())
        .containsExactlyElementsOf(everybody());
    assertThat(first.entries()).hasSizeGreaterThan(35);
    assertThat(usersSince(first.deltaLink()).entries()).isEmpty();
  }

  @Test
  void a_groups_changes_are_its_members_by_identifiers() throws Exception {
    DeltaGetResponse page =
        library
            .client()
            .groups()
            .delta()
            .get(
                asked -> {
                  asked.queryParameters.filter = "id eq '" + GROUP + "'";
                  asked.queryParameters.select = new String[] {"id", "members"};
                });
    Listed<Group> first = library.all(page, DeltaGetResponse::createFromDiscriminatorValue);
    assertThat(members(first).keySet()).containsExactlyElementsOf(everybody());
    assertThat(members(first).values()).containsOnly("");
    server.directory().leave(GROUP, id(5));
    server.directory().put(LocalGraphUser.teacher("new"));
    server.directory().join(GROUP, "new");
    Listed<Group> second =
        library.all(
            library.client().groups().delta().withUrl(first.deltaLink()).get(),
            DeltaGetResponse::createFromDiscriminatorValue);
    assertThat(members(second)).isEqualTo(Map.of(id(5), "deleted", "new", ""));
  }

  /** Who is told of, and why they are not a member any more. */
  private static Map<String, String> members(Listed<Group> listed) {
    Map<String, String> members = new LinkedHashMap<>();
    for (Group group : listed.entries()) {
      assertThat(group.getId()).isEqualTo(GROUP);
      UntypedArray told = (UntypedArray) group.getAdditionalData().get("members@delta");
      told.getValue()
          .forEach(
              node -> {
                UntypedObject member = (UntypedObject) node;
                assertThat(text(member, "@odata.type")).isEqualTo("#microsoft.graph.user");
                Object removed = member.getValue().get("@removed");
                members.put(
                    text(member, "id"),
                    removed instanceof UntypedObject object ? text(object, "reason") : "");
              });
    }
    return members;
  }

  @Test
  void a_groups_members_are_people_and_groups() throws Exception {
    server.directory().join(GROUP, "{\"@odata.type\":\"#microsoft.graph.group\",\"id\":\"inner\"}");
    Listed<DirectoryObject> listed =
        library.all(
            library
                .client()
                .groups()
                .byGroupId(GROUP)
                .members()
                .get(
                    asked -> {
                      asked.queryParameters.select = SELECT;
                      asked.queryParameters.top = 999;
                    }),
            DirectoryObjectCollectionResponse::createFromDiscriminatorValue);
    assertThat(listed.entries()).hasSize(36);
    assertThat(listed.entries().get(0))
        .isInstanceOfSatisfying(
            User.class,
            user -> {
              assertThat(user.getMail()).isEqualTo("u001@school.example");
              assertThat(user.getAccountEnabled()).isTrue();
              assertThat(user.getMobilePhone()).isNull();
            });
    assertThat(listed.entries().get(35)).isInstanceOf(Group.class);
  }

  @Test
  void people_are_looked_up_by_their_identifiers() {
    assertThat(
            ids(
                library
                    .client()
                    .users()
                    .get(
                        asked -> {
                          asked.queryParameters.filter = "id in ('u001','u007','nobody')";
                          asked.queryParameters.select = SELECT;
                        })
                    .getValue()))
        .containsExactly("u001", "u007");
  }

  @Test
  void people_of_school_data_sync_have_a_primary_role() throws Exception {
    server.directory().put(LocalGraphUser.teacher("pupil").in("student"));
    Listed<EducationUser> listed =
        library.all(
            library
                .client()
                .education()
                .users()
                .delta()
                .get(
                    asked ->
                        asked.queryParameters.select =
                            new String[] {"id", "mail", "accountEnabled", "primaryRole"}),
            com.microsoft.graph.education.users.delta.DeltaGetResponse
                ::createFromDiscriminatorValue);
    assertThat(listed.entries()).hasSize(36);
    assertThat(listed.entries())
        .allSatisfy(
            user -> {
              assertThat(user.getPrimaryRole())
                  .isEqualTo(
                      user.getId().equals("pupil")
                          ? EducationUserRole.Student
                          : EducationUserRole.Teacher);
              assertThat(user.getMobilePhone()).isNull();
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void a_busy_server_is_asked_again_after_the_time_that_it_says(int page) throws Exception {
    server.fails(LocalFaults.busy(page, page, "1"));
    long begun = System.nanoTime();
    assertThat(users().entries()).hasSize(35);
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isBetween(Duration.ofMillis(900), Duration.ofMillis(2_900));
    assertThat(server.requests()).filteredOn(asked -> asked.contains("/users/delta")).hasSize(5);
  }

  @ParameterizedTest
  @EnumSource(LocalGraph.Gone.class)
  void links_that_have_ended_are_an_error_with_a_code(LocalGraph.Gone how) throws Exception {
    String link = users().deltaLink();
    server.expireLinks(how);
    ODataError error = catchThrowableOfType(ODataError.class, () -> usersSince(link));
    assertThat(error.getResponseStatusCode()).isEqualTo(how == LocalGraph.Gone.BY_CODE ? 400 : 410);
    assertThat(error.getError().getCode()).isEqualTo("syncStateNotFound");
    assertThat(error.getResponseHeaders().containsKey("location"))
        .isEqualTo(how == LocalGraph.Gone.WITH_LOCATION);
  }

  @Test
  void what_is_refused_is_an_error_with_a_code() throws Exception {
    users();
    server.revoke("User.Read.All");
    assertThat(error(403)).isEqualTo("Authorization_RequestDenied");
    server.forgetTokens();
    assertThat(error(401)).isEqualTo("InvalidAuthenticationToken");
    ODataError unknown =
        catchThrowableOfType(
            ODataError.class,
            () -> new GraphLibrary(server).client().groups().byGroupId("other").members().get());
    assertThat(unknown.getResponseStatusCode()).isEqualTo(404);
    assertThat(unknown.getError().getCode()).isEqualTo("Request_ResourceNotFound");
  }

  private String error(int status) {
    ODataError error = catchThrowableOfType(ODataError.class, this::users);
    assertThat(error.getResponseStatusCode()).isEqualTo(status);
    return error.getError().getCode();
  }
}
