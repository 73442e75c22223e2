package io.entitlements.core.testkit;

import com.sun.net.httpserver.HttpExchange;
import io.entitlements.core.roster.ConnectionSecret;
import io.entitlements.core.roster.microsoft.MicrosoftApp;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Microsoft Graph on this computer, as far as lists need it: delta queries of users, of School Data
 * Sync's users and of a group's members, the members and users themselves, and tokens of Entra.
 * What goes wrong is set by tests.
 */
public final class LocalGraph extends LocalServer {

  /** Who may ask. */
  public static final String CLIENT = "6f5e1d4c-0000-4000-8000-000000000001";

  /** The client's secret. */
  public static final String SECRET = "very-secret-s3cr3t";

  /** The organization. */
  public static final String TENANT = "school.example";

  private static final Pattern LIST =
      Pattern.compile("/v1.0/(users|education/users|groups)/(microsoft\\.graph\\.)?delta(\\(\\))?");
  private static final Pattern MEMBERS = Pattern.compile("/v1.0/groups/([^/]+)/members");
  private static final Pattern USER = Pattern.compile("/v1.0/users/([^/]+)");
  private static final Pattern QUOTED = Pattern.compile("'([^']+)'");
  private static final String NO_LINK = "\"x\":1";

  private final LocalDirectory directory = new LocalDirectory();
  private final LocalGraphLogin login = new LocalGraphLogin();
  private final LocalDeltas deltas = new LocalDeltas(directory);
  private final Set<String> permissions = ConcurrentHashMap.newKeySet();
  private volatile int mostAtOnce = 100;

  /** How a server says that a token has ended. */
  public enum Gone {
    /** Status 410 that says where to begin. */
    WITH_LOCATION,
    /** Status 410. */
    WITHOUT_LOCATION,
    /** Status 400 with a code. */
    BY_CODE
  }

  /** Starts an empty server that has this time. */
  public LocalGraph(Clock clock) {
    super(clock);
    permissions.addAll(List.of("User.Read.All", "GroupMember.Read.All", "EduRoster.Read.All"));
    start();
  }

  /** The people and groups. */
  public LocalDirectory directory() {
    return directory;
  }

  @Override
  public void forgetTokens() {
    login.forget();
  }

  /** Where Graph is. */
  public URI graph() {
    return root().resolve("v1.0/");
  }

  /** The application that may read. */
  public MicrosoftApp app() {
    return new MicrosoftApp(TENANT, CLIENT, ConnectionSecret.of(SECRET));
  }

  /** A permission is taken away. */
  public void revoke(String permission) {
    permissions.remove(permission);
  }

  /** A permission is given, for example to read only what is basic: {@code User.ReadBasic.All}. */
  public void grant(String permission) {
    permissions.add(permission);
  }

  /** A group does not show its members any more; seeing them takes a permission of its own. */
  public void hides(String group) {
    deltas.hide(group);
  }

  /** How many are given at once from now on. */
  public void givesAtMost(int most) {
    mostAtOnce = most;
  }

  /** No link that was given before is taken from now on. */
  public void expireLinks(Gone how) {
    deltas.expire(how);
  }

  /** From now on each page begins with the last entry of the page before. */
  public void replays() {
    deltas.replay();
  }

  /** From now on each list begins with a page without entries. */
  public void pauses() {
    deltas.pause();
  }

  /**
   * From now on who changed is told of with what changed, and nothing else: {@code at least} that
   * is what Graph promises.
   */
  public void tellsOnlyWhatChanged() {
    deltas.tellOnlyWhatChanged();
  }

  @Override
  protected void serve(HttpExchange exchange, URI uri, Optional<String> authorization)
      throws IOException {
    if (uri.getPath().endsWith("/oauth2/v2.0/token")) {
      if (!failsToken(exchange)) {
        LocalGraphLogin.Answer answer = login.answer(uri.getPath(), form(exchange));
        send(exchange, answer.status(), answer.json());
      }
      return;
    }
    int number = page(exchange);
    if (number == 0) {
      return;
    }
    if (login.knows(authorization)) {
      list(exchange, uri, LocalQuery.of(uri));
    } else {
      send(exchange, 401, error("InvalidAuthenticationToken"));
    }
  }

  private void list(HttpExchange exchange, URI uri, LocalQuery query) throws IOException {
    Matcher list = LIST.matcher(uri.getPath());
    Matcher members = MEMBERS.matcher(uri.getPath());
    Matcher user = USER.matcher(uri.getPath());
    if (list.matches()) {
      delta(exchange, list.group(1), query);
    } else if (members.matches()) {
      members(exchange, members.group(1), query);
    } else if (uri.getPath().equals("/v1.0/users")) {
      lookUp(exchange, query);
    } else if (user.matches()) {
      one(exchange, user.group(1), query);
    } else {
      send(exchange, 404, error("ResourceNotFound"));
    }
  }

  private boolean isRefused(HttpExchange exchange, String... oneOf) throws IOException {
    if (Arrays.stream(oneOf).noneMatch(permissions::contains)) {
      send(exchange, 403, error("Authorization_RequestDenied"));
      return true;
    }
    return false;
  }

  private static String[] permissions(String list) {
    return switch (list) {
      case "users" -> new String[] {"User.Read.All", "User.ReadBasic.All"};
      case "groups" -> new String[] {"GroupMember.Read.All"};
      default -> new String[] {"EduRoster.Read.All", "EduRoster.ReadBasic.All"};
    };
  }

  private void delta(HttpExchange exchange, String list, LocalQuery query) throws IOException {
    if (!isRefused(exchange, permissions(list))) {
      LocalDeltas.Answer answer = deltas.answer(graph(), list, query, mostAtOnce, this::asked);
      answer.location().ifPresent(at -> exchange.getResponseHeaders().set("Location", at));
      send(exchange, answer.status(), answer.json());
    }
  }

  /** The members that are asked for, as far as a list has them and they may be read. */
  private Set<String> asked(String list, String select) {
    boolean ofSchool = list.equals("education/users");
    Set<String> asked =
        new HashSet<>(
            select.isEmpty() ? LocalGraphUser.BY_ITSELF : Arrays.asList(select.split(",", -1)));
    if (!ofSchool) {
      asked.remove("primaryRole");
    } else if (select.isEmpty()) {
      asked.addAll(List.of("accountEnabled", "primaryRole"));
    }
    if (!permissions.contains(permissions(ofSchool ? list : "users")[0])) {
      asked.removeAll(List.of("accountEnabled", "userType"));
    }
    return asked;
  }

  /** A page of anything. */
  static String page(String value, String link) {
    return "{\"@odata.context\":\"x\"," + link + ",\"value\":[" + value + "]}";
  }

  private void members(HttpExchange exchange, String group, LocalQuery query) throws IOException {
    if (isRefused(exchange, "GroupMember.Read.All")) {
      return;
    }
    if (deltas.hides(group)) {
      send(exchange, 403, error("Authorization_RequestDenied"));
      return;
    }
    if (!directory.knows(group)) {
      send(exchange, 404, error("Request_ResourceNotFound"));
      return;
    }
    String token = query.parameters().getOrDefault("$skiptoken", "0+");
    if (!token.endsWith("+")) {
      send(exchange, 400, error("Request_BadRequest"));
      return;
    }
    int from = Integer.parseInt(token.substring(0, token.length() - 1));
    String select = query.parameters().getOrDefault("$select", "");
    boolean named =
        permissions.contains("User.Read.All") || permissions.contains("User.ReadBasic.All");
    List<String> found = directory.list(group, named, asked("users", select));
    int to = Math.min(from + mostAtOnce, found.size());
    String next =
        graph() + "groups/" + group + "/members?$select=" + select + "&$skiptoken=" + to + "%2B";
    String link = to < found.size() ? "\"@odata.nextLink\":\"" + next + "\"" : NO_LINK;
    send(exchange, 200, page(String.join(",", found.subList(from, to)), link));
  }

  private void lookUp(HttpExchange exchange, LocalQuery query) throws IOException {
    if (isRefused(exchange, permissions("users"))) {
      return;
    }
    Set<String> members = asked("users", query.parameters().getOrDefault("$select", ""));
    if (query.parameters().containsKey("$top")) {
      int most = Integer.parseInt(query.parameters().get("$top"));
      List<String> some = directory.users(0, members, false).stream().limit(most).toList();
      send(exchange, 200, page(String.join(",", some), NO_LINK));
      return;
    }
    Matcher ids = QUOTED.matcher(query.parameters().get("$filter"));
    List<String> found = new ArrayList<>();
    int asked = 0;
    while (ids.find()) {
      asked++;
      directory.find(ids.group(1)).map(user -> user.json(members)).ifPresent(found::add);
    }
    if (asked > 15) {
      send(exchange, 400, error("Request_UnsupportedQuery"));
    } else {
      send(exchange, 200, page(String.join(",", found), NO_LINK));
    }
  }

  private void one(HttpExchange exchange, String id, LocalQuery query) throws IOException {
    if (isRefused(exchange, permissions("users"))) {
      return;
    }
    Set<String> members = asked("users", query.parameters().getOrDefault("$select", ""));
    Optional<String> found = directory.find(id).map(user -> user.json(members));
    send(
        exchange,
        found.isPresent() ? 200 : 404,
        found.orElseGet(() -> error("Request_ResourceNotFound")));
  }

  static String error(String code) {
    return """
        {"error":{"code":"%s","message":"of admin@school.example","innerError":{"code":"x"}}}"""
        .formatted(code);
  }
}
