package io.entitlements.jdbc.internal.table;

import io.entitlements.account.ClassCode;
import io.entitlements.account.ClassGroup;
import io.entitlements.spi.ClassGroupRow;
import io.entitlements.type.AccountId;
import io.entitlements.type.ClassGroupId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** How a class lies in the columns of {@code class_group}. */
final class ClassGroupColumns {

  /** What {@link #read} needs. */
  static final String CLASS_GROUP =
      """
      class_group.organization_id as organization_id, class_group.id as id,
        class_group.name as class_name, class_group.teacher_id as teacher_id,
        class_group.subscription_id as subscription_id, class_group.archived_at as archived_at\
      """;

  /** What {@link #readRow} needs. */
  static final String ROW = CLASS_GROUP + ", code, code_expires_at";

  private ClassGroupColumns() {}

  static ClassGroup read(ResultSet row) throws SQLException {
    return new ClassGroup(
        new OrganizationId(Columns.uuid(row, "organization_id")),
        new ClassGroupId(Columns.uuid(row, "id")),
        row.getString("class_name"),
        new AccountId(Columns.uuid(row, "teacher_id")),
        Columns.optionalUuid(row, "subscription_id").map(SubscriptionId::new),
        Columns.optionalInstant(row, "archived_at"));
  }

  static ClassGroupRow readRow(ResultSet row) throws SQLException {
    Optional<Instant> expiresAt = Columns.optionalInstant(row, "code_expires_at");
    return new ClassGroupRow(
        read(row),
        Optional.ofNullable(row.getString("code")).map(text -> new ClassCode(text, expiresAt)));
  }
}
