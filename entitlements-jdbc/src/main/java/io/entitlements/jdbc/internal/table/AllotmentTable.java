package io.entitlements.jdbc.internal.table;

import io.entitlements.key.Allotment;
import io.entitlements.key.ProductKey;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code allotment}: what was bought of each product key. */
final class AllotmentTable {

  private static final String INSERT =
      """
      insert into allotment (organization_id, product_key_id, ordinal, seats, starts_at, ends_at)
      values (:organization, :key, :ordinal, :seats, :startsAt, :endsAt)
      """;

  private static final String DELETE =
      "delete from allotment where organization_id = :organization and product_key_id = :key";

  private final Handle handle;

  AllotmentTable(Handle handle) {
    this.handle = handle;
  }

  void insert(ProductKey key) {
    PreparedBatch batch = handle.prepareBatch(INSERT);
    List<Allotment> allotments = key.allotments();
    for (int i = 0; i < allotments.size(); i++) {
      batch
          .bind("organization", key.organization().value())
          .bind("key", key.id().value())
          .bind("ordinal", i)
          .bind("seats", allotments.get(i).seats())
          .bind("startsAt", Columns.micros(allotments.get(i).term().startsAt()))
          .bind("endsAt", Columns.micros(allotments.get(i).term().endsAt()))
          .add();
    }
    batch.execute();
  }

  void delete(ProductKey key) {
    handle
        .createUpdate(DELETE)
        .bind("organization", key.organization().value())
        .bind("key", key.id().value())
        .execute();
  }
}
