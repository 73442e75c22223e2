package io.entitlements.jdbc.internal.table;

import io.entitlements.key.Allotment;
import io.entitlements.key.KeyEnd;
import io.entitlements.key.ProductKey;
import io.entitlements.subscription.Term;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SubscriptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Product keys out of rows of {@code product_key} joined with {@code allotment}. */
final class KeyColumns {

  static final String LIST =
      """
      product_key.id as key_id, product_key.generation, product_key.number,
        product_key.ended_at, product_key.ended_why,
        allotment.seats, allotment.starts_at, allotment.ends_at
      """;

  static final String JOIN_ALLOTMENT =
      """
      join allotment on allotment.organization_id = product_key.organization_id
        and allotment.product_key_id = product_key.id
      """;

  static final String ORDER = "product_key.ends_at, product_key.id, allotment.ordinal";

  private KeyColumns() {}

  /** A key and one of its allotments. */
  record Part(Head head, Allotment allotment) {}

  /** A key without its allotments. */
  record Head(
      OrganizationId organization,
      SubscriptionId subscription,
      ProductKeyId id,
      Optional<KeyEnd> end,
      int generation,
      long number) {

    private ProductKey with(List<Allotment> allotments) {
      return new ProductKey(organization, subscription, id, allotments, end, generation, number);
    }
  }

  /** Reads a row; empty if an outer join found no key. */
  static Optional<Part> read(
      ResultSet row, OrganizationId organization, SubscriptionId subscription) throws SQLException {
    Optional<UUID> id = Columns.optionalUuid(row, "key_id");
    if (id.isEmpty()) {
      return Optional.empty();
    }
    Head head =
        new Head(
            organization,
            subscription,
            new ProductKeyId(id.get()),
            end(row),
            row.getInt("generation"),
            row.getLong("number"));
    Term term = new Term(Columns.instant(row, "starts_at"), Columns.instant(row, "ends_at"));
    return Optional.of(new Part(head, new Allotment(row.getInt("seats"), term)));
  }

  private static Optional<KeyEnd> end(ResultSet row) throws SQLException {
    String why = row.getString("ended_why");
    return why == null
        ? Optional.empty()
        : Optional.of(new KeyEnd(Columns.instant(row, "ended_at"), KeyEnd.Why.valueOf(why)));
  }

  /** Puts keys together, in the order of their first rows. */
  static List<ProductKey> join(List<Part> parts) {
    Map<Head, List<Allotment>> allotments = new LinkedHashMap<>();
    for (Part part : parts) {
      allotments.computeIfAbsent(part.head(), head -> new ArrayList<>()).add(part.allotment());
    }
    return allotments.entrySet().stream()
        .map(entry -> entry.getKey().with(entry.getValue()))
        .toList();
  }
}
