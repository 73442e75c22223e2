package io.entitlements.core.roster.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.core.roster.Reading;
import io.entitlements.core.testkit.LocalFaults;
import io.entitlements.core.testkit.LocalHabits;
import io.entitlements.core.testkit.LocalUser;
import io.entitlements.error.RosterUnavailableException;
import io.entitlements.error.RosterUnavailableException.Reason;
import io.entitlements.roster.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading page by page, from servers that differ in what they say, and lists that move. */
class OneRosterPagingTest extends ServedRoster {

  private static final int TEN = 10;

  @ParameterizedTest
  @CsvSource({
    "true, true",
    "true, false",
    "false, true",
    "false, false",
  })
  void everyPage_isRead_whateverTheServerSays(boolean totals, boolean links) {
    for (int people : new int[] {1, TEN, 21}) {
      server.clear();
      listTeachers(people);
      LocalHabits habits = new LocalHabits(totals, links, true, 100, true, true);
      for (int most : new int[] {7, 100}) {
        server.habits(habits.givingAtMost(most));
        Reading reading = Reading.of(source());
        assertThat(reading.ids()).hasSize(people).doesNotHaveDuplicates();
        assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
        assertThat(reading.said().remarks()).isEmpty();
      }
    }
  }

  @Test
  void pages_areAskedForInTheSameOrder() {
    listTeachers(25);
    Reading.of(source());
    assertThat(server.requests().stream().filter(r -> r.contains("/users")))
        .hasSize(3)
        .allSatisfy(request -> assertThat(request).contains("sort=sourcedId&orderBy=asc"));
  }

  @Test
  void shortPageInTheMiddle_isPartial() {
    listTeachers(35);
    server.twists(page -> page.number() == 2 ? page.with(page.rows().subList(0, 5)) : page);
    assertThat(Reading.of(source()).said().verdict()).isEqualTo(Verdict.PARTIAL);
    server.habits(new LocalHabits(false, true, true, 100, true, true));
    server.twists(page -> page.number() == 2 ? page.with(page.rows().subList(0, 5)) : page);
    Reading withoutTotal = Reading.of(source());
    assertThat(withoutTotal.said().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(withoutTotal.said().remarks())
        .containsExactly("a page in the middle of the list was shorter than others");
  }

  @Test
  void nextLinkThatIsLostOnAFullPage_isNotTakenForTheEnd() {
    server.habits(new LocalHabits(false, true, true, 100, true, true));
    listTeachers(35);
    server.twists(page -> page.number() == 2 ? page.unlinked() : page);
    Reading reading = Reading.of(source());
    assertThat(reading.ids()).hasSize(35);
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 404})
  void listThatEndsWithAFullPage_isWhole_whateverIsBehindIt(int status) {
    server.habits(new LocalHabits(false, true, true, 100, true, true));
    listTeachers(30);
    server.fails(status == 200 ? (exchange, page) -> false : LocalFaults.status(4, 9, status));
    Reading reading = Reading.of(source());
    assertThat(reading.ids()).hasSize(30);
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.said().remarks()).isEmpty();
  }

  @Test
  void missingLastPage_isPartial() {
    listTeachers(35);
    server.twists(page -> page.number() >= 4 ? page.with(List.of()) : page);
    Reading reading = Reading.of(source());
    assertThat(reading.said().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(reading.said().remarks())
        .containsExactly("the server announced 35 entries and gave 30");
  }

  @ParameterizedTest
  @ValueSource(ints = {34, 36})
  void changedTotal_isPartial(int later) {
    listTeachers(35);
    server.twists(page -> page.number() == 2 ? page.of(later) : page);
    Reading reading = Reading.of(source());
    assertThat(reading.said().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(reading.said().remarks())
        .contains("the list changed while it was read: its length did");
    assertThat(reading.said().checkpoint()).isEmpty();
  }

  @Test
  void someoneOnTwoPages_isPartial() {
    listTeachers(35);
    List<String> before = new ArrayList<>();
    server.twists(
        page -> {
          List<String> rows = new ArrayList<>(page.rows());
          if (page.number() == 2) {
            rows.set(0, before.get(before.size() - 1));
          }
          before.addAll(page.rows());
          return page.with(rows);
        });
    Reading reading = Reading.of(source());
    assertThat(reading.said().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(reading.said().remarks())
        .containsExactly("the list changed while it was read: someone is in it twice");
  }

  @Test
  void nextLinkThatRepeats_isStopped() {
    listTeachers(35);
    server.twists(page -> page.linked(server.requests().get(server.requests().size() - 1)));
    assertThatThrownBy(() -> Reading.of(source()))
        .isInstanceOfSatisfying(
            RosterUnavailableException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED))
        .hasMessageEndingWith("/users: the pages repeat");
    assertThat(server.requests()).hasSizeLessThan(10);
  }

  @Test
  void nextLinkOfEmptyPages_isStopped() {
    server.habits(new LocalHabits(false, true, true, 100, true, true));
    listTeachers(5);
    server.twists(
        page ->
            page.with(page.number() == 1 ? page.rows() : List.of())
                .linked("?offset=9&x=" + page.number()));
    Reading reading = Reading.of(source());
    assertThat(reading.said().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(reading.said().remarks())
        .containsExactly("an empty page says that there is another one");
    assertThat(server.requests()).hasSizeLessThan(10);
  }

  @Test
  void serverThatLooksAtNoOffset_isPartial() {
    listTeachers(5);
    server.habits(new LocalHabits(false, false, false, 100, true, true));
    Reading reading = Reading.of(source());
    assertThat(reading.said().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(reading.said().remarks())
        .contains("the server repeats its first page instead of giving others");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://elsewhere.example/ims/oneroster/rostering/v1p2/users?offset=10",
        "http://127.0.0.1:1/ims/oneroster/rostering/v1p2/users?offset=10",
        "http://portal@127.0.0.1/users?offset=10",
        "/other?offset=10",
        "//elsewhere.example/ims/oneroster/rostering/v1p2/users?offset=10",
        ":no link at all |"
      })
  void nextLinkThatLeadsElsewhere_isNotFollowed_andTheListIsReadAllTheSame(String link) {
    listTeachers(25);
    server.twists(page -> page.next().isPresent() ? page.linked(link) : page);
    Reading reading = Reading.of(source());
    assertThat(reading.ids()).hasSize(25);
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(server.requests()).noneMatch(request -> request.startsWith("/other"));
  }

  @Test
  void emptyList_isPartial() {
    Reading reading = Reading.of(source());
    assertThat(reading.said().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(reading.said().remarks()).containsExactly("the list is empty");
  }

  @Test
  void someoneWithoutIdentifier_isPartial() {
    listTeachers(3);
    server.twists(
        page ->
            page.with(
                page.rows().stream()
                    .map(row -> row.replace("{\"sourcedId\":\"u002\"", "{\"sourcedId\":null"))
                    .toList()));
    Reading reading = Reading.of(source());
    assertThat(reading.ids()).containsExactly("u001", "u003");
    assertThat(reading.said().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(reading.said().remarks())
        .containsExactly("someone is listed without a sourcedId that can be used");
  }

  @Test
  void namesWithMoreThanAPageHolds_areOneUnusablePerson() {
    listTeachers(2);
    server.list(LocalUser.teacher("u9", LONG_AGO).named("x".repeat(10 * 1024 * 1024)));
    Reading reading = Reading.of(source());
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.ids()).containsExactly("u001", "u002", "u9");
    assertThat(reading.record("u9").toString()).hasSizeLessThan(300);
  }
}
