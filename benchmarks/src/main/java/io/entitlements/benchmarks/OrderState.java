package io.entitlements.benchmarks;

import io.entitlements.claim.ImportSummary;
import io.entitlements.claim.ImportedOrder.Result;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/** A file of orders, and the rows that the library makes of it, on a PostgreSQL of its own. */
final class OrderState implements AutoCloseable {

  /** Those that an import fills, each behind what it refers to. */
  private static final List<String> TABLES =
      List.of("purchase_order", "display", "order_bundle", "event", "job");

  private final Postgres database = new Postgres();
  private final Portal portal = new Portal(database.storage());
  private final TemporaryFolder folder = TemporaryFolder.create();
  private final Path file = folder.path().resolve("orders.jsonl");
  private final int orders;

  OrderState(int orders, int serialsEach) throws IOException {
    this.orders = orders;
    write(serialsEach);
    empty();
    byLibrary();
    for (String table : TABLES) {
      database.execute("copy " + table + " to '" + rows(table) + "'");
    }
  }

  /**
   * The serials of an order follow each other, as those of a delivery do; orders come as they sell.
   */
  private void write(int serialsEach) throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      writer.write("{\"format\":\"purchase-orders/1\"}\n");
      for (int i = 0; i < orders; i++) {
        // A stride that meets every number once.
        long first = (long) i * 7_919 % orders * serialsEach;
        StringBuilder displays = new StringBuilder();
        for (int j = 0; j < serialsEach; j++) {
          displays
              .append(j == 0 ? "" : ",")
              .append("{\"serial\":\"D011-GX75-")
              .append(String.format(Locale.ROOT, "%08d", first + j))
              .append("\",\"model\":\"75-inch interactive display\"}");
        }
        writer.write(
            "{\"number\":\"SO-"
                + i
                + "\",\"version\":1,\"buyerEmail\":\"purchasing@school"
                + i
                + ".example\",\"displays\":["
                + displays
                + "],\"bundles\":[{\"product\":\"suite\",\"seats\":30,\"term\":{\"months\":12}},"
                + "{\"product\":\"suite\",\"seats\":5,\"term\":{\"firstDay\":\"2026-08-01\","
                + "\"lastDay\":\"2199-07-31\"}}]}\n");
      }
    }
  }

  /** As if nothing had ever been in them; and what was written before is on the disk. */
  void empty() {
    database.execute("truncate " + String.join(", ", TABLES) + " cascade");
    database.execute("checkpoint");
  }

  long byLibrary() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      ImportSummary summary =
          portal.engine().purchaseOrders().importFile("orders.jsonl", in, order -> {});
      if (summary.count(Result.IMPORTED) != orders) {
        throw new IllegalStateException("not every order was imported");
      }
      return summary.count(Result.IMPORTED);
    }
  }

  /** The server reads the files itself, so that nothing passes through this process. */
  long byCopy() throws SQLException {
    return Jdbc.transaction(
        database.pool(),
        work -> {
          int copied = 0;
          for (String table : TABLES) {
            try (Statement copy = work.createStatement()) {
              copied += copy.executeUpdate("copy " + table + " from '" + rows(table) + "'");
            }
          }
          return copied;
        });
  }

  private Path rows(String table) {
    return folder.path().resolve(table + ".copy");
  }

  @Override
  public void close() {
    database.close();
    folder.close();
  }
}
