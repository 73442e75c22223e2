package io.entitlements.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a storage does to the connections that it is lent. */
abstract class ConnectionContract {

  private final TestServer server;
  private final TestDatabase database;

  ConnectionContract(TestServer server) {
    this.server = server;
    this.database = server.migrated();
  }

  @AfterEach
  void deleteDatabase() {
    database.close();
  }

  @Test
  void what_a_read_writes_is_undone() {
    JdbcStorage storage = JdbcStorage.create(database.pool());
    Account account = account("ada@school.example");

    assertThat(storage.<Boolean>read(work -> work.accounts().insert(account))).isTrue();

    assertThat(database.query("select count(*) from account")).containsExactly("0");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void connection_goes_back_as_it_came(boolean autoCommit) throws SQLException {
    try (Connection only = database.unpooled().getConnection()) {
      only.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
      only.setAutoCommit(autoCommit);
      JdbcStorage one = JdbcStorage.create(FailingDataSource.of(only));

      one.write(work -> work.accounts().insert(account("ada@school.example")));
      one.read(work -> true);
      assertThatThrownBy(
              () ->
                  one.write(
                      work -> {
                        throw new IllegalStateException("of the work");
                      }))
          .isInstanceOf(IllegalStateException.class);

      assertThat(only.getAutoCommit()).isEqualTo(autoCommit);
      assertThat(only.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
      if (!autoCommit) {
        only.rollback();
      }
    }
    assertThat(database.query("select count(*) from account")).containsExactly("1");
  }

  @Test
  void work_runs_at_read_committed_whatever_the_connections_are_set_to() {
    JdbcStorage storage = JdbcStorage.create(database.pool());
    Account late = account("late@school.example");

    boolean seen =
        storage.read(
            work -> {
              assertThat(work.accounts().find(late.id())).isEmpty();
              if (server.isShared()) {
                storage.write(other -> other.accounts().insert(late));
                return work.accounts().find(late.id()).isPresent();
              }
              return true;
            });

    assertThat(seen).isTrue();
  }

  @Test
  void only_a_server_is_shared() {
    assertThat(JdbcStorage.create(database.pool()).isShared()).isEqualTo(server.isShared());
  }

  private static Account account(String email) {
    return new Account(
        new AccountId(UUID.randomUUID()),
        EmailAddress.of(email),
        "Ada Lovelace",
        AccountStatus.PENDING,
        Optional.empty());
  }
}
