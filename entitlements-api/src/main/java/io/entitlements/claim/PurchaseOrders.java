package io.entitlements.claim;

import io.entitlements.error.InvalidInputException;
import java.io.InputStream;
import java.util.List;

/** What the vendor sold. Thread-safe; every method blocks on the store. */
public interface PurchaseOrders {

  /**
   * Imports a file of purchase orders; the format is described in {@code docs/purchase-orders.md}.
   * Each new order sends its buyer a confirmation email with the URL that claims the software. An
   * order number that is known with the same content is left alone.
   *
   * @param fileName for messages
   * @param json the file's bytes, UTF-8; read to the end, not closed
   * @return what became of each order, in the order of the file
   * @throws InvalidInputException if anything in the file is wrong, or differs from what was
   *     imported under the same number; nothing of the file is applied then
   */
  List<ImportedOrder> importJson(String fileName, InputStream json);
}
