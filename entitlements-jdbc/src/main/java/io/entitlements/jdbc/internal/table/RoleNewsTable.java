package io.entitlements.jdbc.internal.table;

import io.entitlements.account.RoleNews;
import io.entitlements.jdbc.internal.dialect.BulkInsert;
import io.entitlements.jdbc.internal.dialect.Dialect;
import io.entitlements.jdbc.internal.dialect.ManyKeys;
import io.entitlements.spi.NewsStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/** The table {@code role_news}; the account of a row is locked while it is written. */
public final class RoleNewsTable implements NewsStore {

  private static final String UPDATE =
      """
      update role_news set changed_at = :now
      where account_id = :account and organization_id = :organization
      """;

  private static final String INSERT =
      """
      insert into role_news (account_id, organization_id, changed_at)
      values (:account, :organization, :now)
      """;

  private static final String OF_ACCOUNT =
      """
      select role_news.organization_id as organization_id, changed_at,
        coalesce(is_administrator, false) as is_administrator,
        coalesce(is_tech_instructor, false) as is_tech_instructor,
        coalesce(is_supervisor, false) as is_supervisor,
        coalesce(is_educator, false) as is_educator,
        coalesce(is_student, false) as is_student
      from role_news
      left join membership on membership.organization_id = role_news.organization_id
        and membership.account_id = role_news.account_id
      where role_news.account_id = :account
      order by changed_at, role_news.organization_id
      """;

  private static final String FORGET =
      "delete from role_news where account_id = :account and changed_at <= :until";

  private static final BulkInsert<Row> INSERT_ALL =
      BulkInsert.<Row>into("role_news")
          .uuid("organization_id", row -> row.organization().value())
          .uuid("account_id", row -> row.account().value())
          .bigint("changed_at", row -> Columns.micros(row.now()));

  private static final ManyKeys MANY = ManyKeys.uuids("organization_id", "account_id");

  private static final String DELETE_ALL = "delete from role_news where <keys>";

  private final Handle handle;
  private final Dialect dialect;

  /** On one connection. */
  public RoleNewsTable(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.dialect = dialect;
  }

  private record Row(OrganizationId organization, AccountId account, Instant now) {}

  @Override
  public void noteAll(Collection<AccountId> accounts, OrganizationId organization, Instant now) {
    for (List<AccountId> slice : Slices.of(accounts)) {
      List<UUID> ids = slice.stream().map(AccountId::value).toList();
      MANY.bind(handle.createUpdate(MANY.in(DELETE_ALL, dialect)), dialect, ids)
          .bind("organization_id", organization.value())
          .execute();
    }
    noteFirst(accounts, organization, now);
  }

  @Override
  public void noteFirst(Collection<AccountId> accounts, OrganizationId organization, Instant now) {
    INSERT_ALL.execute(
        handle,
        dialect,
        accounts.stream().map(account -> new Row(organization, account, now)).toList());
  }

  @Override
  public void note(AccountId account, OrganizationId organization, Instant now) {
    if (bind(handle.createUpdate(UPDATE), account, organization, now).execute() == 0) {
      bind(handle.createUpdate(INSERT), account, organization, now).execute();
    }
  }

  private static Update bind(
      Update update, AccountId account, OrganizationId organization, Instant now) {
    return update
        .bind("account", account.value())
        .bind("organization", organization.value())
        .bind("now", Columns.micros(now));
  }

  @Override
  public List<RoleNews> of(AccountId account) {
    return handle
        .createQuery(OF_ACCOUNT)
        .bind("account", account.value())
        .map(RoleNewsTable::read)
        .list();
  }

  private static RoleNews read(ResultSet row, StatementContext context) throws SQLException {
    return new RoleNews(
        new OrganizationId(Columns.uuid(row, "organization_id")),
        MembershipTable.roles(row),
        Columns.instant(row, "changed_at"));
  }

  @Override
  public void forget(AccountId account, Instant until) {
    handle
        .createUpdate(FORGET)
        .bind("account", account.value())
        .bind("until", Columns.micros(until))
        .execute();
  }
}
