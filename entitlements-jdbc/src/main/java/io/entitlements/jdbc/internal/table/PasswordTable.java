package io.entitlements.jdbc.internal.table;

import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.spi.PasswordStore;
import io.entitlements.type.AccountId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code account_password}. */
public final class PasswordTable implements PasswordStore {

  private static final String INSERT =
      "insert into account_password (account_id, hash) values (:account, :hash)";

  private static final String SELECT =
      "select hash from account_password where account_id = :account";

  private static final String REPLACE =
      "update account_password set hash = :hash where account_id = :account and hash = :expected";

  private static final String REMOVE = "delete from account_password where account_id = :account";

  private final Handle handle;

  /** On one connection. */
  public PasswordTable(Handle handle) {
    this.handle = handle;
  }

  @Override
  public Optional<String> find(AccountId account) {
    return of(SELECT, account).find(row -> row.getString("hash"));
  }

  @Override
  public boolean insert(AccountId account, String hash) {
    if (find(account).isPresent()) {
      return false;
    }
    of(INSERT, account).bind("hash", hash).execute();
    return true;
  }

  @Override
  public boolean replace(AccountId account, String hash, String expected) {
    return of(REPLACE, account).bind("hash", hash).bind("expected", expected).execute() == 1;
  }

  @Override
  public boolean remove(AccountId account) {
    return of(REMOVE, account).execute() == 1;
  }

  private Sql of(String sql, AccountId account) {
    return Sql.of(handle, sql).bind("account", account.value());
  }
}
