package io.entitlements.jdbc.internal.table;

import io.entitlements.claim.PurchaseOrder.Display;
import io.entitlements.type.OrderId;
import io.entitlements.type.SerialNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code display}. */
final class DisplayTable {

  /** As many parameters as every database takes in one statement. */
  private static final int CHUNK = 500;

  private static final String INSERT =
      """
      insert into display (serial, folded, order_id, ordinal, model)
      values (:serial, :folded, :order, :ordinal, :model)
      """;

  private static final String COUNT_KNOWN =
      "select count(*) from display where serial in (<serials>)";

  private static final String OF_ORDER =
      "select serial, model from display where order_id = :order order by ordinal";

  private static final String ORDER_OF = "select order_id from display where serial = :serial";

  /** The exact one first; of the others two, to know that there is no only one. */
  private static final String ALIKE =
      """
      select serial, order_id
      from display
      where folded = :folded
      order by case when serial = :serial then 0 else 1 end, serial
      fetch first 2 rows only
      """;

  private final Handle handle;

  DisplayTable(Handle handle) {
    this.handle = handle;
  }

  boolean isAnyKnown(List<Display> displays) {
    for (int from = 0; from < displays.size(); from += CHUNK) {
      List<String> serials =
          displays.subList(from, Math.min(from + CHUNK, displays.size())).stream()
              .map(display -> display.serial().value())
              .toList();
      int known =
          handle.createQuery(COUNT_KNOWN).bindList("serials", serials).mapTo(Integer.class).one();
      if (known > 0) {
        return true;
      }
    }
    return false;
  }

  void insert(OrderId order, List<Display> displays) {
    if (displays.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(INSERT);
    for (int i = 0; i < displays.size(); i++) {
      batch
          .bind("serial", displays.get(i).serial().value())
          .bind("folded", displays.get(i).serial().folded().value())
          .bind("order", order.value())
          .bind("ordinal", i)
          .bind("model", displays.get(i).model())
          .add();
    }
    batch.execute();
  }

  List<Display> of(OrderId order) {
    return handle
        .createQuery(OF_ORDER)
        .bind("order", order.value())
        .map(
            (row, context) ->
                new Display(new SerialNumber(row.getString("serial")), row.getString("model")))
        .list();
  }

  Optional<OrderId> orderOf(SerialNumber serial) {
    return handle
        .createQuery(ORDER_OF)
        .bind("serial", serial.value())
        .map((row, context) -> new OrderId(Columns.uuid(row, "order_id")))
        .findOne();
  }

  Optional<OrderId> orderLike(SerialNumber typed) {
    List<Map.Entry<String, OrderId>> alike =
        handle
            .createQuery(ALIKE)
            .bind("folded", typed.folded().value())
            .bind("serial", typed.value())
            .map(
                (row, context) ->
                    Map.entry(row.getString("serial"), new OrderId(Columns.uuid(row, "order_id"))))
            .list();
    return alike.stream()
        .filter(found -> alike.size() == 1 || found.getKey().equals(typed.value()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
