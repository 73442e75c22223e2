package io.entitlements.core.internal.claim;

import io.entitlements.catalog.Catalog;
import io.entitlements.claim.ImportedOrder;
import io.entitlements.claim.ImportedOrder.Result;
import io.entitlements.claim.PurchaseOrder;
import io.entitlements.claim.PurchaseOrder.Display;
import io.entitlements.claim.PurchaseOrders;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.job.JobKinds;
import io.entitlements.core.internal.json.JsonObject;
import io.entitlements.event.OrderEvent;
import io.entitlements.spi.Job;
import io.entitlements.spi.StoredOrder;
import io.entitlements.type.Actor;
import io.entitlements.type.JobId;
import io.entitlements.type.OrderId;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Importing purchase orders: a file is taken whole or not at all. */
public final class OrderService implements PurchaseOrders {

  private final Changes changes;
  private final Ids ids;
  private final Supplier<Catalog> catalog;

  /** Composes the service. */
  public OrderService(Changes changes, Ids ids, Supplier<Catalog> catalog) {
    this.changes = changes;
    this.ids = ids;
    this.catalog = catalog;
  }

  @Override
  public List<ImportedOrder> importJson(String fileName, InputStream json) {
    Map<PurchaseOrder, JsonObject> orders = OrderFile.read(fileName, json, catalog.get());
    return changes.write(
        new Actor.Task("order-import"), "order.import", change -> imported(change, orders));
  }

  private List<ImportedOrder> imported(Change change, Map<PurchaseOrder, JsonObject> orders) {
    List<ImportedOrder> imported =
        orders.entrySet().stream()
            .map(e -> new ImportedOrder(e.getKey().number(), result(change, e)))
            .toList();
    orders.values().stream().findFirst().ifPresent(object -> object.file().throwIfBroken());
    return imported;
  }

  private Result result(Change change, Map.Entry<PurchaseOrder, JsonObject> entry) {
    PurchaseOrder order = entry.getKey();
    Optional<StoredOrder> known = change.store().orders().find(order.number());
    if (known.isPresent()) {
      if (!known.get().order().equals(order)) {
        entry.getValue().problem("number", "this order was imported before with other content");
      }
      return Result.ALREADY_KNOWN;
    }
    if (isFreeOfForeignSerials(change, order, entry.getValue()) && !isInserted(change, order)) {
      // Somebody else imported it since the look above.
      return result(change, entry);
    }
    return Result.IMPORTED;
  }

  private static boolean isFreeOfForeignSerials(
      Change change, PurchaseOrder order, JsonObject object) {
    List<Display> foreign =
        order.displays().stream()
            .filter(display -> change.store().orders().orderOf(display.serial()).isPresent())
            .toList();
    foreign.forEach(
        display ->
            object.problem(
                "displays", "serial number " + display.serial() + " belongs to another order"));
    return foreign.isEmpty();
  }

  private boolean isInserted(Change change, PurchaseOrder order) {
    OrderId id = new OrderId(ids.next(change.now()));
    if (!change.store().orders().insert(new StoredOrder(id, order, Map.of()))) {
      return false;
    }
    change.record(
        id,
        new OrderEvent.OrderImported(
            id, order.number(), order.displays().size(), order.bundles().size()));
    change
        .store()
        .jobs()
        .insert(
            new Job(
                id,
                new JobId(ids.next(change.now())),
                JobKinds.ORDER_MAIL,
                id.toString(),
                change.now(),
                0));
    return true;
  }
}
