package io.entitlements.jdbc.internal.table;

import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.spi.EmailChange;
import io.entitlements.spi.EmailChangeStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code email_change}. */
public final class EmailChangeTable implements EmailChangeStore {

  private static final String INSERT =
      """
      insert into email_change (account_id, id, email, old_confirmed, new_confirmed)
      values (:account, :id, :email, :oldConfirmed, :newConfirmed)
      """;

  private static final String SELECT =
      """
      select account_id, id, email, old_confirmed, new_confirmed
      from email_change
      where account_id = :account
      """;

  private static final String REMOVE = "delete from email_change where account_id = :account";

  private final Handle handle;

  /** On one connection. */
  public EmailChangeTable(Handle handle) {
    this.handle = handle;
  }

  @Override
  public void put(EmailChange change) {
    remove(change.account());
    Sql.of(handle, INSERT)
        .bind("account", change.account().value())
        .bind("id", change.id())
        .bind("email", change.email().value())
        .bind("oldConfirmed", change.oldConfirmed())
        .bind("newConfirmed", change.newConfirmed())
        .execute();
  }

  @Override
  public Optional<EmailChange> find(AccountId account) {
    return Sql.of(handle, SELECT).bind("account", account.value()).find(EmailChangeTable::read);
  }

  @Override
  public void remove(AccountId account) {
    Sql.of(handle, REMOVE).bind("account", account.value()).execute();
  }

  private static EmailChange read(ResultSet row) throws SQLException {
    return new EmailChange(
        new AccountId(Columns.uuid(row, "account_id")),
        Columns.uuid(row, "id"),
        new EmailAddress(row.getString("email")),
        row.getBoolean("old_confirmed"),
        row.getBoolean("new_confirmed"));
  }
}
