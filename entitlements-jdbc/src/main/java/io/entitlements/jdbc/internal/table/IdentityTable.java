package io.entitlements.jdbc.internal.table;

import io.entitlements.account.ExternalIdentity;
import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.spi.IdentityStore;
import io.entitlements.type.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code account_identity}. */
public final class IdentityTable implements IdentityStore {

  private static final String INSERT =
      """
      insert into account_identity (issuer, subject, account_id)
      values (:issuer, :subject, :account)
      """;

  private static final String SELECT =
      "select account_id from account_identity where issuer = :issuer and subject = :subject";

  private static final String OF_ACCOUNT =
      "select issuer, subject from account_identity where account_id = :account";

  private static final String REMOVE =
      """
      delete from account_identity
      where issuer = :issuer and subject = :subject and account_id = :account
      """;

  private final Handle handle;

  /** On one connection. */
  public IdentityTable(Handle handle) {
    this.handle = handle;
  }

  @Override
  public boolean insert(ExternalIdentity identity, AccountId account) {
    if (find(identity).isPresent()) {
      return false;
    }
    of(INSERT, identity).bind("account", account.value()).execute();
    return true;
  }

  @Override
  public Optional<AccountId> find(ExternalIdentity identity) {
    return of(SELECT, identity).find(row -> new AccountId(Columns.uuid(row, "account_id")));
  }

  /** Few: put into one order here, since databases order texts by rules of their own. */
  @Override
  public List<ExternalIdentity> of(AccountId account) {
    return Sql.of(handle, OF_ACCOUNT)
        .bind("account", account.value())
        .list(IdentityTable::read)
        .stream()
        .sorted(
            Comparator.comparing(ExternalIdentity::issuer).thenComparing(ExternalIdentity::subject))
        .toList();
  }

  @Override
  public boolean remove(ExternalIdentity identity, AccountId account) {
    return of(REMOVE, identity).bind("account", account.value()).execute() == 1;
  }

  private Sql of(String sql, ExternalIdentity identity) {
    return Sql.of(handle, sql)
        .bind("issuer", identity.issuer())
        .bind("subject", identity.subject());
  }

  private static ExternalIdentity read(ResultSet row) throws SQLException {
    return new ExternalIdentity(row.getString("issuer"), row.getString("subject"));
  }
}
