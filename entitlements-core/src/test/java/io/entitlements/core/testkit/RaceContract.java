package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Organization;
import io.entitlements.account.ServiceRegion;
import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimDraft;
import io.entitlements.claim.ClaimRefusal;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.SubscriptionId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Many at once: nothing is given that is not there, and nothing happens twice. */
public abstract class RaceContract extends WorldContract {

  private static final int THREADS = 8;

  /** For subclasses. */
  protected RaceContract() {}

  @RepeatedTest(3)
  void eight_threads_race_for_the_last_seats_and_exactly_those_are_given() {
    District district = world().district("suite", 10);
    SubscriptionId subscription = district.overview().subscription().id();
    String key = district.overview().keys().get(0).text().value();
    List<Integer> given =
        Race.run(
            THREADS,
            thread -> {
              int won = 0;
              for (int i = 0; i < 6; i++) {
                String name = "p" + thread + "-" + i;
                boolean got =
                    i % 3 == 2
                        ? isDone(
                            world()
                                .engine()
                                .activations()
                                .byProductKey(
                                    key, Given.installation(new DeviceId(new UUID(thread, i)))))
                        : isDone(
                            world()
                                .engine()
                                .seats()
                                .assign(
                                    district.administrator(),
                                    district.organization(),
                                    subscription,
                                    EmailAddress.of(name + "@school.example"),
                                    IdempotencyKey.of(name)));
                won += got ? 1 : 0;
              }
              return won;
            });
    assertThat(given.stream().mapToInt(Integer::intValue).sum()).isEqualTo(10);
    assertThat(district.overview().assigned()).isEqualTo(10);
  }

  @Test
  void of_racing_claims_one_wins_and_is_fulfilled_once_by_racing_workers() {
    AccountId admin = world().activeAccount("admin@school.example");
    OrganizationId organization = world().organization(admin, "A School");
    String secret = world().importedOrder("PO-1", "suite", 5);
    List<Outcome<Claim, ClaimRefusal>> answers =
        Race.run(
            THREADS,
            thread ->
                world()
                    .engine()
                    .claims()
                    .submit(
                        ClaimDraft.byLink(secret, organization),
                        admin,
                        Optional.empty(),
                        IdempotencyKey.of("claim" + thread)));
    assertThat(answers).filteredOn(RaceContract::isDone).hasSize(1);
    Race.run(THREADS, thread -> world().engine().jobs().runDue(5));
    world().doJobs();
    assertThat(world().engine().subscriptions().overview(admin).items()).hasSize(1);
    assertThat(world().engine().subscriptions().overview(admin).items().get(0).keys()).hasSize(1);
  }

  @Test
  void the_same_request_from_many_threads_adds_one_organization() {
    AccountId admin = world().activeAccount("admin@school.example");
    Organization.Details details =
        new Organization.Details("A School", "", Given.ZONE, ServiceRegion.EUROPE);
    List<OrganizationId> added =
        Race.run(
            THREADS,
            thread ->
                world()
                    .engine()
                    .organizations()
                    .add(admin, details, IdempotencyKey.of("same"))
                    .orElseThrow()
                    .id());
    assertThat(added).containsOnly(added.get(0));
    assertThat(world().engine().memberships().of(admin)).hasSize(1);
  }

  @Test
  void one_person_provisioned_by_many_threads_at_once_gets_one_account_and_one_seat() {
    District district = world().district("suite", 10);
    SubscriptionId subscription = district.overview().subscription().id();
    Race.run(
        THREADS,
        thread ->
            world()
                .engine()
                .seats()
                .assign(
                    district.administrator(),
                    district.organization(),
                    subscription,
                    EmailAddress.of("ada@school.example"),
                    IdempotencyKey.of("k" + thread))
                .orElseThrow());
    assertThat(district.overview().assigned()).isEqualTo(1);
  }

  private static boolean isDone(Outcome<?, ?> outcome) {
    return outcome instanceof Outcome.Done;
  }
}
