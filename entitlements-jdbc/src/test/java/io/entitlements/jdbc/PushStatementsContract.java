package io.entitlements.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Role;
import io.entitlements.roster.Person;
import io.entitlements.roster.PushedContent;
import io.entitlements.roster.PushedList;
import io.entitlements.roster.PushedResource;
import io.entitlements.roster.PushedResource.Kind;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a push costs, statement by statement, however long its list is. */
abstract class PushStatementsContract extends RecordedLists {

  private static final int MEMBERS = 30;
  private static final int CREATE = 18;
  private static final int CHANGE = 5;
  private static final int LEAVE = 20;
  private static final int REMOVE = 24;

  // JUnit sets it before each test.
  @SuppressWarnings("NullAway.Init")
  private PushedList list;

  PushStatementsContract(TestServer server) {
    super(server);
  }

  @BeforeEach
  void connectList() {
    String secret =
        engine()
            .pushes()
            .issueToken(school().administrator(), connect("pushed"), Optional.empty())
            .orElseThrow()
            .secret();
    list = engine().pushes().open(secret).orElseThrow();
    create("first");
  }

  private PushedResource create(String name) {
    return list.create(Kind.USER, id -> user(id, name, "")).orElseThrow();
  }

  private static PushedContent user(String id, String name, String body) {
    return user(id, name, body, true);
  }

  private static PushedContent user(String id, String name, String body, boolean active) {
    EmailAddress email = EmailAddress.of(name + "@pushed.example");
    return new PushedContent.User(
        name,
        Optional.of("x-" + name),
        "{" + body + "}",
        new Person(id, email, "Given", "Family", List.of(Role.EDUCATOR), active));
  }

  @Test
  void a_person_costs_so_many_statements() {
    statements();
    PushedResource ada = create("ada");
    assertThat(statements()).hasSizeLessThanOrEqualTo(CREATE + moreFor(2));
    list.change(Kind.USER, ada.id(), (current, members) -> user(ada.id(), "ada", "\"a\":1"))
        .orElseThrow();
    assertThat(statements()).hasSizeLessThanOrEqualTo(CHANGE);
    list.change(Kind.USER, ada.id(), (current, members) -> user(ada.id(), "ada", "\"a\":1"))
        .orElseThrow();
    assertThat(statements()).allMatch(statement -> statement.startsWith("select"));
    assertThat(list.named("ADA")).isPresent();
    assertThat(statements()).hasSize(1);
    list.page(Kind.USER, 1, 10);
    assertThat(statements()).hasSize(2);
  }

  @Test
  void a_loss_costs_so_many_statements_and_counts_no_links() {
    List<PushedResource> people = Stream.of("ada", "ben", "eve").map(this::create).toList();
    leave(people.get(0), "ada");
    statements();
    leave(people.get(1), "ben");
    assertThat(statements())
        .hasSizeLessThanOrEqualTo(LEAVE + moreFor(1))
        .noneMatch(statement -> statement.startsWith("select count(*) from roster_link"));
    list.remove(Kind.USER, people.get(2).id(), current -> {}).orElseThrow();
    assertThat(statements()).hasSizeLessThanOrEqualTo(REMOVE + moreFor(1));
  }

  private void leave(PushedResource person, String name) {
    list.change(
            Kind.USER,
            person.id(),
            (current, members) -> user(person.id(), name, "\"active\":false", false))
        .orElseThrow();
  }

  /** MariaDB says in another statement what a revision has become. */
  private int moreFor(int revisions) {
    return isA("mariadb") ? revisions : 0;
  }

  @Test
  void a_push_locks_each_row_once_and_a_group_locks_no_subscription() {
    statements();
    PushedResource ada = create("ada");
    assertThat(statements().stream().filter(it -> it.endsWith("for update")))
        .satisfiesExactly(
            subscription -> assertThat(subscription).contains("from subscription"),
            connection -> assertThat(connection).contains("from roster_connection"));
    list.create(
            Kind.GROUP,
            id -> new PushedContent.Group(Optional.empty(), "{}", Set.of(ada.id()), Set.of()))
        .orElseThrow();
    assertThat(statements()).noneMatch(statement -> statement.contains("subscription."));
  }

  @Test
  void who_is_forgotten_locks_the_lists_before_anything_of_them() {
    PushedResource ada = create("ada");
    AccountId account =
        storage()
            .read(store -> store.rosterLinks().find(list.connection(), List.of(ada.id())))
            .get(ada.id())
            .account();
    statements();
    storage()
        .write(
            store -> {
              store.pushes().forget(school().id(), account, Instant.EPOCH);
              return true;
            });
    assertThat(statements())
        .first()
        .asString()
        .contains("from roster_connection")
        .endsWith("for update");
    assertThat(list.find(Kind.USER, ada.id())).isEmpty();
  }

  @Test
  void a_member_costs_the_same_however_many_there_are() {
    List<String> users = new ArrayList<>();
    for (int i = 0; i < MEMBERS; i++) {
      users.add(create("m" + i).id());
    }
    int few = added(Set.of(users.get(0)), users.get(1));
    int many = added(Set.copyOf(users.subList(0, MEMBERS - 1)), users.get(MEMBERS - 1));
    assertThat(many).isEqualTo(few);
  }

  /** How many statements it takes to add somebody to a group. */
  private int added(Set<String> before, String user) {
    PushedResource group =
        list.create(
                Kind.GROUP, id -> new PushedContent.Group(Optional.empty(), "{}", before, Set.of()))
            .orElseThrow();
    statements();
    list.change(
            Kind.GROUP,
            group.id(),
            (current, members) ->
                new PushedContent.Group(Optional.empty(), "{}", Set.of(user), Set.of()))
        .orElseThrow();
    return statements().size();
  }
}
