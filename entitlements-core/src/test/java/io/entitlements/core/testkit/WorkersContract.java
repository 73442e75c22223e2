package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.entitlements.core.JobWorker;
import io.entitlements.event.ClaimEvent.ClaimFulfilled;
import io.entitlements.event.RecordedEvent;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Revision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Workers on several nodes, whose clocks differ by more than a lease, so that each takes jobs over
 * that another has in hand: what they change is changed once. A store's author extends this class
 * once.
 */
public abstract class WorkersContract extends WorldContract {

  /** How far the clocks of the nodes are ahead. */
  private static final List<Duration> AHEAD =
      List.of(Duration.ZERO, Duration.ofMinutes(5), Duration.ofMinutes(10));

  private static final int CLAIMS = Boolean.getBoolean("entitlements.thorough") ? 200 : 12;

  // The first call of each test makes them.
  @SuppressWarnings("NullAway.Init")
  private AccountId ada;

  @SuppressWarnings("NullAway.Init")
  private OrganizationId school;

  /** For subclasses. */
  protected WorkersContract() {}

  /**
   * How another process opens the store that {@link #createStorage} has made last.
   *
   * @return empty, as by default, if no other process can: then only threads work
   */
  protected Optional<StoreOpening> opening() {
    return Optional.empty();
  }

  @BeforeEach
  final void submitClaims() {
    ada = world().activeAccount("ada@school.example");
    school = world().organization(ada, "A School");
    Shop shop = new Shop(world());
    for (int i = 0; i < CLAIMS; i++) {
      shop.submit(shop.sell("suite").link(school), ada, "claim-" + i).orElseThrow();
    }
  }

  @Test
  void workers_of_three_nodes_whose_clocks_differ_fulfil_each_claim_once() {
    List<JobWorker> workers = new ArrayList<>();
    try {
      for (Duration ahead : AHEAD) {
        workers.add(
            JobWorker.builder(world().nodeAhead(ahead).jobs())
                .every(Duration.ofMillis(20))
                .start());
      }
      Awaited.until("claims", CLAIMS, this::fulfilled);
    } finally {
      workers.forEach(JobWorker::close);
    }
    assertFulfilledOnce();
  }

  @Test
  void workers_of_three_processes_whose_clocks_differ_fulfil_each_claim_once() {
    assumeTrue(opening().isPresent(), "the store is not shared");
    List<ChildProcess> children = new ArrayList<>();
    try {
      for (Duration ahead : AHEAD) {
        children.add(start(ahead, opening().get()));
      }
      children.forEach(child -> child.expect("ready"));
      children.forEach(child -> child.say("go"));
      Race.run(
          children.size(),
          Duration.ofMinutes(5),
          i -> {
            children.get(i).expect("done");
            return true;
          });
    } finally {
      children.forEach(ChildProcess::close);
    }
    assertFulfilledOnce();
  }

  private ChildProcess start(Duration ahead, StoreOpening opening) {
    List<String> arguments =
        Stream.of(List.of(ahead.toString(), folder.resolve("keys").toString()), opening.words())
            .flatMap(List::stream)
            .toList();
    return ChildProcess.start(
        WorkersChild.class, arguments, folder.resolve("errors" + ahead.toMinutes() + ".txt"));
  }

  private void assertFulfilledOnce() {
    // Of a worker that lost its job, another may have begun it and died.
    world().pass(Duration.ofMinutes(30));
    world().doJobs();
    assertThat(fulfilled()).isEqualTo(CLAIMS);
    assertThat(world().engine().subscriptions().overview(ada).items())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.keys()).hasSize(CLAIMS);
              assertThat(row.total()).isEqualTo(5 * CLAIMS);
            });
  }

  private int fulfilled() {
    int fulfilled = 0;
    Revision read = new Revision(school, 0);
    for (List<RecordedEvent> events = after(read); !events.isEmpty(); events = after(read)) {
      fulfilled +=
          (int) events.stream().filter(event -> event.event() instanceof ClaimFulfilled).count();
      read = events.get(events.size() - 1).revision();
    }
    return fulfilled;
  }

  private List<RecordedEvent> after(Revision read) {
    return world().engine().history().after(read, 1_000);
  }
}
