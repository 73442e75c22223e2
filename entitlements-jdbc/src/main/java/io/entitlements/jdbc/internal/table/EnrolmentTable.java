package io.entitlements.jdbc.internal.table;

import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.spi.EnrolmentStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.ClassGroupId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code enrolment}. */
public final class EnrolmentTable implements EnrolmentStore {

  private static final String INSERT =
      """
      insert into enrolment (organization_id, class_group_id, account_id, joined_at)
      values (:organization, :classGroup, :account, :joinedAt)
      """;

  private static final String ONE =
      """
      where organization_id = :organization
        and class_group_id = :classGroup
        and account_id = :account
      """;

  private static final String DELETE = "delete from enrolment " + ONE;

  private static final String FIND = "select joined_at from enrolment " + ONE;

  private static final String OF_ACCOUNT =
      "select "
          + ClassGroupColumns.CLASS_GROUP
          + """
          , enrolment.joined_at as joined_at
          from enrolment
          join class_group on class_group.organization_id = enrolment.organization_id
            and class_group.id = enrolment.class_group_id
          where enrolment.account_id = :account
          order by enrolment.joined_at, class_group.id
          """;

  private static final String PAGE =
      """
      select enrolment.account_id as account_id, enrolment.joined_at as joined_at,
        account.email as email, account.name as name, account.status as status,
        account.default_organization_id as default_organization_id
      from enrolment
      join account on account.id = enrolment.account_id
      where enrolment.organization_id = :organization
        and enrolment.class_group_id = :classGroup%s
      order by enrolment.account_id
      fetch first :limit rows only
      """;

  private static final String TAKES_SEATS =
      """
      and class_group.subscription_id = :subscription and class_group.archived_at is null
      """;

  private static final String PAID_BY =
      """
      select 1 as paid
      from enrolment
      join class_group on class_group.organization_id = enrolment.organization_id
        and class_group.id = enrolment.class_group_id
      where enrolment.account_id = :account
        and enrolment.organization_id = :organization
      """
          + TAKES_SEATS
          + "fetch first 1 rows only";

  private static final String ONLY_IN =
      """
      select enrolment.account_id as account_id
      from enrolment
      where enrolment.organization_id = :organization
        and enrolment.class_group_id = :classGroup
        and not exists (
          select 1
          from enrolment other
          join class_group on class_group.organization_id = other.organization_id
            and class_group.id = other.class_group_id
          where other.account_id = enrolment.account_id
            and other.organization_id = enrolment.organization_id
            and other.class_group_id <> enrolment.class_group_id
      """
          + TAKES_SEATS
          + ") order by enrolment.account_id";

  private final Handle handle;

  /** On one connection. */
  public EnrolmentTable(Handle handle) {
    this.handle = handle;
  }

  @Override
  public boolean insert(
      OrganizationId organization, ClassGroupId classGroup, AccountId account, Instant joinedAt) {
    if (find(organization, classGroup, account).isPresent()) {
      return false;
    }
    of(INSERT, organization, classGroup, account)
        .bind("joinedAt", Columns.micros(joinedAt))
        .execute();
    return true;
  }

  @Override
  public boolean delete(OrganizationId organization, ClassGroupId classGroup, AccountId account) {
    return of(DELETE, organization, classGroup, account).execute() == 1;
  }

  @Override
  public Optional<Instant> find(
      OrganizationId organization, ClassGroupId classGroup, AccountId account) {
    return of(FIND, organization, classGroup, account)
        .find(row -> Columns.instant(row, "joined_at"));
  }

  private Sql of(
      String sql, OrganizationId organization, ClassGroupId classGroup, AccountId account) {
    return of(sql, organization, classGroup).bind("account", account.value());
  }

  private Sql of(String sql, OrganizationId organization, ClassGroupId classGroup) {
    return Sql.of(handle, sql)
        .bind("organization", organization.value())
        .bind("classGroup", classGroup.value());
  }

  @Override
  public List<Joined> of(AccountId account) {
    return Sql.of(handle, OF_ACCOUNT)
        .bind("account", account.value())
        .list(row -> new Joined(ClassGroupColumns.read(row), Columns.instant(row, "joined_at")));
  }

  @Override
  public List<Enrolled> page(
      OrganizationId organization, ClassGroupId classGroup, Optional<AccountId> after, int limit) {
    String behind = after.isPresent() ? " and enrolment.account_id > :after" : "";
    Sql page = of(PAGE.formatted(behind), organization, classGroup).bind("limit", limit);
    after.ifPresent(account -> page.bind("after", account.value()));
    return page.list(
        row ->
            new Enrolled(AccountTable.read(row, account(row)), Columns.instant(row, "joined_at")));
  }

  @Override
  public boolean isPaidBy(
      OrganizationId organization, SubscriptionId subscription, AccountId account) {
    return Sql.of(handle, PAID_BY)
        .bind("organization", organization.value())
        .bind("subscription", subscription.value())
        .bind("account", account.value())
        .find(row -> true)
        .isPresent();
  }

  @Override
  public List<AccountId> onlyIn(
      OrganizationId organization, ClassGroupId classGroup, SubscriptionId subscription) {
    return of(ONLY_IN, organization, classGroup)
        .bind("subscription", subscription.value())
        .list(EnrolmentTable::account);
  }

  private static AccountId account(ResultSet row) throws SQLException {
    return new AccountId(Columns.uuid(row, "account_id"));
  }
}
