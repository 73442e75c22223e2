package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.error.StorageException;
import io.entitlements.error.StorageException.Outcome;
import io.entitlements.roster.RosterSettings;
import io.entitlements.spi.RosterLink;
import io.entitlements.spi.RosterLink.Standing;
import io.entitlements.spi.RosterState;
import io.entitlements.spi.Storage;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.spi.Wakeups;
import io.entitlements.type.RosterRunId;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A directory is told in SCIM's words that the fault is here, and what comes again is taken. */
class ScimFaultTest extends WorldContract {

  private final Broken storage = new Broken();

  // JUnit sets it before each test.
  @SuppressWarnings("NullAway.Init")
  private ScimWorld scim;

  @Override
  protected Storage createStorage() {
    return storage;
  }

  @BeforeEach
  void connect() {
    scim = ScimWorld.in(world(), 3);
  }

  @Test
  void a_store_that_cannot_answer_now_is_unavailable_and_says_when_to_ask_again() {
    storage.fault =
        Optional.of(
            () -> new StorageException(Outcome.NOT_DONE, "no connection", new SQLException()));
    for (ScimWorld.Answer answer : asked()) {
      assertThat(answer.isError(503, "").header("Retry-After")).isEqualTo("30");
    }
    assertTakenAgain();
  }

  @Test
  void a_fault_is_said_to_be_one_and_reveals_nothing() {
    for (Supplier<RuntimeException> fault :
        List.<Supplier<RuntimeException>>of(
            () -> new StorageException(Outcome.BROKEN, "secret of the store", new SQLException()),
            () -> new IllegalStateException("secret of the store"))) {
      storage.fault = Optional.of(fault);
      for (ScimWorld.Answer answer : asked()) {
        assertThat(answer.isError(500, "").text("detail")).doesNotContain("secret");
        assertThat(answer.header("Retry-After")).isEmpty();
      }
    }
    assertTakenAgain();
  }

  private List<ScimWorld.Answer> asked() {
    return List.of(
        scim.get("Users"),
        scim.post("Users", ScimWorld.body("ada")),
        scim.deactivate("0".repeat(36)),
        scim.delete("Groups/" + "0".repeat(36)));
  }

  private void assertTakenAgain() {
    storage.fault = Optional.empty();
    scim.post("Users", ScimWorld.body("ada")).is(201);
    assertThat(scim.list().assigned()).isEqualTo(1);
  }

  @Test
  void while_another_list_ends_people_are_unavailable_and_groups_are_not() {
    RosterWorld other = RosterWorld.in(scim.list().district(), "ending", RosterSettings.DEFAULT);
    world()
        .storage()
        .write(
            store -> {
              store
                  .rosterLinks()
                  .insert(
                      other.connection(),
                      List.of(
                          new RosterLink(
                              "d-1",
                              other.by(),
                              1,
                              Standing.LISTED,
                              new RosterRunId(new UUID(1, 1)))));
              RosterState state = store.rosters().state(other.connection());
              store.rosters().update(other.connection(), state);
              return store.rosters().end(other.connection());
            });
    assertThat(scim.post("Users", ScimWorld.body("ada")).isError(503, "").header("Retry-After"))
        .isEqualTo("30");
    scim.post("Groups", "{'displayName':'g'}").is(201);
    world()
        .storage()
        .write(
            store -> {
              store.rosterLinks().remove(other.connection(), List.of("d-1"));
              return true;
            });
    scim.post("Users", ScimWorld.body("ada")).is(201);
  }

  /** A store that fails while it is told to. */
  private static final class Broken implements Storage {

    private final Storage storage = MemoryStorage.create();
    private volatile Optional<Supplier<RuntimeException>> fault = Optional.empty();

    private void check() {
      if (fault.isPresent()) {
        throw fault.get().get();
      }
    }

    @Override
    public <T> T write(Function<UnitOfWork, T> work) {
      check();
      return storage.write(work);
    }

    @Override
    public <T> T read(Function<UnitOfWork, T> work) {
      check();
      return storage.read(work);
    }

    @Override
    public boolean isShared() {
      return storage.isShared();
    }

    @Override
    public Optional<Wakeups> wakeups() {
      return storage.wakeups();
    }

    @Override
    public void close() {
      storage.close();
    }
  }
}
