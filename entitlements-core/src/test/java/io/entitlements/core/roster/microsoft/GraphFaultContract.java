package io.entitlements.core.roster.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.roster.Reading;
import io.entitlements.core.roster.ServedFaultContract;
import io.entitlements.core.testkit.LocalGraph;
import io.entitlements.error.RosterUnavailableException;
import io.entitlements.error.RosterUnavailableException.Reason;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterCheckpoint;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong between Microsoft and us, with each kind of list. */
abstract class GraphFaultContract extends ServedFaultContract<LocalGraph> {

  private final MicrosoftList list;

  GraphFaultContract(MicrosoftList list) {
    this.list = list;
  }

  @Override
  protected LocalGraph server(Clock clock) {
    return ServedGraph.tenAtOnce(clock);
  }

  @Override
  protected RosterSource source(Duration timeout) {
    MicrosoftSettings settings = ServedGraph.settings(server, server.app(), list, timeout);
    return ServedGraph.roster(http, settings, clock(), pauses);
  }

  @Override
  protected String member() {
    return "value";
  }

  @Override
  protected void listThirtyFive() {
    ServedGraph.listTeachers(server, 35);
  }

  @ParameterizedTest
  @EnumSource(LocalGraph.Gone.class)
  void changesThatAreNotToldAnyMore_meanThatEverybodyIsRead(LocalGraph.Gone how) {
    Reading first = Reading.of(source());
    server.expireLinks(how);
    Reading second = first.then(source());
    assertThat(second.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(second.ids()).hasSize(35);
    assertThat(second.said().remarks())
        .containsExactly("what changed is not told any more since then; everybody was read");
    assertThat(second.then(source()).said().verdict()).isEqualTo(Verdict.DELTA);
  }

  @ParameterizedTest
  @EnumSource(LocalGraph.Gone.class)
  void linkThatEndsInTheMiddle_beginsTheListAgain_once(LocalGraph.Gone how) {
    server.fails(
        (exchange, page) -> {
          if (page == 2) {
            server.expireLinks(how);
          }
          return false;
        });
    Reading reading = Reading.of(source());
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.ids().stream().distinct()).hasSize(35);
    server.fails(
        (exchange, page) -> {
          server.expireLinks(how);
          return false;
        });
    assertThat(failure().reason()).isIn(Reason.UNREACHABLE, Reason.MALFORMED);
  }

  @Test
  void whoIsNamedOnlyByWhatWasReadBeforeTheListBeganAgain_isNotListed() {
    server.fails(
        (exchange, page) -> {
          if (page == 3) {
            server.directory().leave(ServedGraph.GROUP, "u001");
            server.directory().remove("u001", "deleted");
            server.expireLinks(LocalGraph.Gone.WITH_LOCATION);
          }
          return false;
        });
    Reading reading = Reading.of(source());
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.last("u001").filter(Person.class::isInstance)).isEmpty();
    assertThat(reading.last("u002").filter(Person.class::isInstance)).isPresent();
  }

  @Test
  void linkToAnotherServer_isNotFollowed() {
    try (LocalGraph elsewhere = ServedGraph.tenAtOnce(clock())) {
      server.fails(
          (exchange, page) -> {
            String link = elsewhere.graph() + "users/delta?$skiptoken=1.0.0.0.";
            String json = "{\"value\":[],\"@odata.nextLink\":\"" + link + "\"}";
            server.send(exchange, 200, json);
            return true;
          });
      assertThat(failure().reason()).isEqualTo(Reason.REDIRECTED);
      assertThat(elsewhere.requests()).isEmpty();
    }
  }

  @Test
  void checkpointThatLeadsElsewhere_isNotFollowed_andEverybodyIsRead() {
    try (LocalGraph elsewhere = ServedGraph.tenAtOnce(clock())) {
      String name = ServedGraph.settings(server, server.app(), list, Duration.ofSeconds(90)).name();
      for (String link :
          List.of(
              elsewhere.graph() + "users/delta?$deltatoken=x",
              server.root() + "other/users/delta?$deltatoken=x",
              server.graph() + "../other/users/delta?$deltatoken=x",
              server.graph().toString().replace("//", "//user@") + "other",
              "other:link",
              "other")) {
        Optional<RosterCheckpoint> kept = new DeltaState(name, NOON, link).checkpoint();
        Reading reading = Reading.of(source(), kept);
        assertThat(reading.said().verdict()).as(link).isEqualTo(Verdict.FULL);
        assertThat(reading.ids()).hasSize(35);
      }
      assertThat(elsewhere.requests()).isEmpty();
      assertThat(server.requests()).noneMatch(asked -> asked.contains("other"));
    }
  }

  @Test
  void linksWithoutEnd_areMalformed() {
    server.fails(
        (exchange, page) -> {
          String link = server.graph() + "users/delta?$skiptoken=x";
          server.send(exchange, 200, "{\"value\":[],\"@odata.nextLink\":\"" + link + "\"}");
          return true;
        });
    RosterUnavailableException failure = failure();
    assertThat(failure).hasMessageEndingWith(": the pages repeat");
    server.fails(
        (exchange, page) -> {
          String link = server.graph() + "users/delta?$skiptoken=x" + page;
          server.send(exchange, 200, "{\"value\":[],\"@odata.nextLink\":\"" + link + "\"}");
          return true;
        });
    assertThat(failure()).hasMessageEndingWith(": the pages repeat");
  }

  @Test
  void listThatNeitherEndsNorGoesOn_isMalformed() {
    server.fails(
        (exchange, page) -> {
          server.send(exchange, 200, "{\"value\":[]}");
          return true;
        });
    assertThat(failure()).hasMessageEndingWith(": expected a nextLink or a deltaLink");
  }

  @Test
  void pageWithoutEntries_andEntriesThatComeAgain_areAsTheyShouldBe() {
    server.pauses();
    server.replays();
    Reading first = Reading.of(source());
    assertThat(first.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(first.ids().stream().distinct()).hasSize(35);
    Reading second = first.then(source());
    assertThat(second.said().verdict()).isEqualTo(Verdict.DELTA);
    assertThat(second.records()).isEmpty();
  }
}
