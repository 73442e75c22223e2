package io.entitlements.core.internal.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads orders from texts. */
abstract class OrderFiles {

  static final String JSON = "{\"format\":\"purchase-orders/1\"}\n";

  static final String CSV =
      "purchase-orders/1,version,cancelled,buyerEmail,serial,model,product,seats,months,firstDay,"
          + "lastDay\n";

  static List<String> problems(String file) throws IOException {
    List<OrderRow> rows = rows(file);
    assertThat(rows).hasSize(1);
    return ((OrderRow.Refused) rows.get(0))
        .problems().stream().map(problem -> problem.code() + " " + problem).toList();
  }

  static List<OrderRow> rows(String file) throws IOException {
    return rows(open(file, Long.MAX_VALUE));
  }

  static OrderFile open(String file, long mostBytes) throws IOException {
    byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
    return OrderFile.open("orders", new ByteArrayInputStream(bytes), mostBytes);
  }

  static List<OrderRow> rows(OrderFile file) throws IOException {
    List<OrderRow> rows = new ArrayList<>();
    for (Optional<OrderRow> row = file.next(); row.isPresent(); row = file.next()) {
      rows.add(row.get());
    }
    return rows;
  }
}
