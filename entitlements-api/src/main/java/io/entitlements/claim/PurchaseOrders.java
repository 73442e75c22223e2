package io.entitlements.claim;

import io.entitlements.error.InvalidInputException;
import io.entitlements.error.StorageException;
import io.entitlements.type.OrderNumber;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/**
 * What the vendor sold. Thread-safe; every method blocks on the store, where imports take turns, a
 * piece of a file at a time.
 *
 * <p>An order comes in as often as its sender likes: its number and version say whether it is new,
 * known, a correction of what is known, or older than that. So whatever was interrupted, an import
 * or the answer to it, is simply repeated.
 */
public interface PurchaseOrders {

  /** The most bytes of a file that are read. */
  long MAX_BYTES = 8L << 30;

  /** The most bytes of one line, without its end. */
  int MAX_LINE_BYTES = 8 << 20;

  /** After how many refused orders the rest of a file is left alone. */
  int MAX_REFUSED = 10_000;

  /**
   * Imports a file of purchase orders, as JSON lines or CSV; both are described in {@code
   * docs/purchase-orders.md}, and the first byte tells them apart. Each new order sends its buyer a
   * confirmation email with the URL that claims the software.
   *
   * <p>The file is read as a stream, in bounded memory, and done in pieces: what is wrong with one
   * order refuses that order and no other. If this method throws, the orders that were reported
   * count, and perhaps those of one piece more.
   *
   * @param fileName for messages
   * @param file the file's bytes, UTF-8; read to the end, unless there is too much of it, and not
   *     closed
   * @param report told what became of each order, in the order of the file, once it is committed;
   *     called by this thread, outside of any transaction
   * @return how many orders had which result
   * @throws InvalidInputException if the file does not begin as one of the two formats; nothing of
   *     it is applied then
   * @throws UncheckedIOException if the stream fails
   * @throws StorageException if the store fails
   */
  ImportSummary importFile(String fileName, InputStream file, Consumer<ImportedOrder> report);

  /**
   * Takes one order, as a file does.
   *
   * @param order the order
   * @return what became of it, without a line
   * @throws StorageException if the store fails
   */
  ImportedOrder put(PurchaseOrder order);

  /**
   * Cancels an order: nothing of it can be claimed any more. An order of which something is claimed
   * is not cancelled. A higher version of the order brings it back.
   *
   * @param number the order
   * @param version higher than those before, 1 to {@value PurchaseOrder#MAX_VERSION}
   * @return what became of it, without a line
   * @throws IllegalArgumentException if the version is none
   * @throws StorageException if the store fails
   */
  ImportedOrder cancel(OrderNumber number, int version);
}
