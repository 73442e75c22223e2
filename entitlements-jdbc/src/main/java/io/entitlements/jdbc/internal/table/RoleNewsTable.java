package io.entitlements.jdbc.internal.table;

import io.entitlements.account.RoleNews;
import io.entitlements.spi.NewsStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
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

  private final Handle handle;

  /** On one connection. */
  public RoleNewsTable(Handle handle) {
    this.handle = handle;
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
