package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.claim.ClaimDraft;
import io.entitlements.key.SubscriptionChange.AddKey;
import io.entitlements.key.SubscriptionOverview;
import io.entitlements.key.Subscriptions;
import io.entitlements.type.AccountId;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an administrator sees first: across organizations, paged, the next renewal first. */
public abstract class OverviewContract extends WorldContract {

  /** For subclasses. */
  protected OverviewContract() {}

  @Test
  void rows_of_all_organizations_are_read_page_by_page_the_next_renewal_first() {
    District district = world().district("suite", 1);
    LocalDate soon = LocalDate.of(2026, 9, 20);
    district.change(new AddKey(5, soon.minusDays(9), soon), "soon").orElseThrow();
    AccountId admin = district.administrator();
    claim(admin, district.organization(), "plus", "PO-2");
    OrganizationId second = world().organization(admin, "B School");
    claim(admin, second, "suite", "PO-3");

    List<SubscriptionOverview> rows = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<SubscriptionOverview> page = world().engine().subscriptions().overview(admin, cursor, 1);
      assertThat(page.items()).hasSize(1);
      rows.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent());

    assertThat(rows).hasSize(3);
    assertThat(rows.get(0).nextRenewal()).contains(soon);
    assertThat(rows.get(0).total()).isEqualTo(6);
    assertThat(rows.get(0).keys()).hasSize(2);
    assertThat(rows.get(0).keys().get(0).renewalDate()).isEqualTo(soon);
    assertThat(rows.get(0).keys().get(0).seats()).isEqualTo(5);
    assertThat(rows).extracting(row -> row.organization().id()).contains(second);
  }

  @Test
  void a_limit_or_cursor_that_is_none_is_a_mistake() {
    District district = world().district("suite", 1);
    Subscriptions subscriptions = world().engine().subscriptions();
    AccountId admin = district.administrator();

    for (int limit : new int[] {0, -1, Subscriptions.MAX_PAGE + 1}) {
      assertThatThrownBy(() -> subscriptions.overview(admin, Optional.empty(), limit))
          .isInstanceOf(IllegalArgumentException.class);
    }
    for (String cursor : List.of("", "~~", "1~2~3", "x".repeat(1_000), "-~-~-")) {
      assertThatThrownBy(() -> subscriptions.overview(admin, Optional.of(cursor), 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("cursor");
    }
  }

  private void claim(AccountId by, OrganizationId organization, String product, String order) {
    String secret = world().importedOrder(order, product, 1);
    world()
        .engine()
        .claims()
        .submit(
            ClaimDraft.byLink(secret, organization),
            by,
            Optional.empty(),
            IdempotencyKey.of("claim-" + order))
        .orElseThrow();
    world().doJobs();
  }
}
