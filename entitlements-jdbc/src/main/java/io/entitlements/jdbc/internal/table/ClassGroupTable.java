package io.entitlements.jdbc.internal.table;

import io.entitlements.account.ClassCode;
import io.entitlements.account.ClassGroup;
import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.spi.ClassGroupRow;
import io.entitlements.spi.ClassGroupStore;
import io.entitlements.spi.Token;
import io.entitlements.type.AccountId;
import io.entitlements.type.ClassGroupId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code class_group}. */
public final class ClassGroupTable implements ClassGroupStore {

  private static final String INSERT =
      """
      insert into class_group (organization_id, id, name, teacher_id, subscription_id, code,
        code_expires_at, archived_at)
      values (:organization, :id, :name, :teacher, :subscription, :code, :expiresAt, :archivedAt)
      """;

  private static final String UPDATE =
      """
      update class_group set name = :name, subscription_id = :subscription, code = :code,
        code_expires_at = :expiresAt, archived_at = :archivedAt
      where organization_id = :organization and id = :id
      """;

  private static final String SELECT =
      "select " + ClassGroupColumns.ROW + " from class_group where organization_id = :organization";

  private static final String ONE = SELECT + " and id = :id";

  private static final String LOCK = ONE + " for update";

  private static final String OPENED_BY =
      "select "
          + ClassGroupColumns.CLASS_GROUP
          + """

          from token
          join class_group on class_group.organization_id = token.scope_id
            and class_group.id = token.target
          join organization on organization.id = token.scope_id
            and organization.closed_at is null
          where token.kind = :kind
            and token.lookup = :code
            and class_group.code = :code
            and (class_group.code_expires_at is null or class_group.code_expires_at > :now)
          """;

  private static final String PAGE =
      SELECT + "%s%s order by class_group.id fetch first :limit rows only";

  private final Handle handle;

  /** On one connection. */
  public ClassGroupTable(Handle handle) {
    this.handle = handle;
  }

  @Override
  public void insert(ClassGroupRow row) {
    bind(INSERT, row).bind("teacher", row.classGroup().teacher().value()).execute();
  }

  @Override
  public void update(ClassGroupRow row) {
    bind(UPDATE, row).execute();
  }

  private Sql bind(String sql, ClassGroupRow row) {
    ClassGroup classGroup = row.classGroup();
    return one(sql, classGroup.organization(), classGroup.id())
        .bind("name", classGroup.name())
        .bind("subscription", classGroup.paidBy().map(SubscriptionId::value).orElse(null))
        .bind("code", row.code().map(ClassCode::text).orElse(null))
        .bind("expiresAt", Columns.micros(row.code().flatMap(ClassCode::expiresAt)))
        .bind("archivedAt", Columns.micros(classGroup.archivedAt()));
  }

  @Override
  public Optional<ClassGroupRow> find(OrganizationId organization, ClassGroupId id) {
    return one(ONE, organization, id).find(ClassGroupColumns::readRow);
  }

  @Override
  public Optional<ClassGroupRow> lock(OrganizationId organization, ClassGroupId id) {
    return one(LOCK, organization, id).find(ClassGroupColumns::readRow);
  }

  private Sql one(String sql, OrganizationId organization, ClassGroupId id) {
    return Sql.of(handle, sql).bind("organization", organization.value()).bind("id", id.value());
  }

  @Override
  public Optional<ClassGroup> openedBy(String code, Instant now) {
    return Sql.of(handle, OPENED_BY)
        .bind("kind", Token.Kind.CLASS_CODE.name())
        .bind("code", code)
        .bind("now", Columns.micros(now))
        .find(ClassGroupColumns::read);
  }

  @Override
  public List<ClassGroup> page(
      OrganizationId organization,
      Optional<AccountId> teacher,
      Optional<ClassGroupId> after,
      int limit) {
    String ofTeacher = teacher.isPresent() ? " and teacher_id = :teacher" : "";
    String behind = after.isPresent() ? " and id > :after" : "";
    Sql page =
        Sql.of(handle, PAGE.formatted(ofTeacher, behind))
            .bind("organization", organization.value())
            .bind("limit", limit);
    teacher.ifPresent(account -> page.bind("teacher", account.value()));
    after.ifPresent(id -> page.bind("after", id.value()));
    return page.list(ClassGroupColumns::read);
  }
}
