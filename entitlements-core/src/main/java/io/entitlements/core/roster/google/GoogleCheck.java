package io.entitlements.core.roster.google;

import io.entitlements.core.internal.http.BearerTokens;
import io.entitlements.core.internal.http.JsonRecord;
import io.entitlements.core.internal.http.RemoteAnswer;
import io.entitlements.core.internal.http.RemoteCalls;
import io.entitlements.core.internal.source.Looks;
import io.entitlements.core.internal.source.People;
import io.entitlements.core.internal.source.Remarks;
import io.entitlements.core.roster.SettingsCheck;
import io.entitlements.core.roster.SettingsCheck.CanBeRead;
import io.entitlements.core.roster.SettingsCheck.CannotBeRead;
import io.entitlements.core.roster.SettingsCheck.Obstacle;
import io.entitlements.error.RosterUnavailableException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out what is missing to read a list. What Google writes for people is not looked at. */
final class GoogleCheck {

  private final RemoteCalls calls;
  private final GoogleSettings settings;

  GoogleCheck(RemoteCalls calls, GoogleSettings settings) {
    this.calls = calls;
    this.settings = settings;
  }

  SettingsCheck look() {
    return Looks.of(() -> token().orElseGet(this::list));
  }

  private Optional<SettingsCheck> token() {
    List<String> scopes = settings.list().scopes();
    String refusal = refusal(Optional.of(settings.subject()), scopes);
    return switch (refusal) {
      case "" -> Optional.empty();
      case "unauthorized_client", "access_denied", "invalid_scope" -> Optional.of(missing(scopes));
      default ->
          Optional.of(
              CannotBeRead.of(
                  refusal(Optional.empty(), scopes).isEmpty()
                      ? Obstacle.SUBJECT
                      : Obstacle.CREDENTIALS));
    };
  }

  /** Those scopes that are refused by themselves, or all. */
  private SettingsCheck missing(List<String> scopes) {
    List<String> refused =
        scopes.stream()
            .filter(scope -> !refusal(Optional.of(settings.subject()), List.of(scope)).isEmpty())
            .toList();
    return permission(refused.isEmpty() ? scopes : refused);
  }

  private static SettingsCheck permission(List<String> scopes) {
    return new CannotBeRead(Obstacle.PERMISSION, Optional.of(String.join(" ", scopes)));
  }

  /** By which error a token is refused; empty if it is given. */
  private String refusal(Optional<String> subject, List<String> scopes) {
    BearerTokens tokens = settings.account().tokens(subject, scopes);
    try {
      tokens.header(calls, "GET", settings.directory());
      return "";
    } catch (RosterUnavailableException failed) {
      if (tokens.refusal().isEmpty()) {
        throw failed;
      }
      return tokens.refusal();
    }
  }

  private SettingsCheck list() {
    GoogleList list = settings.list();
    BearerTokens tokens = settings.account().tokens(Optional.of(settings.subject()), list.scopes());
    People nobody = new People(page -> {}, new Remarks());
    if (list instanceof GoogleList.Classroom classroom) {
      return courses(
          tokens,
          new ClassroomPull(calls, tokens, nobody, settings.classroom(), classroom.domain()));
    }
    GooglePull pull = new GooglePull(calls, tokens, nobody, settings.directory());
    TokenPages.Query query =
        list instanceof GoogleList.Group group
            ? pull.members(group.email())
            : pull.users((GoogleList.Users) list);
    return page(tokens, query, list.scopes().get(0));
  }

  private SettingsCheck courses(BearerTokens tokens, ClassroomPull pull) {
    TokenPages.Query courses = pull.courses();
    RemoteAnswer answer = calls.look(courses.at(""), tokens);
    if (answer.status() != 200) {
      return refused(answer, GoogleScopes.COURSES, settings.classroom());
    }
    JsonRecord page = courses.read(answer);
    List<String> ids = ids(courses, page);
    if (ids.isEmpty()) {
      return new CanBeRead(true);
    }
    if (courses.isLast(page) && ownCourses(tokens, pull).containsAll(ids)) {
      // Who is no administrator sees nothing else.
      return CannotBeRead.of(Obstacle.SUBJECT);
    }
    return page(tokens, pull.teachers(ids.get(0)), GoogleScopes.ROSTERS);
  }

  private Set<String> ownCourses(BearerTokens tokens, ClassroomPull pull) {
    Set<String> own = new HashSet<>();
    for (TokenPages.Query query : pull.ownCourses()) {
      own.addAll(ids(query, query.read(calls.look(query.at(""), tokens))));
    }
    return own;
  }

  private static List<String> ids(TokenPages.Query query, JsonRecord page) {
    return page.list(query.member()).orElse(List.of()).stream()
        .flatMap(json -> GooglePull.id(json).stream())
        .toList();
  }

  private SettingsCheck page(BearerTokens tokens, TokenPages.Query query, String scope) {
    RemoteAnswer answer = calls.look(query.at(""), tokens);
    if (answer.status() != 200) {
      return refused(answer, scope, query.list());
    }
    List<JsonRecord> found = query.read(answer).list(query.member()).orElse(List.of());
    return new CanBeRead(found.isEmpty());
  }

  private static SettingsCheck refused(RemoteAnswer answer, String scope, URI service) {
    if (answer.status() == 400 || answer.status() == 404) {
      return CannotBeRead.of(Obstacle.UNKNOWN_LIST);
    }
    RosterUnavailableException refused = answer.refused();
    if (answer.status() != 403
        || refused.reason() != RosterUnavailableException.Reason.NOT_AUTHORIZED) {
      throw refused;
    }
    GoogleError error = GoogleError.of(answer);
    if (error.isApiOff()) {
      return new CannotBeRead(Obstacle.SERVICE_OFF, Optional.of(service.getHost()));
    }
    return error.isScopeMissing() ? permission(List.of(scope)) : CannotBeRead.of(Obstacle.SUBJECT);
  }
}
