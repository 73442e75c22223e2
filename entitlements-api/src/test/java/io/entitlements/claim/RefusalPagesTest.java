package io.entitlements.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.claim.ClaimRefusal.ClaimedBefore;
import io.entitlements.claim.ClaimRefusal.TooManyAttempts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages on claims and orders say of each refusal what it means, and of no other. */
class RefusalPagesTest {

  private static final Path CLAIMS = Path.of("../docs/claims.md");
  private static final Path ORDERS = Path.of("../docs/purchase-orders.md");

  /** A name, perhaps with what it carries, and something that is said of it. */
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Za-z_]+)[^`]*` \\| \\S.+");

  @Test
  void each_refusal_of_a_claim_has_its_row() throws IOException {
    assertThat(rows(CLAIMS, "| refusal of `review` and `submit` |"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    names(ClaimRefusal.Why.values()),
                    Stream.of(ClaimedBefore.class, TooManyAttempts.class).map(Class::getSimpleName))
                .toList());
    assertThat(ClaimRefusal.class.getPermittedSubclasses()).hasSize(3);
  }

  @Test
  void each_refusal_of_support_and_of_a_correction_has_its_row() throws IOException {
    assertThat(rows(CLAIMS, "| refusal of `retry` and `reject` |"))
        .containsExactlyInAnyOrderElementsOf(names(ClaimSupportRefusal.values()).toList());
    assertThat(rows(CLAIMS, "| refusal of a correction |"))
        .containsExactlyInAnyOrderElementsOf(names(CorrectionRefusal.values()).toList());
  }

  @Test
  void each_problem_of_an_order_has_its_row() throws IOException {
    assertThat(rows(ORDERS, "| code | meaning |"))
        .containsExactlyInAnyOrderElementsOf(names(OrderProblem.Code.values()).toList());
  }

  /** The words that begin the rows of the table with this head. */
  private static List<String> rows(Path page, String head) throws IOException {
    String text = Files.readString(page);
    assertThat(text).containsOnlyOnce(head);
    String table = text.substring(text.indexOf(head));
    int end = table.indexOf("\n\n");
    return ROW.matcher(end < 0 ? table : table.substring(0, end))
        .results()
        .map(row -> row.group(1))
        .toList();
  }

  private static Stream<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name);
  }
}
