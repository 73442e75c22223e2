package io.entitlements.core.internal.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.claim.ImportedOrder;
import io.entitlements.core.internal.signing.Fuzzed;
import io.entitlements.error.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class OrderFileFuzz {

  private static final String CSV =
      "purchase-orders/1,version,cancelled,buyerEmail,serial,model,product,seats,months,firstDay,"
          + "lastDay\r\n";

  static Stream<byte[]> seeds() {
    return Stream.of(
            "{\"format\":\"purchase-orders/1\"}\n{\"number\":\"SO-1\",\"version\":2,"
                + "\"buyerEmail\":\"b@x.example\",\"displays\":[{\"serial\":\"A-01 1\",\"model\":"
                + "\"m\"}],\"bundles\":[{\"product\":\"p\",\"seats\":1,\"term\":{\"months\":1}}]}",
            "{\"format\":\"purchase-orders/1\"}\r{\"number\":\"SO-1\",\"cancelled\":true}\r{",
            CSV
                + "SO-1,2,,b@x.example,A-011,\"m\"\"\",p,1,1,,\nSO-1,,,,,,p,2,,2027-01-01,2028-01-01",
            "\ufeff" + CSV.replace(',', ';') + "SO-1;;true;;;;;;;;\n\"\nSO-2;;TRUE;;;;;;;;")
        .map(file -> file.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @Fuzzed
  void anyBytes_areOrdersInTheirOrderOrARefusalForAReason(byte[] bytes) throws IOException {
    OrderFile file;
    try {
      file = OrderFile.open("orders", new ByteArrayInputStream(bytes));
    } catch (InvalidInputException e) {
      assertThat(e.problems()).isNotEmpty();
      return;
    }
    long last = 1;
    for (Optional<OrderRow> row = file.next(); row.isPresent(); row = file.next()) {
      assertThat(row.get().line()).isGreaterThan(last).isLessThanOrEqualTo(bytes.length);
      last = row.get().line();
      if (row.get() instanceof OrderRow.Refused refused) {
        assertThat(refused.problems())
            .isNotEmpty()
            .hasSizeLessThanOrEqualTo(ImportedOrder.MAX_PROBLEMS);
      }
    }
  }
}
