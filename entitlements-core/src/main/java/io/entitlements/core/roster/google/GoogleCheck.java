package io.entitlements.core.roster.google;

import io.entitlements.core.internal.http.BearerTokens;
import io.entitlements.core.internal.http.JsonRecord;
import io.entitlements.core.internal.http.RemoteAnswer;
import io.entitlements.core.internal.http.RemoteCalls;
import io.entitlements.core.internal.source.ListRole;
import io.entitlements.core.internal.source.Looks;
import io.entitlements.core.roster.SettingsCheck;
import io.entitlements.core.roster.SettingsCheck.CanBeRead;
import io.entitlements.core.roster.SettingsCheck.CannotBeRead;
import io.entitlements.core.roster.SettingsCheck.Obstacle;
import io.entitlements.error.RosterUnavailableException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out what is missing to read a list. What Google writes for people is not looked at. */
final class GoogleCheck {

  /** Of how many courses the teachers are looked at. */
  private static final int MOST_COURSES = 20;

  private final RemoteCalls calls;
  private final GoogleSettings settings;
  private final BearerTokens tokens;
  private final DirectoryQueries directory;
  private final ClassroomQueries classroom;

  GoogleCheck(RemoteCalls calls, GoogleSettings settings) {
    this.calls = calls;
    this.settings = settings;
    this.tokens =
        settings.account().tokens(Optional.of(settings.subject()), settings.list().scopes());
    this.directory = new DirectoryQueries(settings.directory());
    this.classroom = new ClassroomQueries(settings.classroom());
  }

  SettingsCheck look() {
    return Looks.of(calls, () -> token().orElseGet(this::list));
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
    BearerTokens asked = settings.account().tokens(subject, scopes);
    try {
      asked.header(calls, "GET", settings.directory());
      return "";
    } catch (RosterUnavailableException failed) {
      if (asked.refusal().isEmpty()) {
        throw failed;
      }
      return asked.refusal();
    }
  }

  private SettingsCheck list() {
    GoogleList list = settings.list();
    if (list instanceof GoogleList.Classroom classroom) {
      return courses(classroom);
    }
    return list instanceof GoogleList.Group group
        ? page(directory.members(group.email()), GoogleScopes.MEMBERS)
        : users((GoogleList.Users) list);
  }

  private SettingsCheck users(GoogleList.Users list) {
    SettingsCheck everybody = page(directory.users(list), GoogleScopes.USERS);
    if (!everybody.equals(new CanBeRead(false)) && isOfAnotherDomain(list)) {
      return CannotBeRead.of(Obstacle.OTHER_DOMAIN);
    }
    // A reading begins with who was deleted, whom not everybody may see who sees the others.
    return everybody instanceof CanBeRead
            && page(directory.deleted(list), GoogleScopes.USERS) instanceof CannotBeRead refused
        ? refused
        : everybody;
  }

  /** Whether nobody is found in the domain, and somebody is outside. */
  private boolean isOfAnotherDomain(GoogleList.Users list) {
    return list.domain().isPresent()
        && !isAnybody(
            directory.users(new GoogleList.Users(list.domain(), Optional.empty(), list.role())))
        && isAnybody(directory.everybody());
  }

  private boolean isAnybody(TokenPages.Query query) {
    return page(query, GoogleScopes.USERS).equals(new CanBeRead(false));
  }

  private SettingsCheck courses(GoogleList.Classroom list) {
    TokenPages.Query courses = classroom.courses();
    RemoteAnswer answer = look(courses);
    if (answer.status() != 200) {
      return refused(answer, GoogleScopes.COURSES, courses.list());
    }
    JsonRecord page = courses.read(answer);
    List<String> ids = ids(courses, page);
    if (ids.isEmpty()) {
      return CannotBeRead.of(Obstacle.NO_COURSES);
    }
    if (courses.isLast(page) && ownCourses().containsAll(ids)) {
      // Who is no administrator sees nothing else.
      return CannotBeRead.of(Obstacle.SUBJECT);
    }
    SettingsCheck suspended = page(directory.everybody(), GoogleScopes.USERS);
    return suspended instanceof CannotBeRead ? suspended : teachers(list, ids);
  }

  private Set<String> ownCourses() {
    Set<String> own = new HashSet<>();
    for (TokenPages.Query query : classroom.ownCourses()) {
      own.addAll(ids(query, query.read(look(query))));
    }
    return own;
  }

  /** Who teaches the first courses. */
  private SettingsCheck teachers(GoogleList.Classroom list, List<String> courses) {
    List<String> addresses = new ArrayList<>();
    for (String course : courses.subList(0, Math.min(MOST_COURSES, courses.size()))) {
      TokenPages.Query query = classroom.teachers(course);
      RemoteAnswer answer = look(query);
      if (answer.status() == 404) {
        // It ended meanwhile.
        continue;
      }
      if (answer.status() != 200) {
        return refused(answer, GoogleScopes.ROSTERS, query.list());
      }
      for (JsonRecord teacher : query.read(answer).list(query.member()).orElse(List.of())) {
        String email = ClassroomPull.email(teacher);
        if (!email.isEmpty() && list.domain().filter(of -> !ListRole.isOf(email, of)).isEmpty()) {
          return new CanBeRead(false);
        }
        addresses.add(email);
      }
    }
    if (addresses.isEmpty()) {
      return new CanBeRead(true);
    }
    return addresses.stream().allMatch(String::isEmpty)
        ? permission(List.of(GoogleScopes.EMAILS))
        : CannotBeRead.of(Obstacle.OTHER_DOMAIN);
  }

  private static List<String> ids(TokenPages.Query query, JsonRecord page) {
    return page.list(query.member()).orElse(List.of()).stream()
        .flatMap(json -> DirectoryReader.id(json).stream())
        .toList();
  }

  private SettingsCheck page(TokenPages.Query query, String scope) {
    RemoteAnswer answer = look(query);
    if (answer.status() != 200) {
      return refused(answer, scope, query.list());
    }
    List<JsonRecord> found = query.read(answer).list(query.member()).orElse(List.of());
    return new CanBeRead(found.isEmpty());
  }

  private RemoteAnswer look(TokenPages.Query query) {
    return calls.look(query.at(""), tokens);
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
