package io.entitlements.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.account.Membership;
import io.entitlements.account.Role;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.SyncPlan;
import io.entitlements.roster.SyncReport;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.type.AccountId;
import io.entitlements.type.IdempotencyKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a list costs, statement by statement: more people are not more statements. */
abstract class RosterStatementsContract extends RecordedLists {

  private static final int FEW = 20;
  private static final int MANY = 902;

  /** More events are appended in more statements, by the thousand. */
  private static final int FOR_EVENTS = 8;

  private static final List<String> TABLES =
      List.of(
          "account",
          "membership",
          "role_news",
          "event",
          "job",
          "seat",
          "roster_connection",
          "roster_link",
          "roster_staged",
          "roster_run_row",
          "pending_release");

  RosterStatementsContract(TestServer server) {
    super(server);
  }

  @Test
  void people_who_have_accounts_already_cost_no_more_statements_if_they_are_many() {
    // So that no connection is new to anybody.
    first("warm", FEW);
    int few = first("few", FEW);
    int many = first("many", MANY);
    assertThat(many).isLessThanOrEqualTo(few + FOR_EVENTS);
  }

  /**
   * How many statements it takes to apply a list whose people are known, a third as supervisors.
   */
  private int first(String name, int people) {
    know(name, people);
    SyncPlan plan = plan(connect(name), name, people);
    statements();
    SyncReport report = engine().rosters().apply(school().administrator(), plan).orElseThrow();
    int statements = statements().size();
    assertThat(report.counts()).isEqualTo(Map.of(Result.SEAT_GIVEN, people));
    assertThat(roles(id(name, 0))).isEqualTo(Set.of(Role.SUPERVISOR, Role.EDUCATOR));
    assertThat(roles(id(name, people - 2))).isEqualTo(Set.of(Role.SUPERVISOR, Role.EDUCATOR));
    assertThat(roles(id(name, 1))).isEqualTo(Set.of(Role.EDUCATOR));
    return statements;
  }

  private Set<Role> roles(AccountId account) {
    return storage()
        .read(store -> store.memberships().find(school().id(), account).orElseThrow().roles());
  }

  private void know(String name, int people) {
    List<AccountId> ids = IntStream.range(0, people).mapToObj(i -> id(name, i)).toList();
    storage()
        .write(
            store -> {
              store
                  .accounts()
                  .insertAll(
                      IntStream.range(0, people)
                          .mapToObj(
                              i ->
                                  new Account(
                                      ids.get(i),
                                      email(name, i),
                                      "",
                                      AccountStatus.ACTIVE,
                                      Optional.empty()))
                          .toList());
              store
                  .memberships()
                  .insertAll(
                      IntStream.range(0, people)
                          .filter(i -> i % 3 == 0)
                          .mapToObj(
                              i ->
                                  new Membership(
                                      school().id(), ids.get(i), Set.of(Role.SUPERVISOR)))
                          .toList());
              return true;
            });
  }

  @Test
  void run_over_a_list_that_stays_writes_its_own_row_and_nothing_else_however_long_the_list_is() {
    RosterConnection few = connect("few");
    RosterConnection many = connect("many");
    apply(plan(few, "few", FEW));
    apply(plan(many, "many", MANY));

    List<String> ofFew = writes(few, "few", FEW);
    List<String> ofMany = writes(many, "many", MANY);

    assertThat(ofMany).isEqualTo(ofFew);
    assertThat(ofMany)
        .allSatisfy(
            statement ->
                assertThat(statement)
                    .matches("(insert into|update|delete from) roster_(run|connection|staged) .*"));
  }

  @Test
  void who_of_a_list_has_no_seat_is_not_looked_for_while_nothing_changes() {
    know("met", FEW);
    RosterConnection list = connect("met");
    apply(plan(list, "met", FEW));

    assertThat(looks(list)).isEqualTo(1);
    assertThat(looks(list)).isZero();
    engine()
        .seats()
        .release(
            school().administrator(),
            school().id(),
            subscription(),
            id("met", 1),
            IdempotencyKey.of("released"))
        .orElseThrow();
    assertThat(looks(list)).isEqualTo(2);
    assertThat(looks(list)).isEqualTo(1);
    assertThat(looks(list)).isZero();
  }

  /** How often seats and links are compared while the list is read as it was. */
  private long looks(RosterConnection list) {
    statements();
    apply(plan(list, "met", FEW));
    return statements().stream()
        .filter(statement -> statement.contains("roster_link") && statement.contains("from seat"))
        .count();
  }

  private List<String> writes(RosterConnection connection, String name, int people) {
    Map<String, String> before = rows();
    statements();
    SyncReport report = apply(plan(connection, name, people));
    List<String> writes =
        statements().stream().filter(statement -> !statement.startsWith("select")).toList();
    assertThat(report.unchanged()).isEqualTo(people);
    assertThat(report.counts()).isEmpty();
    assertThat(rows()).isEqualTo(before);
    return writes;
  }

  private Map<String, String> rows() {
    Map<String, String> rows = new LinkedHashMap<>();
    for (String table : TABLES) {
      rows.put(table, query("select count(*) from " + table).get(0));
    }
    return rows;
  }

  private SyncPlan plan(RosterConnection connection, String name, int people) {
    return plan(connection, IntStream.range(0, people).mapToObj(i -> teacher(name, i)).toList());
  }

  private static AccountId id(String name, int i) {
    return new AccountId(new UUID(name.hashCode(), i));
  }
}
