package io.entitlements.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.spi.EventRow;
import io.entitlements.spi.FeedEntry;
import io.entitlements.spi.Storage;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What waits for a place in the feed, and what comes next in it, is found among very many. */
abstract class FeedPlanContract {

  private static final Instant NOW = Instant.parse("2026-09-14T15:00:00Z");
  private static final int SCOPES = 40;
  private static final int EVENTS = 300;

  private final TestDatabase database;

  FeedPlanContract(TestServer server) {
    database = server.migrated();
  }

  @AfterEach
  void deleteDatabase() {
    database.close();
  }

  @Test
  void feed_is_read_by_its_index_in_its_order_and_nothing_is_sorted() {
    RecordingDataSource recording = new RecordingDataSource(database.pool());
    Storage storage = JdbcStorage.create(recording.dataSource());
    List<AccountId> scopes = IntStream.range(0, SCOPES).mapToObj(i -> account(storage, i)).toList();
    scopes.forEach(scope -> append(storage, scope, EVENTS));
    storage.write(work -> work.feed().sequence(SCOPES * EVENTS));
    analyze();
    append(storage, scopes.get(7), 3);
    recording.clear();
    assertThat(storage.<Integer>write(work -> work.feed().sequence(100))).isEqualTo(3);
    assertThat(storage.<List<FeedEntry>>read(work -> work.feed().after(9_000, 10))).hasSize(10);
    List<String> statements = recording.statements();

    assertReadsInOrder(plan(statements, "select number from event", "1"));
    assertReadsInOrder(plan(statements, "select position, scope_kind", "9000", "10"));
    assertThat(plan(statements, "min(number)", "100")).contains("event_fed");
  }

  private static AccountId account(Storage storage, int i) {
    AccountId id = new AccountId(new UUID(1, i));
    EmailAddress email = EmailAddress.of("person" + i + "@school.example");
    storage.write(
        work ->
            work.accounts()
                .insert(new Account(id, email, "Ada", AccountStatus.ACTIVE, Optional.empty())));
    return id;
  }

  private static void append(Storage storage, AccountId scope, int count) {
    EventRow event = new EventRow(0, "type", scope.value(), "actor", "why", "{}", NOW, NOW);
    storage.write(
        work -> work.events().append(scope, Stream.generate(() -> event).limit(count).toList()));
  }

  private void analyze() {
    if (isA("postgresql")) {
      database.execute("vacuum analyze event");
    } else if (isA("mariadb")) {
      database.query("analyze table event");
    }
  }

  private void assertReadsInOrder(String plan) {
    assertThat(plan).contains("event_fed");
    assertThat(plan.replace("index sorted", "")).doesNotContain("sort");
    if (isA("h2")) {
      assertThat(plan).contains("index sorted");
    }
  }

  private String plan(List<String> statements, String part, String... values) {
    String query = statements.stream().filter(it -> it.contains(part)).findFirst().orElseThrow();
    for (String value : values) {
      query = query.replaceFirst("\\?", value);
    }
    String explain = isA("mariadb") ? "explain format=json " : "explain ";
    return String.join("\n", database.query(explain + query)).toLowerCase(Locale.ROOT);
  }

  private boolean isA(String product) {
    return database.url().startsWith("jdbc:" + product);
  }
}
