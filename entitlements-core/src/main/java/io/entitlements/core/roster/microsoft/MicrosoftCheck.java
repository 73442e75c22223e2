package io.entitlements.core.roster.microsoft;

import io.entitlements.core.internal.http.BearerTokens;
import io.entitlements.core.internal.http.JsonRecord;
import io.entitlements.core.internal.http.JsonShape;
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
import java.util.ArrayList;
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

  private static final String SCHOOL_DATA_SYNC = "School Data Sync";

  private static final int MOST_PAGES = 20;

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
    return Looks.of(calls, () -> token().orElseGet(this::list));
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
    MicrosoftList list = settings.list();
    if (list instanceof MicrosoftList.Group group) {
      return group(group);
    }
    UserPull pull = new UserPull(pages, nobody(), list);
    Look look = look(UserPull.path(list), GraphUser.SHAPE, pull::isFound);
    boolean ofSchool = list instanceof MicrosoftList.Teachers;
    String permission = ofSchool ? TEACHERS : USERS;
    if (!look.isRead()) {
      return refused(look.answer(), permission);
    }
    if (look.found()) {
      return new CanBeRead(false);
    }
    if (look.all().isEmpty()) {
      return ofSchool && look.isWhole() ? off() : new CanBeRead(true);
    }
    if (look.all().stream().noneMatch(GraphUser::isWhole)) {
      return missing(List.of(permission));
    }
    if (ofSchool && look.all().stream().noneMatch(UserPull::isOfSchool)) {
      return look.isWhole() ? off() : new CanBeRead(true);
    }
    return look.all().stream().anyMatch(pull::isOfAnotherDomain)
        ? CannotBeRead.of(Obstacle.OTHER_DOMAIN)
        : new CanBeRead(true);
  }

  private static SettingsCheck off() {
    return new CannotBeRead(Obstacle.SERVICE_OFF, Optional.of(SCHOOL_DATA_SYNC));
  }

  private static People nobody() {
    return new People(page -> {}, new Remarks());
  }

  private SettingsCheck group(MicrosoftList.Group group) {
    List<String> missing = new ArrayList<>();
    Look changes =
        look(GroupPull.changes(group), GroupPull.CHANGE, row -> GroupPull.isOf(row, group));
    if (changes.answer().status() == 403) {
      missing.add(MEMBERS);
    } else if (!changes.isRead()) {
      return refused(changes.answer(), MEMBERS);
    } else if (!changes.found() && changes.isWhole()) {
      return CannotBeRead.of(Obstacle.UNKNOWN_LIST);
    }
    Look members = look(GroupPull.members(group.id()), GraphUser.SHAPE, GroupMember::isPerson);
    if (members.answer().status() != 403 && !members.isRead()) {
      return refused(members.answer(), MEMBERS);
    }
    // Without the permission Graph gives members by their identifiers alone.
    boolean named =
        members.found() ? members.rows().stream().anyMatch(GraphUser::isWhole) : mayReadPeople();
    if (!named) {
      missing.add(USERS);
    }
    if (!members.isRead() && changes.isRead()) {
      // The permission for members has let in the look at the changes.
      missing.add(HIDDEN);
    }
    return missing.isEmpty() ? new CanBeRead(!members.found()) : missing(missing);
  }

  /** Whether people may be looked up, with all that is needed of them. */
  private boolean mayReadPeople() {
    Look some = look("users?$top=5&$select=" + GraphUser.SELECT, GraphUser.SHAPE, row -> true);
    if (!some.isRead() && some.answer().status() != 403) {
      throw some.answer().refused();
    }
    return some.isRead() && (!some.found() || some.rows().stream().anyMatch(GraphUser::isWhole));
  }

  /**
   * What a look found.
   *
   * @param rows what was looked for, of the last page that was looked at
   * @param all whatever else there was on the pages, but what was removed
   * @param isWhole whether that was the list's last page
   */
  private record Look(
      RemoteAnswer answer, List<JsonRecord> rows, List<JsonRecord> all, boolean isWhole) {

    boolean isRead() {
      return answer.status() == 200;
    }

    boolean found() {
      return !rows.isEmpty();
    }
  }

  /**
   * Looks at pages until one has what is looked for; Graph may begin with pages without any, and of
   * a domain or a school may be few.
   */
  private Look look(String path, JsonShape element, Predicate<JsonRecord> wanted) {
    List<JsonRecord> all = new ArrayList<>();
    URI at = pages.at(path);
    for (int page = 1; ; page++) {
      RemoteAnswer answer = calls.look(at, tokens);
      if (answer.status() != 200) {
        return new Look(answer, List.of(), all, false);
      }
      JsonRecord json = GraphPages.json(answer, element);
      List<JsonRecord> rows =
          json.list("value").orElseThrow(() -> answer.malformed("expected an array value"));
      List<JsonRecord> found = rows.stream().filter(wanted).toList();
      rows.stream().filter(row -> !GraphUser.isRemoved(row)).forEach(all::add);
      Optional<URI> next = pages.next(answer, json);
      if (!found.isEmpty() || next.isEmpty() || page == MOST_PAGES) {
        return new Look(answer, found, all, next.isEmpty());
      }
      at = next.get();
    }
  }

  private static SettingsCheck missing(List<String> names) {
    return new CannotBeRead(Obstacle.PERMISSION, Optional.of(String.join(" ", names)));
  }

  private static SettingsCheck refused(RemoteAnswer answer, String permission) {
    return switch (answer.status()) {
      // A token that was given a moment ago.
      case 401 -> CannotBeRead.of(Obstacle.OTHER_CLOUD);
      case 403 -> missing(List.of(permission));
      case 400, 404 -> CannotBeRead.of(Obstacle.UNKNOWN_LIST);
      default -> throw answer.refused();
    };
  }
}
