package io.entitlements.jdbc.internal.table;

import io.entitlements.catalog.ProductId;
import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimedBundle;
import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.subscription.Term;
import io.entitlements.type.ProductKeyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** The table {@code claim_bundle}. */
final class ClaimBundleTable {

  /** What a query needs to read a bundle. */
  static final String LIST =
      "b.ordinal, b.product, b.seats, b.starts_at, b.ends_at, b.product_key_id";

  private static final String INSERT =
      """
      insert into claim_bundle (organization_id, claim_id, ordinal, product, seats, starts_at,
        ends_at, product_key_id)
      values (:organization, :claim, :ordinal, :product, :seats, :startsAt, :endsAt, :key)
      """;

  private final Handle handle;

  ClaimBundleTable(Handle handle) {
    this.handle = handle;
  }

  void insert(Claim claim) {
    Sql insert =
        Sql.of(handle, INSERT)
            .bind("organization", claim.organization().value())
            .bind("claim", claim.id().value());
    for (ClaimedBundle bundle : claim.bundles()) {
      insert
          .bind("ordinal", bundle.place())
          .bind("product", bundle.product().value())
          .bind("seats", bundle.seats())
          .bind("startsAt", Columns.micros(bundle.term().startsAt()))
          .bind("endsAt", Columns.micros(bundle.term().endsAt()))
          .bind("key", bundle.key().value())
          .add();
    }
    insert.executeBatch();
  }

  static ClaimedBundle read(ResultSet row) throws SQLException {
    return new ClaimedBundle(
        row.getInt("ordinal"),
        new ProductId(row.getString("product")),
        row.getInt("seats"),
        new Term(Columns.instant(row, "starts_at"), Columns.instant(row, "ends_at")),
        new ProductKeyId(Columns.uuid(row, "product_key_id")));
  }
}
