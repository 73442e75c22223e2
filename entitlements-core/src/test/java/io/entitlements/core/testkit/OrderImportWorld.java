package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.Entitlements;
import io.entitlements.claim.ImportSummary;
import io.entitlements.core.internal.job.Lane;
import io.entitlements.spi.Job;
import io.entitlements.spi.StoredOrder;
import io.entitlements.type.OrderNumber;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Files of orders, and what they leave. */
abstract class OrderImportWorld extends WorldContract {

  /** More than are done at once. */
  static final int MANY = 2_300;

  final void assertEachOnce(int count) {
    for (int i = 0; i < count; i += 97) {
      StoredOrder order = find("PO-" + i).get(0);
      assertThat(world().storage().read(store -> store.events().revision(order.id())).number())
          .isEqualTo(1);
    }
    assertThat(jobs()).hasSize(count);
    assertThat(jobs().stream().map(Job::argument).distinct()).hasSize(count);
  }

  /** What waits to be mailed; looked at, and given back by the roll back. */
  final List<Job> jobs() {
    List<Job> jobs = new ArrayList<>();
    try {
      world()
          .storage()
          .write(
              store -> {
                jobs.clear();
                Instant until = Given.NOW.plusSeconds(60);
                int lane = Lane.BULK.number();
                jobs.addAll(store.jobs().lease(lane, Given.NOW, until, 2 * MANY));
                throw new IllegalStateException("only looking");
              });
    } catch (IllegalStateException onlyLooking) {
      assertThat(onlyLooking).hasMessage("only looking");
    }
    return jobs;
  }

  final List<StoredOrder> find(String number) {
    return world().storage().read(store -> store.orders().find(new OrderNumber(number))).stream()
        .toList();
  }

  final ImportSummary importing(String file) {
    return importing(world().engine(), file);
  }

  static ImportSummary importing(Entitlements node, String file) {
    InputStream bytes = new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
    return node.purchaseOrders().importFile("orders", bytes, order -> {});
  }

  static String many(int from, int to) {
    return Given.file(lines(from, to).toArray(String[]::new));
  }

  static List<String> lines(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> Given.orderLine("PO-" + i, "suite", 1).replace("SERPO" + i, "SER" + i + "Z"))
        .toList();
  }
}
