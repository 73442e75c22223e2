package io.entitlements.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.spi.Job;
import io.entitlements.spi.Storage;
import io.entitlements.type.AccountId;
import io.entitlements.type.JobId;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The jobs of a worker that died with its process wait for nobody. */
class FreedLeaseTest {

  private static final Instant NOW = Instant.parse("2026-09-14T15:00:00Z");
  private static final Job JOB =
      new Job(new AccountId(new UUID(1, 1)), new JobId(new UUID(1, 2)), "kind", 0, "", NOW, 0);

  @Test
  void a_new_storage_gives_back_what_a_dead_worker_had_leased_and_fences_it_off() {
    try (TestDatabase database = TestDatabase.migrated()) {
      Storage dead = JdbcStorage.create(database.pool());
      dead.write(
          store -> {
            store.jobs().insert(JOB);
            return true;
          });
      Job held = lease(dead).get(0);
      assertThat(lease(dead)).isEmpty();

      Storage next = JdbcStorage.create(withoutAutoCommit(database.pool()));

      boolean completed = dead.write(store -> store.jobs().complete(held, NOW));
      assertThat(completed).isFalse();
      assertThat(lease(next)).extracting(Job::attempt).containsExactly(2);
    }
  }

  private static List<Job> lease(Storage storage) {
    return storage.write(store -> store.jobs().lease(0, NOW, NOW.plusSeconds(60), 1));
  }

  /** As some pools are set up: whoever writes has to commit. */
  private static DataSource withoutAutoCommit(DataSource dataSource) {
    return (DataSource)
        Proxy.newProxyInstance(
            FreedLeaseTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              Object result = method.invoke(dataSource, arguments);
              if (result instanceof Connection connection) {
                connection.setAutoCommit(false);
              }
              return result;
            });
  }
}
