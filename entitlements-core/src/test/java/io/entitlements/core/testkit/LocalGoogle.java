package io.entitlements.core.testkit;

import com.sun.net.httpserver.HttpExchange;
import io.entitlements.core.roster.google.GoogleServiceAccount;
import io.entitlements.core.testkit.LocalGooglePages.Found;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Google Workspace on this computer, as far as lists need it: the Directory API's users and
 * members, Classroom's courses and teachers, and tokens for service accounts. What goes wrong is
 * set by tests.
 */
public final class LocalGoogle extends LocalServer {

  private final LocalGoogleLogin login;
  private final Map<String, LocalGoogleUser> users = new TreeMap<>();
  private final Map<String, String> deleted = new TreeMap<>();
  private final Map<String, Map<String, String>> groups = new TreeMap<>();
  private final Map<String, LinkedHashSet<String>> courses = new LinkedHashMap<>();
  private final Set<String> attended = new HashSet<>();
  private volatile boolean demoted;
  private final LocalGooglePages pages = new LocalGooglePages();
  private volatile Optional<String> refusal = Optional.empty();
  private volatile boolean hidesDeleted;

  /** Starts an empty server that has this time. */
  public LocalGoogle(Clock clock) {
    super(clock);
    this.login = new LocalGoogleLogin(clock);
    start();
  }

  /** Who may read. */
  public LocalGoogleLogin login() {
    return login;
  }

  @Override
  public void forgetTokens() {
    login.forget();
  }

  /** Where tokens are given. */
  public URI tokens() {
    return root().resolve("token");
  }

  /** The account that may read. */
  public GoogleServiceAccount account() {
    return GoogleServiceAccount.ofKeyFile(LocalGoogleLogin.keyFile(tokens()), tokens());
  }

  /** Has somebody in the directory, in the place of who had the id. */
  public synchronized void list(LocalGoogleUser user) {
    users.put(user.id(), user);
  }

  /** Deletes somebody. */
  public synchronized void delete(String id) {
    users.remove(id);
    deleted.put(id, "{\"id\":\"" + id + "\",\"deletionTime\":\"2020-11-26T12:00:00.000Z\"}");
  }

  /** Shows somebody no more among those who were deleted, as if nothing had been. */
  public synchronized void forgetDeletion(String id) {
    deleted.remove(id);
  }

  /** Takes somebody out of the directory without saying so, and deletes nobody. */
  public synchronized void clear() {
    users.clear();
    deleted.clear();
    groups.clear();
    courses.clear();
  }

  /** Makes somebody a member of a group; the id of a user, or a whole object. */
  public synchronized void join(String group, String idOrJson) {
    Map<String, String> members = groups.computeIfAbsent(group, name -> new LinkedHashMap<>());
    members.put(idOrJson, idOrJson);
  }

  /** Takes somebody out of a group. */
  public synchronized void leave(String group, String id) {
    groups.get(group).remove(id);
  }

  /** Lets somebody teach a course. */
  public synchronized void teach(String course, String id) {
    courses.computeIfAbsent(course, name -> new LinkedHashSet<>()).add(id);
  }

  /** Lets the person for whom is read attend a course. */
  public synchronized void attend(String course) {
    attended.add(course);
  }

  /** The person for whom is read is no administrator any more, and sees their own courses only. */
  public void demote() {
    demoted = true;
  }

  /** Lets somebody not teach a course any more. */
  public synchronized void stopTeaching(String course, String id) {
    courses.get(course).remove(id);
  }

  /** Archives a course. */
  public synchronized void endCourse(String course) {
    courses.remove(course);
  }

  /** How many are given at once from now on. */
  public void givesAtMost(int most) {
    pages.giveAtMost(most);
  }

  /** No page token that was given before is taken from now on. */
  public void expirePageTokens() {
    pages.expireTokens();
  }

  /** Refuses all lists with status 403 and a reason. */
  public void refuses(String reason) {
    refusal = Optional.of(reason);
  }

  /** The person for whom is read may not see any more who was deleted. */
  public void hidesDeleted() {
    hidesDeleted = true;
  }

  @Override
  protected void serve(HttpExchange exchange, URI uri, Optional<String> authorization)
      throws IOException {
    String path = uri.getRawPath();
    if (path.equals("/token")) {
      if (!failsToken(exchange)) {
        giveToken(exchange);
      }
      return;
    }
    int number = page(exchange);
    if (number == 0) {
      return;
    }
    if (!login.knows(authorization)) {
      send(exchange, 401, error(401, "authError"));
    } else if (refusal.isPresent()) {
      send(exchange, 403, error(403, refusal.get()));
    } else if (path.equals("/admin/directory/v1/users")) {
      list(
          exchange,
          uri,
          authorization,
          "admin.directory.user.readonly",
          (p, query) -> users(query));
    } else if (path.startsWith("/admin/directory/v1/groups/")) {
      list(
          exchange,
          uri,
          authorization,
          "admin.directory.group.member.readonly",
          (p, query) -> members(p));
    } else if (path.equals("/v1/courses")) {
      list(
          exchange, uri, authorization, "classroom.courses.readonly", (p, query) -> courses(query));
    } else {
      list(exchange, uri, authorization, "classroom.rosters.readonly", (p, query) -> teachers(p));
    }
  }

  private void giveToken(HttpExchange exchange) throws IOException {
    String answer = login.answer(form(exchange), tokens());
    boolean given = answer.startsWith("{");
    send(exchange, given ? 200 : 400, given ? answer : "{\"error\":\"" + answer + "\"}");
  }

  private interface Lister {
    Optional<Found> find(String path, LocalQuery query);
  }

  private void list(
      HttpExchange exchange, URI uri, Optional<String> authorization, String scope, Lister lister)
      throws IOException {
    if (!login.allows(authorization, scope)) {
      send(exchange, 403, error(403, "insufficientPermissions"));
      return;
    }
    LocalQuery query = LocalQuery.of(uri);
    if (hidesDeleted && isOfDeleted(query)) {
      send(exchange, 403, error(403, "forbidden"));
      return;
    }
    Optional<Found> found = lister.find(uri.getRawPath(), query);
    Optional<Integer> from = pages.offset(query);
    if (found.isEmpty()) {
      send(exchange, 404, error(404, "notFound"));
    } else if (from.isEmpty()) {
      send(exchange, 400, error(400, "invalid"));
    } else {
      send(exchange, 200, pages.page(found.get(), from.get(), query));
    }
  }

  private synchronized Optional<Found> users(LocalQuery query) {
    String kind = "admin#directory#users";
    if (isOfDeleted(query)) {
      return Optional.of(new Found(kind, "users", List.copyOf(deleted.values())));
    }
    String domain = query.parameters().getOrDefault("domain", "");
    if (domain.isEmpty() && !query.parameters().containsKey("customer")) {
      return Optional.empty();
    }
    String unit = query.parameters().getOrDefault("query", "");
    return Optional.of(
        new Found(
            kind,
            "users",
            users.values().stream()
                .filter(user -> domain.isEmpty() || user.email().endsWith("@" + domain))
                .filter(user -> unit.isEmpty() || unit.equals("orgUnitPath='" + user.unit() + "'"))
                .map(LocalGoogleUser::json)
                .toList()));
  }

  private static boolean isOfDeleted(LocalQuery query) {
    return query.parameters().getOrDefault("showDeleted", "false").equals("true");
  }

  private synchronized Optional<Found> members(String path) {
    String[] parts = path.split("/", -1);
    String group = URLDecoder.decode(parts[5], StandardCharsets.UTF_8);
    return Optional.ofNullable(groups.get(group))
        .map(
            members ->
                new Found(
                    "admin#directory#members",
                    "members",
                    members.keySet().stream().map(this::member).collect(Collectors.toList())));
  }

  private String member(String idOrJson) {
    return idOrJson.startsWith("{") ? idOrJson : users.get(idOrJson).member();
  }

  private synchronized Optional<Found> courses(LocalQuery query) {
    boolean taught = query.parameters().containsKey("teacherId");
    boolean learnt = query.parameters().containsKey("studentId");
    return Optional.of(
        new Found(
            "",
            "courses",
            courses.keySet().stream()
                .filter(id -> !demoted || isTaught(id) || attended.contains(id))
                .filter(id -> !taught || isTaught(id))
                .filter(id -> !learnt || attended.contains(id))
                .map(
                    id -> "{\"id\":\"" + id + "\",\"name\":\"Algebra\",\"courseState\":\"ACTIVE\"}")
                .toList()));
  }

  /** By the person for whom is read. */
  private boolean isTaught(String course) {
    return courses.get(course).stream()
        .anyMatch(id -> users.get(id).email().equals(LocalGoogleLogin.SUBJECT));
  }

  private synchronized Optional<Found> teachers(String path) {
    String course = URLDecoder.decode(path.split("/", -1)[3], StandardCharsets.UTF_8);
    return Optional.ofNullable(courses.get(course))
        .map(
            teachers ->
                new Found(
                    "",
                    "teachers",
                    teachers.stream().map(id -> users.get(id).teaching(course)).toList()));
  }

  private static String error(int status, String reason) {
    return """
        {"error":{"code":%d,"message":"of admin@school.example","errors":[{"domain":"global",
        "reason":"%s","message":"of admin@school.example"}]}}"""
        .formatted(status, reason);
  }
}
