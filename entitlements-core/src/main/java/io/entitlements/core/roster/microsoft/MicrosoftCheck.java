package io.entitlements.core.roster.microsoft;

import io.entitlements.core.internal.http.BearerTokens;
import io.entitlements.core.internal.http.JsonRecord;
import io.entitlements.core.internal.http.JsonShape;
import io.entitlements.core.internal.http.RemoteAnswer;
import io.entitlements.core.internal.http.RemoteCalls;
import io.entitlements.core.internal.source.Looks;
import io.entitlements.core.roster.SettingsCheck;
import io.entitlements.core.roster.SettingsCheck.CanBeRead;
import io.entitlements.core.roster.SettingsCheck.CannotBeRead;
import io.entitlements.core.roster.SettingsCheck.Obstacle;
import io.entitlements.error.RosterUnavailableException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds out what is missing to read a list. */
final class MicrosoftCheck {

  private static final String USERS = "User.Read.All";
  private static final String MEMBERS = "GroupMember.Read.All";
  private static final String TEACHERS = "EduRoster.Read.All";

  /** For members of groups that do not show them. */
  private static final String HIDDEN = "Member.Read.Hidden";

  private static final int MOST_PAGES = 5;

  private final RemoteCalls calls;
  private final MicrosoftSettings settings;
  private final BearerTokens tokens;
  private final GraphPages pages;

  MicrosoftCheck(RemoteCalls calls, MicrosoftSettings settings) {
    this.calls = calls;
    this.settings = settings;
    this.tokens = settings.tokens();
    this.pages = new GraphPages(calls, tokens, settings.graph());
  }

  SettingsCheck look() {
    return Looks.of(() -> token().orElseGet(this::list));
  }

  private Optional<SettingsCheck> token() {
    try {
      tokens.header(calls, "GET", settings.graph());
      return Optional.empty();
    } catch (RosterUnavailableException failed) {
      return switch (tokens.refusal()) {
        case "" -> throw failed;
        case "invalid_resource", "invalid_scope" ->
            Optional.of(CannotBeRead.of(Obstacle.OTHER_CLOUD));
        case "unauthorized_client" -> Optional.of(CannotBeRead.of(Obstacle.UNKNOWN_CLIENT));
        case "invalid_request", "invalid_tenant" ->
            Optional.of(CannotBeRead.of(Obstacle.UNKNOWN_ORGANIZATION));
        default -> Optional.of(CannotBeRead.of(Obstacle.CREDENTIALS));
      };
    }
  }

  private SettingsCheck list() {
    if (settings.list() instanceof MicrosoftList.Group group) {
      return group(group);
    }
    String permission = settings.list() instanceof MicrosoftList.Users ? USERS : TEACHERS;
    Look look = look(UserPull.path(settings.list()), GraphUser.SHAPE, row -> true);
    return look.isRead() ? new CanBeRead(!look.found()) : refused(look.answer(), permission);
  }

  private SettingsCheck group(MicrosoftList.Group group) {
    Look changes =
        look(GroupPull.changes(group), GroupPull.CHANGE, row -> GroupPull.isOf(row, group));
    if (!changes.isRead()) {
      return refused(changes.answer(), MEMBERS);
    }
    if (!changes.found() && changes.isWhole()) {
      return CannotBeRead.of(Obstacle.UNKNOWN_LIST);
    }
    Look members = look(GroupPull.members(group.id()), GraphUser.SHAPE, GroupPull::isPerson);
    if (members.answer().status() == 403) {
      // The permission for members has let in the look at the changes.
      return permission(mayReadPeople(group) ? HIDDEN : USERS + " " + HIDDEN);
    }
    if (!members.isRead()) {
      return refused(members.answer(), MEMBERS);
    }
    // Without the permission Graph gives members by their identifiers alone.
    boolean named =
        members.found()
            ? members.rows().stream().anyMatch(GraphUser::isAddressed)
            : mayReadPeople(group);
    return named ? new CanBeRead(!members.found()) : permission(USERS);
  }

  /** Whether who joins may be looked up; nobody has the identifier of the group. */
  private boolean mayReadPeople(MicrosoftList.Group group) {
    URI nobody = pages.at("users?$filter=id%20in%20('" + group.id() + "')&$select=id");
    return calls.look(nobody, tokens).status() != 403;
  }

  /**
   * What a look found.
   *
   * @param rows what was looked for, of the last page that was looked at
   * @param isWhole whether that was the list's last page
   */
  private record Look(RemoteAnswer answer, List<JsonRecord> rows, boolean isWhole) {

    boolean isRead() {
      return answer.status() == 200;
    }

    boolean found() {
      return !rows.isEmpty();
    }
  }

  /** Looks at pages until one has what is looked for; Graph may begin with pages without any. */
  private Look look(String path, JsonShape element, Predicate<JsonRecord> wanted) {
    URI at = pages.at(path);
    for (int page = 1; ; page++) {
      RemoteAnswer answer = calls.look(at, tokens);
      if (answer.status() != 200) {
        return new Look(answer, List.of(), false);
      }
      JsonRecord json = GraphPages.json(answer, element);
      List<JsonRecord> rows =
          json.list("value").orElseThrow(() -> answer.malformed("expected an array value"));
      List<JsonRecord> found = rows.stream().filter(wanted).toList();
      Optional<URI> next = pages.next(answer, json);
      if (!found.isEmpty() || next.isEmpty() || page == MOST_PAGES) {
        return new Look(answer, found, next.isEmpty());
      }
      at = next.get();
    }
  }

  private static SettingsCheck permission(String name) {
    return new CannotBeRead(Obstacle.PERMISSION, Optional.of(name));
  }

  private static SettingsCheck refused(RemoteAnswer answer, String permission) {
    return switch (answer.status()) {
      // A token that was given a moment ago.
      case 401 -> CannotBeRead.of(Obstacle.OTHER_CLOUD);
      case 403 -> permission(permission);
      case 400, 404 -> CannotBeRead.of(Obstacle.UNKNOWN_LIST);
      default -> throw answer.refused();
    };
  }
}
