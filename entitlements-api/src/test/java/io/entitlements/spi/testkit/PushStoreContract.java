package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.NOW;
import static io.entitlements.spi.testkit.Fixtures.link;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.roster.PushToken;
import io.entitlements.roster.PushedPage;
import io.entitlements.roster.PushedResource;
import io.entitlements.roster.PushedResource.Kind;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RosterSettings;
import io.entitlements.spi.PushStore.Opened;
import io.entitlements.spi.PushedRow;
import io.entitlements.spi.RosterState;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.PushTokenId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** What directories push, and by which tokens. */
public abstract class PushStoreContract extends StoreContract {

  /** For subclasses. */
  protected PushStoreContract() {}

  private RosterConnection given() {
    return write(
        work -> {
          Subscription subscription = Given.emptySubscription(work);
          RosterConnection connection =
              new RosterConnection(
                  subscription.organization(),
                  new ConnectionId(Fixtures.id()),
                  subscription.id(),
                  "Pushed",
                  RosterSettings.DEFAULT);
          work.rosters().insert(connection, RosterState.begun(false));
          return connection;
        });
  }

  private static PushedRow row(Kind kind, String id, String name) {
    return new PushedRow(
        new PushedResource(kind, id, "{\"body\":\"of " + id + " é\"}", 1, NOW, NOW),
        name.isEmpty() ? Optional.empty() : Optional.of(name),
        Optional.of("external"));
  }

  private static PushedRow user(int number) {
    return row(Kind.USER, id(number), "name" + number);
  }

  private static PushedRow group(int number) {
    return row(Kind.GROUP, id(number), "");
  }

  private static String id(int number) {
    return "00000000-0000-7000-8000-%012d".formatted(number);
  }

  private PushedPage page(RosterConnection connection, Kind kind, long offset, int limit) {
    return read(work -> work.pushes().page(connection, kind, offset, limit));
  }

  @Test
  void a_token_is_found_by_its_digest_while_its_connection_lives() {
    RosterConnection connection = given();
    PushToken first = token(connection, Optional.empty());
    PushToken second = token(connection, Optional.of(NOW.plusSeconds(1)));
    change(
        work -> {
          work.pushes().insertToken(connection, first, "hash-1" + connection.id());
          work.pushes().insertToken(connection, second, "hash-2" + connection.id());
        });
    assertThat(find(work -> work.pushes().token("hash-2" + connection.id())))
        .contains(new Opened(second, connection));
    assertThat(list(work -> work.pushes().tokens(connection))).containsExactly(first, second);
    change(work -> work.pushes().removeToken(connection, second.id()));
    assertThat(find(work -> work.pushes().token("hash-2" + connection.id()))).isEmpty();
    change(work -> work.rosters().end(connection));
    assertThat(find(work -> work.pushes().token("hash-1" + connection.id()))).isEmpty();
  }

  private static PushToken token(RosterConnection connection, Optional<Instant> expiresAt) {
    return new PushToken(new PushTokenId(Fixtures.id()), connection.id(), NOW, expiresAt);
  }

  @Test
  void a_resource_is_found_by_all_of_its_keys_in_its_own_list_only() {
    RosterConnection connection = given();
    RosterConnection other = given();
    PushedRow ada = user(1);
    change(
        work -> {
          work.pushes().insert(connection, ada);
          work.pushes().insert(connection, user(2));
          work.pushes().insert(connection, group(1));
          work.pushes().insert(other, user(2));
        });
    assertThat(find(work -> work.pushes().find(connection, Kind.USER, id(1)))).contains(ada);
    assertThat(find(work -> work.pushes().find(other, Kind.USER, id(1)))).isEmpty();
    assertThat(find(work -> work.pushes().named(connection, Kind.USER, "name1"))).contains(ada);
    assertThat(find(work -> work.pushes().named(connection, Kind.GROUP, "name1"))).isEmpty();
    assertThat(list(work -> work.pushes().withExternalKey(connection, Kind.USER, "external", 9)))
        .containsExactly(ada, user(2));
    assertThat(list(work -> work.pushes().withExternalKey(connection, Kind.USER, "external", 1)))
        .containsExactly(ada);
    assertThat(
            this.<Set<String>>read(
                work ->
                    work.pushes().existing(connection, Kind.USER, List.of(id(1), id(2), id(3)))))
        .containsExactlyInAnyOrder(id(1), id(2));
  }

  @Test
  void a_name_is_one_resources() {
    RosterConnection connection = given();
    change(
        work -> {
          work.pushes().insert(connection, user(1));
          work.pushes().insert(connection, user(2));
        });
    PushedRow renamed = row(Kind.USER, id(2), "name1");
    assertThatThrownBy(() -> change(work -> work.pushes().update(connection, renamed)))
        .isInstanceOf(RuntimeException.class);
    assertThat(won(work -> work.pushes().insert(connection, row(Kind.USER, id(3), "name1"))))
        .isFalse();
    assertThat(find(work -> work.pushes().find(connection, Kind.USER, id(3)))).isEmpty();
    RosterConnection other = given();
    assertThat(won(work -> work.pushes().insert(other, row(Kind.USER, id(3), "name1")))).isTrue();
  }

  @Test
  void what_is_behind_a_place_is_found_whatever_was_removed_before() {
    RosterConnection connection = given();
    change(
        work -> {
          for (int i = 0; i < 6; i++) {
            work.pushes().insert(connection, user(i));
          }
        });
    SortedMap<Long, PushedResource> first = behind(connection, -1, 3);
    assertThat(first.values()).extracting(PushedResource::id).containsExactly(id(0), id(1), id(2));
    change(
        work -> {
          work.pushes().remove(connection, Kind.USER, id(0), NOW);
          work.pushes().remove(connection, Kind.USER, id(2), NOW);
        });
    assertThat(behind(connection, first.lastKey(), 9).values())
        .extracting(PushedResource::id)
        .containsExactly(id(3), id(4), id(5));
    assertThat(behind(given(), -1, 9)).isEmpty();
  }

  private SortedMap<Long, PushedResource> behind(
      RosterConnection connection, long place, int limit) {
    return read(work -> work.pushes().behind(connection, Kind.USER, place, limit));
  }

  @Test
  void pages_are_exact_wherever_the_list_grows_and_shrinks() {
    RosterConnection connection = given();
    List<String> expected = new ArrayList<>();
    change(work -> grow(work, connection, expected, 0, 1_030));
    assertPages(connection, expected);
    change(work -> shrink(work, connection, expected, 990, 1_030));
    assertPages(connection, expected);
    change(work -> shrink(work, connection, expected, 0, 500));
    change(work -> grow(work, connection, expected, 2_000, 2_040));
    assertPages(connection, expected);
    change(work -> shrink(work, connection, expected, 0, expected.size()));
    assertPages(connection, expected);
    change(work -> grow(work, connection, expected, 3_000, 3_501));
    assertPages(connection, expected);
  }

  private static void grow(
      UnitOfWork work, RosterConnection connection, List<String> all, int from, int to) {
    for (int i = from; i < to; i++) {
      work.pushes().insert(connection, user(i));
      all.add(id(i));
    }
  }

  private static void shrink(
      UnitOfWork work, RosterConnection connection, List<String> all, int from, int to) {
    List<String> gone = all.subList(from, to);
    gone.forEach(id -> work.pushes().remove(connection, Kind.USER, id, NOW));
    gone.clear();
  }

  private void assertPages(RosterConnection connection, List<String> expected) {
    for (int offset : new int[] {0, 1, 499, 500, 501, 520, 989, 1_000, expected.size()}) {
      PushedPage page = page(connection, Kind.USER, offset, 20);
      assertThat(page.total()).isEqualTo(expected.size());
      assertThat(page.resources())
          .extracting(PushedResource::id)
          .isEqualTo(expected.stream().skip(offset).limit(20).toList());
    }
  }

  @Test
  void a_resource_is_replaced_and_keeps_its_place() {
    RosterConnection connection = given();
    change(
        work -> {
          work.pushes().insert(connection, user(2));
          work.pushes().insert(connection, user(1));
        });
    PushedRow next =
        new PushedRow(
            new PushedResource(Kind.USER, id(2), "{}", 2, NOW, NOW.plusMillis(1)),
            Optional.of("other"),
            Optional.empty());
    change(work -> work.pushes().update(connection, next));
    assertThat(find(work -> work.pushes().named(connection, Kind.USER, "other"))).contains(next);
    assertThat(page(connection, Kind.USER, 0, 9).resources())
        .containsExactly(next.resource(), user(1).resource());
  }

  @Test
  void pages_pass_over_what_was_removed() {
    RosterConnection connection = given();
    change(
        work -> {
          for (int i = 0; i < 620; i++) {
            work.pushes().insert(connection, user(i));
          }
          for (int i = 400; i < 500; i++) {
            work.pushes().remove(connection, Kind.USER, id(i), NOW);
          }
          work.pushes().remove(connection, Kind.USER, id(502), NOW);
        });
    List<String> all = new ArrayList<>();
    for (int offset = 0; offset < 600; offset += 100) {
      PushedPage page = page(connection, Kind.USER, offset, 100);
      assertThat(page.total()).isEqualTo(519);
      page.resources().forEach(resource -> all.add(resource.id()));
    }
    assertThat(all).hasSize(519).isSorted().doesNotHaveDuplicates();
    assertThat(all.get(402)).isEqualTo(id(503));
    assertThat(page(connection, Kind.USER, 518, 9).resources()).hasSize(1);
    assertThat(page(connection, Kind.USER, 519, 9).resources()).isEmpty();
    assertThat(page(connection, Kind.USER, 0, 0)).isEqualTo(new PushedPage(519, List.of()));
    assertThat(page(connection, Kind.GROUP, 0, 9)).isEqualTo(new PushedPage(0, List.of()));
  }

  @Test
  void members_are_of_one_group_and_go_with_it_and_with_themselves() {
    RosterConnection connection = given();
    change(
        work -> {
          for (int i = 1; i <= 3; i++) {
            work.pushes().insert(connection, user(i));
          }
          work.pushes().insert(connection, group(7));
          work.pushes().insert(connection, group(8));
          work.pushes().addMembers(connection, id(7), List.of(id(1), id(2)));
          work.pushes().addMembers(connection, id(8), List.of(id(1)));
        });
    assertThat(members(connection))
        .isEqualTo(Map.of(id(7), List.of(id(1), id(2)), id(8), List.of(id(1))));
    assertThat(
            this.<Set<String>>read(
                work -> work.pushes().membersAmong(connection, id(7), List.of(id(2), id(3)))))
        .containsExactly(id(2));
    change(work -> work.pushes().removeMembers(connection, id(7), List.of(id(2), id(3))));
    change(work -> work.pushes().remove(connection, Kind.USER, id(1), NOW.plusMillis(5)));
    assertThat(members(connection)).isEmpty();
    PushedResource changed =
        find(work -> work.pushes().find(connection, Kind.GROUP, id(8))).orElseThrow().resource();
    assertThat(changed.version()).isEqualTo(2);
    assertThat(changed.modifiedAt()).isEqualTo(NOW.plusMillis(5));
    change(work -> work.pushes().addMembers(connection, id(8), List.of(id(3))));
    change(work -> work.pushes().remove(connection, Kind.GROUP, id(8), NOW));
    assertThat(members(connection)).isEmpty();
  }

  private Map<String, List<String>> members(RosterConnection connection) {
    return map(work -> work.pushes().members(connection, List.of(id(7), id(8))));
  }

  @Test
  void releases_are_counted_by_whole_hours() {
    RosterConnection connection = given();
    Instant hour = Instant.parse("2026-03-02T10:00:00Z");
    change(
        work -> {
          work.pushes().noteRelease(connection, hour.minusMillis(1));
          work.pushes().noteRelease(connection, hour);
          work.pushes().noteRelease(connection, hour.plusSeconds(3_599));
        });
    assertThat(number(work -> work.pushes().releasedSince(connection, hour.plusSeconds(60))))
        .isEqualTo(2);
    assertThat(number(work -> work.pushes().releasedSince(connection, hour.minusMillis(1))))
        .isEqualTo(3);
    change(work -> work.pushes().noteRelease(connection, hour.plus(Duration.ofDays(3))));
    assertThat(number(work -> work.pushes().releasedSince(connection, Instant.EPOCH))).isEqualTo(1);
    RosterConnection other = given();
    assertThat(number(work -> work.pushes().releasedSince(other, Instant.EPOCH))).isZero();
  }

  @Test
  void what_is_kept_of_a_person_is_forgotten_by_their_links() {
    RosterConnection connection = given();
    AccountId ada = write(Given::accountId);
    change(
        work -> {
          work.pushes().insert(connection, user(1));
          work.pushes().insert(connection, user(2));
          work.rosterLinks().insert(connection, List.of(link(id(1), ada)));
          work.pushes().forget(connection.organization(), ada, NOW);
        });
    assertThat(page(connection, Kind.USER, 0, 9).resources()).containsExactly(user(2).resource());
  }

  @Test
  void a_connection_that_has_ended_is_cleared_piece_by_piece_and_then_forgotten() {
    RosterConnection connection = given();
    change(
        work -> {
          work.pushes().insertToken(connection, token(connection, Optional.empty()), "h");
          for (int i = 0; i < 5; i++) {
            work.pushes().insert(connection, user(i));
          }
          work.pushes().insert(connection, group(7));
          work.pushes().addMembers(connection, id(7), List.of(id(1)));
          work.pushes().noteRelease(connection, NOW);
          work.rosters().end(connection);
        });
    int pieces = 0;
    while (won(work -> work.pushes().clear(connection, 2))) {
      pieces++;
    }
    assertThat(pieces).isBetween(3, 12);
    change(work -> work.rosters().forget(connection.organization(), connection.id()));
    assertThat(find(work -> work.rosters().ended(connection.organization(), connection.id())))
        .isEmpty();
  }
}
