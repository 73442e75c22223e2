package io.entitlements.jdbc.internal.table;

import io.entitlements.claim.Claim;
import io.entitlements.spi.ClaimStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.ClaimId;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The table {@code claim}. */
public final class ClaimTable implements ClaimStore {

  private static final String INSERT =
      """
      insert into claim (organization_id, id, order_id, account_id, submitted_at, fulfilled_at)
      values (:organization, :id, :order, :account, :submittedAt, :fulfilledAt)
      """;

  private static final String SELECT =
      """
      select organization_id, id, order_id, account_id, submitted_at, fulfilled_at
      from claim
      where organization_id = :organization and id = :id
      """;

  private static final String UNFULFILLED =
      """
      select id from claim
      where organization_id = :organization and fulfilled_at is null
      fetch first 1 rows only
      """;

  private static final String FULFIL =
      """
      update claim set fulfilled_at = :now
      where organization_id = :organization and id = :id and fulfilled_at is null
      """;

  private final Handle handle;

  /** On one connection. */
  public ClaimTable(Handle handle) {
    this.handle = handle;
  }

  @Override
  public void insert(Claim claim) {
    handle
        .createUpdate(INSERT)
        .bind("organization", claim.organization().value())
        .bind("id", claim.id().value())
        .bind("order", claim.order().value())
        .bind("account", claim.by().value())
        .bind("submittedAt", Columns.micros(claim.submittedAt()))
        .bind("fulfilledAt", Columns.micros(claim.fulfilledAt()))
        .execute();
  }

  @Override
  public Optional<Claim> find(OrganizationId organization, ClaimId id) {
    return handle
        .createQuery(SELECT)
        .bind("organization", organization.value())
        .bind("id", id.value())
        .map(ClaimTable::map)
        .findOne();
  }

  @Override
  public boolean hasUnfulfilled(OrganizationId organization) {
    return handle
        .createQuery(UNFULFILLED)
        .bind("organization", organization.value())
        .map((row, context) -> true)
        .findOne()
        .isPresent();
  }

  @Override
  public boolean fulfil(OrganizationId organization, ClaimId id, Instant now) {
    return handle
            .createUpdate(FULFIL)
            .bind("organization", organization.value())
            .bind("id", id.value())
            .bind("now", Columns.micros(now))
            .execute()
        == 1;
  }

  private static Claim map(ResultSet row, StatementContext context) throws SQLException {
    return new Claim(
        new OrganizationId(Columns.uuid(row, "organization_id")),
        new ClaimId(Columns.uuid(row, "id")),
        new OrderId(Columns.uuid(row, "order_id")),
        new AccountId(Columns.uuid(row, "account_id")),
        Columns.instant(row, "submitted_at"),
        Columns.optionalInstant(row, "fulfilled_at"));
  }
}
