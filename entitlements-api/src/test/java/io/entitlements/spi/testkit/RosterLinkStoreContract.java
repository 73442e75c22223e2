package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.NOW;
import static io.entitlements.spi.testkit.Fixtures.link;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RosterSettings;
import io.entitlements.roster.RunState;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.spi.RosterDigest;
import io.entitlements.spi.RosterLink;
import io.entitlements.spi.RosterLink.Standing;
import io.entitlements.spi.RosterRun;
import io.entitlements.spi.RosterRun.Planned;
import io.entitlements.spi.RosterRun.Progress;
import io.entitlements.spi.RosterRunRow;
import io.entitlements.spi.RosterState;
import io.entitlements.spi.RosterStore;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.RosterRunId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which person of a list is which account, and what the list says of them. */
public abstract class RosterLinkStoreContract extends StoreContract {

  private static final RosterState NEW = RosterState.begun(false);

  /** For subclasses. */
  protected RosterLinkStoreContract() {}

  @Test
  void links_are_found_by_identifier_and_replaced() {
    RosterConnection connection = given("Teachers");
    RosterConnection second = named(connection, "Students");
    change(work -> work.rosters().insert(second, NEW));
    RosterLink ada = link("d-1", write(Given::accountId));
    RosterLink ben = link("d-2", write(Given::accountId), Standing.LISTED);
    change(work -> work.rosterLinks().insert(connection, List.of(ada, ben)));
    change(work -> work.rosterLinks().insert(second, List.of(link("d-1", ben.account()))));
    RosterLink gone =
        new RosterLink("d-1", ben.account(), -1, Standing.GONE, new RosterRunId(Fixtures.id()));

    assertThat(links(connection)).isEqualTo(Map.of("d-1", ada, "d-2", ben));
    change(work -> work.rosterLinks().update(connection, List.of(gone)));

    assertThat(links(connection)).isEqualTo(Map.of("d-1", gone, "d-2", ben));
    assertThat(links(second)).isEqualTo(Map.of("d-1", link("d-1", ben.account())));
    assertThat(list(work -> work.rosterLinks().digests(connection, Optional.empty(), 9)))
        .containsExactly(new RosterDigest("d-2", 7));
    assertThat(number(work -> work.rosterLinks().seated(connection))).isZero();
    assertThat(number(work -> work.rosterLinks().seated(second))).isEqualTo(1);
  }

  @Test
  void whom_a_list_gives_a_seat_is_counted_whatever_becomes_of_links() {
    RosterConnection connection = given("Teachers");
    AccountId ada = write(Given::accountId);
    AccountId ben = write(Given::accountId);
    change(
        work ->
            work.rosterLinks()
                .insert(
                    connection,
                    List.of(
                        link("d-1", ada), link("d-2", ben), link("d-3", ada, Standing.LISTED))));
    assertThat(seated(connection)).isEqualTo(2);
    change(work -> work.rosterLinks().update(connection, List.of(link("d-1", ada))));
    assertThat(seated(connection)).isEqualTo(2);
    change(
        work ->
            work.rosterLinks()
                .update(
                    connection,
                    List.of(link("d-1", ada, Standing.GONE), link("d-2", ada), link("d-3", ada))));
    assertThat(seated(connection)).isEqualTo(2);
    change(work -> work.rosterLinks().update(connection, List.of(link("d-3", ben))));
    change(work -> work.rosterLinks().unlink(connection.organization(), ada));
    assertThat(seated(connection)).isEqualTo(1);
    change(work -> work.rosterLinks().remove(connection, List.of("d-3", "d-9")));
    assertThat(seated(connection)).isZero();
    assertThat(links(connection)).isEmpty();
  }

  private int seated(RosterConnection connection) {
    return number(work -> work.rosterLinks().seated(connection));
  }

  @Test
  void links_that_are_gone_since_a_run_are_removed_and_no_others() {
    RosterConnection connection = given("Teachers");
    RosterRunId run = new RosterRunId(Fixtures.id());
    AccountId ada = write(Given::accountId);
    RosterLink gone = new RosterLink("d-1", ada, 1, Standing.GONE, run);
    RosterLink listed = new RosterLink("d-2", ada, 1, Standing.LISTED, run);
    RosterLink other = link("d-3", ada, Standing.GONE);
    change(work -> work.rosterLinks().insert(connection, List.of(gone, listed, other)));
    change(work -> work.rosterLinks().removeGone(connection, run));
    assertThat(links(connection)).isEqualTo(Map.of("d-2", listed, "d-3", other));
  }

  @Test
  void a_live_connection_is_locked_with_what_its_pushes_depend_on() {
    RosterConnection connection = given("Teachers");
    assertThat(find(work -> work.rosters().lockLive(connection)))
        .contains(
            read(
                work ->
                    new RosterStore.Locked(
                        connection,
                        work.rosters().state(connection),
                        work.organizations()
                            .find(connection.organization())
                            .orElseThrow()
                            .details()
                            .zone(),
                        true,
                        work.events().revision(connection.organization()),
                        false)));
    change(work -> work.organizations().close(connection.organization(), Fixtures.NOW));
    assertThat(find(work -> work.rosters().lockLive(connection)).orElseThrow().isOpen()).isFalse();
    change(work -> work.rosters().end(connection));
    assertThat(find(work -> work.rosters().lockLive(connection))).isEmpty();
  }

  private Map<String, RosterLink> links(RosterConnection connection) {
    return write(work -> work.rosterLinks().find(connection, List.of("d-1", "d-2", "d-3")));
  }

  @Test
  void directory_identifiers_that_differ_by_case_or_accent_are_different() {
    RosterConnection connection = given("Teachers");
    for (String id : new String[] {"Zoe", "zoe", "Zoé"}) {
      RosterLink link = link(id, write(Given::accountId));

      change(work -> work.rosterLinks().insert(connection, List.of(link)));

      assertThat(map(work -> work.rosterLinks().find(connection, List.of(id))))
          .isEqualTo(Map.of(id, link));
    }
  }

  @Test
  void digests_come_in_pages_and_none_twice() {
    RosterConnection connection = given("Teachers");
    AccountId account = write(Given::accountId);
    List<String> ids = List.of("A", "a", "B", "b-1", "b.1", "ä", "10", "9");
    change(
        work ->
            work.rosterLinks()
                .insert(connection, ids.stream().map(id -> link(id, account)).toList()));
    List<String> read = new ArrayList<>();
    Optional<String> after = Optional.empty();
    for (int i = 0; i < 4; i++) {
      Optional<String> behind = after;
      for (RosterDigest said : list(work -> work.rosterLinks().digests(connection, behind, 3))) {
        read.add(said.directoryId());
        after = Optional.of(said.directoryId());
      }
    }

    assertThat(read).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void who_is_listed_and_holds_no_seat_is_found_and_who_holds_a_typed_one() {
    Subscription subscription = write(Given::emptySubscription);
    RosterConnection connection = connected(subscription, "Teachers");
    AccountId held = write(Given::accountId);
    AccountId unmet = write(Given::accountId);
    change(
        work -> {
          Given.capacity(work, subscription, Given.forever(5));
          work.seats().take(Fixtures.personSeat(subscription, held, NOW));
          work.rosterLinks()
              .insert(
                  connection,
                  List.of(
                      link("d-1", held),
                      link("d-2", unmet),
                      link("d-3", unmet, Standing.LISTED),
                      link("d-4", unmet, Standing.GONE)));
        });

    assertThat(list(work -> work.rosterLinks().unmet(connection, 9)))
        .containsExactly(link("d-2", unmet));
    assertThat(list(work -> work.rosterLinks().typed(connection, Optional.empty(), 9)))
        .containsExactly(held);
    assertThat(list(work -> work.rosterLinks().typed(connection, Optional.of(held), 9))).isEmpty();
  }

  @Test
  void from_whom_a_run_took_a_seat_that_the_list_gives_again_is_found_unless_there_is_one() {
    Subscription subscription = write(Given::emptySubscription);
    RosterConnection connection = connected(subscription, "Teachers");
    RosterRunId run = new RosterRunId(Fixtures.id());
    AccountId held = write(Given::accountId);
    List<RosterLink> links = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      AccountId account = i == 0 ? held : write(Given::accountId);
      Standing standing = i == 1 ? Standing.GONE : Standing.SEATED;
      links.add(new RosterLink("d-" + i, account, 7, standing, run));
    }
    RosterLink later = link("d-5", write(Given::accountId));
    change(
        work -> {
          Given.capacity(work, subscription, Given.forever(5));
          work.seats().take(Fixtures.personSeat(subscription, held, NOW));
          work.rosterLinks().insert(connection, links);
          work.rosterLinks().insert(connection, List.of(later));
          work.rosterRuns().insert(run(connection, run));
          work.rosterRuns()
              .addRows(
                  connection.organization(),
                  run,
                  List.of(
                      row(-1, "d-4", Result.RELEASE_PLANNED),
                      row(0, "d-0", Result.RELEASE_PLANNED),
                      row(1, "d-1", Result.RELEASE_PLANNED),
                      row(2, "d-2", Result.SEAT_GIVEN),
                      row(3, "d-3", Result.RELEASE_PLANNED),
                      row(5, "d-5", Result.RELEASE_PLANNED)));
        });

    assertThat(list(work -> work.rosterLinks().deprived(connection, run, 9)))
        .containsExactly(links.get(4), links.get(3));
    assertThat(list(work -> work.rosterLinks().deprived(connection, run, 1)))
        .containsExactly(links.get(4));
  }

  private static RosterRun run(RosterConnection connection, RosterRunId id) {
    return new RosterRun(
        connection.organization(),
        id,
        connection.id(),
        Optional.empty(),
        NOW,
        "scope",
        new Progress(RunState.UNDOING, 5, NOW, Optional.empty()),
        Planned.NOTHING);
  }

  private static RosterRunRow row(int ordinal, String directoryId, Result result) {
    return new RosterRunRow(
        ordinal,
        Optional.of(directoryId),
        Optional.empty(),
        result,
        Set.of(),
        false,
        Optional.of(Standing.SEATED),
        Optional.empty());
  }

  @Test
  void what_lists_of_a_subscription_say_of_people_is_found_but_for_who_is_gone() {
    RosterConnection teachers = given("Teachers");
    RosterConnection staff = named(teachers, "Staff");
    RosterConnection elsewhere = given("Teachers");
    AccountId account = write(Given::accountId);
    AccountId other = write(Given::accountId);
    change(
        work -> {
          work.rosters().insert(staff, NEW);
          work.rosterLinks().insert(teachers, List.of(link("d-1", account), link("d-2", other)));
          work.rosterLinks()
              .insert(
                  staff,
                  List.of(
                      link("d-1", account, Standing.LISTED), link("d-2", other, Standing.GONE)));
          work.rosterLinks().insert(elsewhere, List.of(link("d-1", account)));
        });

    assertThat(
            list(
                work ->
                    work.rosterLinks()
                        .listed(
                            teachers.organization(),
                            teachers.subscription(),
                            List.of(account, other))))
        .extracting(each -> each.connection() + each.link().directoryId())
        .containsExactlyInAnyOrder(
            teachers.id() + "d-1", teachers.id() + "d-2", staff.id() + "d-1");
  }

  @Test
  void person_unlinked_in_an_organization_is_linked_in_no_connection_of_it_and_others_stay() {
    RosterConnection teachers = given("Teachers");
    RosterConnection staff = named(teachers, "Staff");
    RosterConnection elsewhere = given("Teachers");
    AccountId account = write(Given::accountId);
    AccountId other = write(Given::accountId);
    change(
        work -> {
          work.rosters().insert(staff, NEW);
          work.rosterLinks().insert(teachers, List.of(link("d-1", account), link("d-2", other)));
          work.rosterLinks().insert(staff, List.of(link("d-1", account)));
          work.rosterLinks().insert(elsewhere, List.of(link("d-1", account)));
        });

    change(work -> work.rosterLinks().unlink(teachers.organization(), account));

    assertThat(links(teachers)).containsOnlyKeys("d-2");
    assertThat(links(staff)).isEmpty();
    assertThat(links(elsewhere)).containsOnlyKeys("d-1");
  }

  @Test
  void links_of_a_connection_that_has_ended_count_no_more_and_are_removed_from_the_first_on() {
    RosterConnection teachers = given("Teachers");
    RosterConnection staff = named(teachers, "Staff");
    AccountId account = write(Given::accountId);
    change(
        work -> {
          work.rosters().insert(staff, NEW);
          work.rosterLinks()
              .insert(
                  teachers,
                  List.of(
                      link("d-1", account),
                      link("d-2", account, Standing.GONE),
                      link("d-3", account, Standing.LISTED)));
          work.rosterLinks().insert(staff, List.of(link("d-1", account)));
          work.rosters().end(teachers);
        });

    assertThat(
            list(
                work ->
                    work.rosterLinks()
                        .listed(
                            teachers.organization(), teachers.subscription(), List.of(account))))
        .extracting(each -> each.connection())
        .containsExactly(staff.id());
    assertThat(first(teachers, 2)).containsExactly("d-1", "d-2");
    change(work -> work.rosterLinks().remove(teachers, List.of("d-1", "d-2", "d-9")));
    assertThat(first(teachers, 2)).containsExactly("d-3");
    assertThat(first(staff, 2)).containsExactly("d-1");
    change(work -> work.rosterLinks().unlink(teachers.organization(), account));
    assertThat(first(teachers, 2)).isEmpty();
  }

  private List<String> first(RosterConnection connection, int limit) {
    return list(work -> work.rosterLinks().first(connection, limit)).stream()
        .map(RosterLink::directoryId)
        .toList();
  }

  private RosterConnection given(String name) {
    return connected(write(Given::emptySubscription), name);
  }

  private RosterConnection connected(Subscription subscription, String name) {
    RosterConnection connection =
        new RosterConnection(
            subscription.organization(),
            new ConnectionId(Fixtures.id()),
            subscription.id(),
            name,
            RosterSettings.DEFAULT);
    assertThat(won(work -> work.rosters().insert(connection, NEW))).isTrue();
    return connection;
  }

  private static RosterConnection named(RosterConnection like, String name) {
    return new RosterConnection(
        like.organization(),
        new ConnectionId(Fixtures.id()),
        like.subscription(),
        name,
        like.settings());
  }
}
