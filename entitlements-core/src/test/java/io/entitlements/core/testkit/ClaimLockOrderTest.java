package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimDraft;
import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.spi.Storage;
import io.entitlements.type.AccountId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * In which order claims lock what others lock, too: two that keep to it never wait for each other
 * in a circle. Not published with the kit: it is the engine's matter.
 */
class ClaimLockOrderTest extends WorldContract {

  /** Beginnings of the names of what locks. */
  private static final List<String> LOCKS =
      List.of(
          "AttemptStore.take",
          "OrderStore.lock",
          "SubscriptionStore.lock",
          "OrganizationStore.keepOpen");

  // The first call of each test, and JUnit, set them.
  @SuppressWarnings("NullAway.Init")
  private NotedStorage noted;

  @SuppressWarnings("NullAway.Init")
  private Shop shop;

  @SuppressWarnings("NullAway.Init")
  private SupportDesk desk;

  @SuppressWarnings("NullAway.Init")
  private District first;

  @SuppressWarnings("NullAway.Init")
  private District second;

  @Override
  protected Storage createStorage() {
    noted = new NotedStorage(MemoryStorage.create());
    return noted;
  }

  @BeforeEach
  final void openShop() {
    shop = new Shop(world());
    desk = new SupportDesk(world(), shop);
    AccountId ada = world().activeAccount("ada@school.example");
    first = new District(world(), ada, world().organization(ada, "A School"));
    second = new District(world(), ada, world().organization(ada, "Elsewhere"));
  }

  @Test
  void a_claim_locks_what_counts_guesses_then_its_order_and_then_its_organization() {
    for (boolean byHand : List.of(false, true)) {
      Shop.Sold order = shop.sell("suite");
      ClaimDraft draft =
          byHand ? order.hand(first.organization()) : order.link(first.organization());
      noted.calls();
      shop.submit(draft, first.administrator(), "claim-" + byHand).orElseThrow();
      assertThat(locks().stream().distinct())
          .containsExactlyElementsOf(
              byHand
                  ? List.of(
                      "AttemptStore.take", "OrderStore.lockLike", "OrganizationStore.keepOpen")
                  : List.of("OrderStore.lockBy", "OrganizationStore.keepOpen"));
    }
  }

  @Test
  void what_arrives_locks_its_order_then_the_subscriptions_and_then_the_organization() {
    desk.fulfilled(second, shop.sell("suite", "plus"));
    Claim claim = desk.fulfilled(first, shop.sell("suite", "plus"));
    desk.sent(first, claim.id(), second);
    noted.calls();
    world().engine().jobs().runDue(1);
    assertThat(locks())
        .startsWith(
            "OrderStore.lock",
            "SubscriptionStore.lock",
            "SubscriptionStore.lock",
            "OrganizationStore.keepOpen");
  }

  @Test
  void a_correction_locks_the_order_before_the_subscriptions() {
    Claim claim = desk.fulfilled(first, shop.sell("suite"));
    noted.calls();
    desk.cancelled(first, claim.id());
    assertThat(locks())
        .startsWith("OrderStore.lock", "SubscriptionStore.lock")
        .doesNotContain("OrganizationStore.keepOpen");
  }

  private List<String> locks() {
    return noted.calls().stream()
        .filter(call -> LOCKS.stream().anyMatch(call::startsWith))
        .toList();
  }
}
