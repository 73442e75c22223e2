package io.entitlements.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.roster.PendingRelease;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RunState;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.spi.RosterLink;
import io.entitlements.spi.RosterLink.Standing;
import io.entitlements.spi.RosterRun;
import io.entitlements.spi.RosterRun.Planned;
import io.entitlements.spi.RosterRun.Progress;
import io.entitlements.spi.RosterRunRow;
import io.entitlements.spi.StagedRecord;
import io.entitlements.spi.StagedRecord.Kind;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.RosterRunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a run asks of one list is found among the rows of many, and nothing is read whole. */
abstract class RosterPlanContract extends RecordedLists {

  private static final Instant NOW = Instant.parse("2026-09-14T15:00:00Z");
  private static final int LISTS = 15;
  private static final int PEOPLE = 1_000;
  private static final int RUNS = 60;

  private static final List<String> TABLES =
      List.of(
          "roster_link",
          "roster_staged",
          "roster_run",
          "roster_run_row",
          "pending_release",
          "seat");

  /** A table that is read from its begin to its end, as the databases call it. */
  private static final Pattern SCAN =
      Pattern.compile(
          "seq scan on (\\w+)|\\.(\\w+)\\.tablescan|"
              + "\"table_name\": \"(\\w+)\",\\s*\"access_type\": \"(?:all|index)\"");

  private final List<RosterConnection> lists = new ArrayList<>();

  // JUnit sets them before each test.
  @SuppressWarnings("NullAway.Init")
  private RosterConnection list;

  @SuppressWarnings("NullAway.Init")
  private RosterRunId run;

  @SuppressWarnings("NullAway.Init")
  private List<AccountId> holders;

  RosterPlanContract(TestServer server) {
    super(server);
  }

  @BeforeEach
  final void fill() {
    list = connect("measured");
    lists.add(list);
    apply(plan(list, IntStream.range(0, PEOPLE).mapToObj(i -> teacher("m", i)).toList()));
    for (int i = 1; i < LISTS; i++) {
      lists.add(connect("other" + i));
    }
    holders = storage().read(this::holders);
    for (int i = 0; i < LISTS; i++) {
      RosterConnection each = lists.get(i);
      int number = i;
      storage()
          .write(
              store -> {
                fill(store, each, number);
                return true;
              });
    }
    run = id(0, RUNS - 1);
    analyze();
  }

  private List<AccountId> holders(UnitOfWork store) {
    return store
        .rosterLinks()
        .find(list, IntStream.range(0, PEOPLE).mapToObj(i -> "m" + i).toList())
        .values()
        .stream()
        .map(RosterLink::account)
        .toList();
  }

  private void fill(UnitOfWork store, RosterConnection each, int number) {
    if (number > 0) {
      store.rosterLinks().insert(each, links(number));
    }
    for (int i = 0; i < RUNS; i++) {
      store.rosterRuns().insert(run(each, id(number, i), NOW.plusSeconds(i)));
    }
    RosterRunId last = id(number, RUNS - 1);
    store.rosterRuns().stage(each.organization(), last, staged());
    store.rosterRuns().addRows(each.organization(), last, rows());
    List<AccountId> some = holders.subList(number * PEOPLE / LISTS, (number + 1) * PEOPLE / LISTS);
    store
        .pendingReleases()
        .insertAll(
            store
                .seats()
                .findAll(each.organization(), each.subscription(), some)
                .entrySet()
                .stream()
                .map(
                    held ->
                        new PendingRelease(
                            each.organization(),
                            each.subscription(),
                            held.getKey(),
                            each.id(),
                            last,
                            held.getValue().id(),
                            NOW.plusSeconds(Math.abs(held.getKey().hashCode() % 1_000))))
                .toList());
  }

  private static List<RosterLink> links(int number) {
    return IntStream.range(0, PEOPLE)
        .mapToObj(
            i ->
                new RosterLink(
                    "m" + i,
                    new AccountId(new UUID(number, i)),
                    i,
                    Standing.SEATED,
                    new RosterRunId(new UUID(number, 0))))
        .toList();
  }

  private static RosterRun run(RosterConnection each, RosterRunId id, Instant at) {
    return new RosterRun(
        each.organization(),
        id,
        each.id(),
        Optional.empty(),
        at,
        "scope",
        new Progress(RunState.APPLIED, RosterRun.NONE_DONE, at, Optional.of(at)),
        Planned.NOTHING);
  }

  private static List<StagedRecord> staged() {
    return IntStream.range(0, PEOPLE)
        .mapToObj(
            i ->
                new StagedRecord(
                    i,
                    Kind.LEFT,
                    Optional.of("m" + i),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()))
        .toList();
  }

  private static List<RosterRunRow> rows() {
    return IntStream.range(0, PEOPLE)
        .mapToObj(
            i ->
                new RosterRunRow(
                    i,
                    Optional.of("m" + i),
                    Optional.empty(),
                    Result.LEFT,
                    Set.of(),
                    false,
                    Optional.empty(),
                    Optional.empty()))
        .toList();
  }

  private static RosterRunId id(int number, int i) {
    return new RosterRunId(new UUID(number + 1, i));
  }

  @Test
  void what_is_asked_of_one_list_is_found_by_an_index() {
    links();
    rowsOfRuns();
    runs();
    releases();
  }

  private void links() {
    List<String> ids = List.of("m1", "m77", "m500");
    List<AccountId> people = holders.subList(0, 3);

    assertFound(
        work -> work.rosterLinks().digests(list, Optional.empty(), 100), org(), conn(), "100");
    assertFound(
        work -> work.rosterLinks().digests(list, Optional.of("m5"), 100),
        org(),
        conn(),
        "'m5'",
        "100");
    assertFound(work -> work.rosterLinks().find(list, ids), org(), conn(), many(ids));
    assertFound(
        work -> work.rosterLinks().listed(list.organization(), list.subscription(), people),
        org(),
        many(people),
        sub());
    // Here all seats are of one subscription, so that reading them whole is right.
    assertFound(
        List.of("roster_link"),
        work -> work.rosterLinks().unmet(list, 10),
        org(),
        conn(),
        org(),
        sub());
    assertFound(
        work -> work.rosterLinks().deprived(list, run, 10),
        conn(),
        org(),
        quoted(run),
        sub(),
        "10");
    RosterLink link = new RosterLink("m1", people.get(0), 1, Standing.SEATED, run);
    assertFound(
        work -> work.rosterLinks().update(list, List.of(link)),
        "1",
        org(),
        conn(),
        "'m1'",
        org(),
        conn());
    assertFound(work -> work.rosterLinks().find(list, List.of("m1")), org(), conn(), "'m1'");
    assertFound(work -> work.rosterLinks().removeGone(list, run), org(), conn(), quoted(run));
  }

  private void rowsOfRuns() {
    List<String> ids = List.of("m1", "m77", "m500");
    String of = quoted(run);

    assertFound(
        work -> work.rosterRuns().staged(list.organization(), run, 300, 100),
        org(),
        of,
        "300",
        "100");
    assertFound(
        work -> work.rosterRuns().rows(list.organization(), run, 300, 100),
        org(),
        of,
        "300",
        "100");
    assertFound(
        work -> work.rosterRuns().setResult(list.organization(), run, List.of(1, 77), Result.LEFT),
        "'LEFT'",
        org(),
        of,
        isA("postgresql") ? "'{1,77}'" : "1,77");
    assertFound(
        work -> work.rosterRuns().unstage(list.organization(), run, ids), org(), of, many(ids));
    assertFound(work -> work.rosterRuns().clear(list.organization(), run), org(), of);
  }

  private void runs() {
    assertFound(work -> work.rosterRuns().find(list.organization(), run), org(), quoted(run));
    assertFound(
        work -> work.rosterRuns().last(list, "scope", NOW),
        org(),
        conn(),
        String.valueOf(NOW.getEpochSecond() * 1_000_000),
        "'scope'");
    String plan = assertFound(work -> work.rosterRuns().last(list, 2), org(), conn(), "2");
    if (!isA("h2")) {
      // H2 sorts the runs of the list, by another index.
      assertThat(plan)
          .contains(isA("mariadb") ? "\"key\": \"roster_run_last\"" : "roster_run_last");
    }
  }

  private void releases() {
    List<AccountId> people = holders.subList(0, 2);
    String now = String.valueOf(NOW.plusSeconds(3).getEpochSecond() * 1_000_000);

    assertFound(
        work -> work.pendingReleases().due(list, NOW.plusSeconds(3), 10), org(), conn(), now, "10");
    assertFound(
        work -> work.pendingReleases().findAll(list.organization(), list.subscription(), people),
        org(),
        sub(),
        many(people));
    assertFound(
        work ->
            work.pendingReleases()
                .page(list.organization(), list.subscription(), Optional.of(people.get(0)), 10),
        org(),
        sub(),
        quoted(people.get(0)),
        "10");
    assertFound(
        work -> work.pendingReleases().removeAll(list.organization(), list.subscription(), people),
        org(),
        sub(),
        many(people));
  }

  private String org() {
    return quoted(list.organization());
  }

  private String conn() {
    return quoted(list.id());
  }

  private String sub() {
    return quoted(list.subscription());
  }

  private static String quoted(Object id) {
    return "'" + id + "'";
  }

  /** The values of an array, or of as many parameters. */
  private String many(List<?> values) {
    return isA("postgresql")
        ? values.stream().map(String::valueOf).collect(Collectors.joining(",", "'{", "}'"))
        : values.stream().map(RosterPlanContract::quoted).collect(Collectors.joining(","));
  }

  /** Gives the plan of the statement that was just run, with these values in their order. */
  private String assertFound(Consumer<UnitOfWork> operation, String... values) {
    return assertFound(TABLES, operation, values);
  }

  /** The same of some tables alone. */
  private String assertFound(
      List<String> tables, Consumer<UnitOfWork> operation, String... values) {
    statements();
    storage()
        .write(
            work -> {
              operation.accept(work);
              return true;
            });
    String statement =
        statements().stream()
            .filter(each -> TABLES.stream().anyMatch(each::contains))
            .findFirst()
            .orElseThrow();
    String plan = plan(statement, values);
    List<String> scanned =
        SCAN.matcher(plan)
            .results()
            .flatMap(found -> IntStream.rangeClosed(1, 3).mapToObj(found::group))
            .filter(Objects::nonNull)
            .filter(tables::contains)
            .toList();
    assertThat(scanned).as(statement + "\n" + plan).isEmpty();
    return plan;
  }

  private String plan(String statement, String... values) {
    String query = statement;
    for (String value : values) {
      // A list of parameters takes all of its values at once.
      query = query.replaceFirst("\\?(\\s*,\\s*\\?)*", value);
    }
    String explain = isA("mariadb") ? "explain format=json " : "explain ";
    return String.join("\n", query(explain + query)).toLowerCase(Locale.ROOT);
  }

  private void analyze() {
    for (String table : TABLES) {
      if (isA("postgresql")) {
        execute("vacuum analyze " + table);
      } else if (isA("mariadb")) {
        query("analyze table " + table);
      }
    }
  }
}
