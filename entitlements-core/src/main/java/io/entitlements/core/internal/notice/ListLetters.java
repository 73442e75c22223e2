package io.entitlements.core.internal.notice;

import io.entitlements.catalog.Product;
import io.entitlements.core.internal.mail.Letter;
import io.entitlements.core.internal.mail.Phrase;
import io.entitlements.core.internal.notice.Notice.OfList.What;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RunState;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.spi.RosterRun;
import io.entitlements.spi.RosterState;
import io.entitlements.spi.UnitOfWork;
import java.util.Optional;

/** What is said about lists. Only numbers: who is listed is seen in the portal. */
final class ListLetters {

  private ListLetters() {}

  /** The letter, unless it is not so any more. */
  static Optional<Letter> write(
      Notice.OfList notice, UnitOfWork store, NoticeFacts facts, Product product) {
    return store
        .rosters()
        .find(facts.organization().id(), notice.connection())
        .flatMap(connection -> write(notice.what(), store, connection, facts, product));
  }

  private static Optional<Letter> write(
      What what,
      UnitOfWork store,
      RosterConnection connection,
      NoticeFacts facts,
      Product product) {
    RosterState state = store.rosters().state(connection);
    Optional<RosterRun> current =
        state.current().flatMap(run -> store.rosterRuns().find(connection.organization(), run));
    Optional<RosterRun> held =
        state.held().flatMap(run -> store.rosterRuns().find(connection.organization(), run));
    boolean isStill =
        switch (what) {
          case FAILED -> state.failures() > 0;
          case RECOVERED -> state.failures() == 0;
          case HELD -> held.filter(run -> run.state() == RunState.HELD).isPresent();
          case PREVIEW -> current.filter(run -> run.state() == RunState.PLANNED).isPresent();
        };
    if (!isStill) {
      return Optional.empty();
    }
    String list = connection.name();
    Phrase name = facts.name(product);
    return Optional.of(
        switch (what) {
          case FAILED ->
              about("list.failed.subject", "list.failed.what", list, name).say("list.failed.next");
          case RECOVERED ->
              about("list.recovered.subject", "list.recovered.what", list, name)
                  .say("list.recovered.next");
          case HELD ->
              about("list.held.subject", "list.held.what", list, name)
                  .say(Phrase.counted("list.held.seats", held(held)))
                  .say("list.held.next");
          case PREVIEW ->
              about("list.preview.subject", "list.preview.what", list, name)
                  .say("list.preview.next");
        });
  }

  private static Letter about(String subject, String text, String list, Phrase name) {
    return Letter.about(Phrase.of(subject).with("list", list))
        .say(Phrase.of(text).with("list", list).with("name", name));
  }

  private static int held(Optional<RosterRun> current) {
    return current
        .map(run -> run.result().counts().getOrDefault(Result.RELEASE_PLANNED, 0))
        .orElse(0);
  }
}
