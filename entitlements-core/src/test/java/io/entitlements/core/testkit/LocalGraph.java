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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Microsoft Graph on this computer, as far as lists need it: delta queries of users, of School Data
 * Sync's users and of a group's members, the members themselves, and tokens of Entra. What goes
 * wrong is set by tests.
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

  private final LocalDirectory directory = new LocalDirectory();
  private final Set<String> tokens = ConcurrentHashMap.newKeySet();
  private final Set<String> permissions = ConcurrentHashMap.newKeySet();
  private final Set<String> hidden = ConcurrentHashMap.newKeySet();
  private final AtomicInteger given = new AtomicInteger();
  private volatile int mostAtOnce = 100;
  private final AtomicInteger generation = new AtomicInteger(1);
  private volatile boolean replays;
  private volatile boolean pauses;
  private volatile boolean onlyChanged;
  private volatile Gone gone = Gone.WITH_LOCATION;

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
    tokens.clear();
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

  /** A group does not show its members any more; seeing them takes a permission of its own. */
  public void hides(String group) {
    hidden.add(group);
  }

  /** How many are given at once from now on. */
  public void givesAtMost(int most) {
    mostAtOnce = most;
  }

  /** No link that was given before is taken from now on. */
  public void expireLinks(Gone how) {
    gone = how;
    generation.incrementAndGet();
  }

  /** From now on each page begins with the last entry of the page before. */
  public void replays() {
    replays = true;
  }

  /** From now on each list begins with a page without entries. */
  public void pauses() {
    pauses = true;
  }

  /**
   * From now on who changed is told of with what changed, and nothing else: {@code at least} that
   * is what Graph promises.
   */
  public void tellsOnlyWhatChanged() {
    onlyChanged = true;
  }

  @Override
  protected void serve(HttpExchange exchange, URI uri, Optional<String> authorization)
      throws IOException {
    if (uri.getPath().endsWith("/oauth2/v2.0/token")) {
      if (!failsToken(exchange)) {
        giveToken(exchange, uri);
      }
      return;
    }
    int number = page(exchange);
    if (number == 0) {
      return;
    }
    String token = authorization.orElse("").replaceFirst("^Bearer ", "");
    if (!tokens.contains(token)) {
      send(exchange, 401, error("InvalidAuthenticationToken"));
      return;
    }
    LocalQuery query = LocalQuery.of(uri);
    Matcher list = LIST.matcher(uri.getPath());
    Matcher members = MEMBERS.matcher(uri.getPath());
    if (list.matches()) {
      delta(exchange, list.group(1), query);
    } else if (members.matches()) {
      members(exchange, members.group(1), query);
    } else if (uri.getPath().equals("/v1.0/users")) {
      lookUp(exchange, query);
    } else {
      send(exchange, 404, error("ResourceNotFound"));
    }
  }

  private void giveToken(HttpExchange exchange, URI uri) throws IOException {
    String form = form(exchange);
    String error = "";
    if (!uri.getPath().startsWith("/" + TENANT + "/")) {
      error = "invalid_request";
    } else if (!LocalGoogleLogin.field(form, "client_id").equals(Optional.of(CLIENT))) {
      error = "unauthorized_client";
    } else if (!LocalGoogleLogin.field(form, "client_secret").equals(Optional.of(SECRET))) {
      error = "invalid_client";
    } else if (!asksForAll(LocalGoogleLogin.field(form, "scope").orElse(""))
        || !LocalGoogleLogin.field(form, "grant_type").equals(Optional.of("client_credentials"))) {
      error = "invalid_scope";
    }
    if (!error.isEmpty()) {
      int status = error.equals("invalid_client") ? 401 : 400;
      String json =
          "{\"error\":\"%s\",\"error_description\":\"AADSTS90002: of admin@school.example\","
              + "\"error_codes\":[90002]}";
      send(exchange, status, json.formatted(error));
      return;
    }
    String token = "token-" + given.incrementAndGet() + "-very-secret";
    tokens.add(token);
    String json = "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"%s\"}";
    send(exchange, 200, json.formatted(token));
  }

  /** For what the application was permitted; Microsoft's library asks for more beside it. */
  private static boolean asksForAll(String scope) {
    return Arrays.stream(scope.split(" ", -1)).anyMatch(one -> one.endsWith("/.default"));
  }

  private boolean isRefused(HttpExchange exchange, String permission) throws IOException {
    if (!permissions.contains(permission)) {
      send(exchange, 403, error("Authorization_RequestDenied"));
      return true;
    }
    return false;
  }

  private static String permission(String list) {
    return switch (list) {
      case "users" -> "User.Read.All";
      case "groups" -> "GroupMember.Read.All";
      default -> "EduRoster.Read.All";
    };
  }

  /**
   * Where a round of pages is: since which change, from which entry on, of which group, and what is
   * asked for.
   */
  private record Place(
      int generation, int since, int until, int from, String group, String select) {

    static Place of(String token) {
      String[] parts = token.split("\\.", -1);
      int[] numbers = Arrays.stream(parts).limit(4).mapToInt(Integer::parseInt).toArray();
      return new Place(numbers[0], numbers[1], numbers[2], numbers[3], parts[4], parts[5]);
    }

    String token(int next) {
      return generation
          + "."
          + since
          + "."
          + until
          + "."
          + next
          + "."
          + group
          + "."
          + select
          + ".very-secret";
    }
  }

  private void delta(HttpExchange exchange, String list, LocalQuery query) throws IOException {
    if (isRefused(exchange, permission(list))) {
      return;
    }
    String skip = query.parameters().getOrDefault("$skiptoken", "");
    String delta = query.parameters().getOrDefault("$deltatoken", "");
    Place place;
    if (!skip.isEmpty()) {
      place = Place.of(skip);
    } else if (!delta.isEmpty()) {
      Place last = Place.of(delta);
      place =
          new Place(
              last.generation(),
              last.until(),
              directory.position(),
              0,
              last.group(),
              last.select());
    } else {
      String group = query.parameters().getOrDefault("$filter", "''").split("'", -1)[1];
      String select = query.parameters().getOrDefault("$select", "");
      place = new Place(generation.get(), 0, directory.position(), 0, group, select);
    }
    if (place.generation() != generation.get()) {
      expired(exchange, list);
      return;
    }
    String here = graph() + list + "/delta?$%s=%s";
    List<String> found =
        list.equals("groups")
            ? changedMembers(place)
            : directory.users(place.since(), asked(list, place.select()), onlyChanged);
    boolean pause = pauses && place.from() == 0 && skip.isEmpty();
    int to = pause ? 0 : Math.min(place.from() + mostAtOnce, found.size());
    int from = replays && place.from() > 0 ? place.from() - 1 : place.from();
    boolean more = pause || to < found.size();
    String link =
        more
            ? "\"@odata.nextLink\":\"" + here.formatted("skiptoken", place.token(to)) + "\""
            : "\"@odata.deltaLink\":\"" + here.formatted("deltatoken", place.token(0)) + "\"";
    List<String> page = pause ? List.of() : found.subList(from, to);
    boolean wrapped = list.equals("groups") && (!page.isEmpty() || place.since() == 0);
    String rows = String.join(",", page);
    boolean known = !list.equals("groups") || directory.knows(place.group());
    String value =
        wrapped ? "{\"id\":\"" + place.group() + "\",\"members@delta\":[" + rows + "]}" : rows;
    send(exchange, 200, answer(known && !pause ? value : "", link));
  }

  private List<String> changedMembers(Place place) {
    return hidden.contains(place.group())
        ? List.of()
        : directory.members(place.group(), place.since());
  }

  /** The members that are asked for, as far as a list has them. */
  private static Set<String> asked(String list, String select) {
    boolean ofSchool = list.equals("education/users");
    Set<String> asked =
        new HashSet<>(
            select.isEmpty() ? LocalGraphUser.BY_ITSELF : Arrays.asList(select.split(",", -1)));
    if (!ofSchool) {
      asked.remove("primaryRole");
    } else if (select.isEmpty()) {
      asked.addAll(List.of("accountEnabled", "primaryRole"));
    }
    return asked;
  }

  private static String answer(String value, String link) {
    return "{\"@odata.context\":\"x\"," + link + ",\"value\":[" + value + "]}";
  }

  private void expired(HttpExchange exchange, String list) throws IOException {
    if (gone == Gone.WITH_LOCATION) {
      exchange.getResponseHeaders().set("Location", graph() + list + "/delta?$deltatoken=");
    }
    send(exchange, gone == Gone.BY_CODE ? 400 : 410, error("syncStateNotFound"));
  }

  private void members(HttpExchange exchange, String group, LocalQuery query) throws IOException {
    if (isRefused(exchange, "GroupMember.Read.All")) {
      return;
    }
    if (hidden.contains(group)) {
      send(exchange, 403, error("Authorization_RequestDenied"));
      return;
    }
    if (!directory.knows(group)) {
      send(exchange, 404, error("Request_ResourceNotFound"));
      return;
    }
    int from = Integer.parseInt(query.parameters().getOrDefault("$skiptoken", "0"));
    String select = query.parameters().getOrDefault("$select", "");
    List<String> found =
        directory.list(group, permissions.contains("User.Read.All"), asked("users", select));
    int to = Math.min(from + mostAtOnce, found.size());
    String next = graph() + "groups/" + group + "/members?$select=" + select + "&$skiptoken=" + to;
    String link = to < found.size() ? "\"@odata.nextLink\":\"" + next + "\"" : "\"x\":1";
    send(exchange, 200, answer(String.join(",", found.subList(from, to)), link));
  }

  private void lookUp(HttpExchange exchange, LocalQuery query) throws IOException {
    if (isRefused(exchange, "User.Read.All")) {
      return;
    }
    Set<String> members = asked("users", query.parameters().getOrDefault("$select", ""));
    Matcher ids = Pattern.compile("'([^']+)'").matcher(query.parameters().get("$filter"));
    List<String> found = new ArrayList<>();
    int asked = 0;
    while (ids.find()) {
      asked++;
      directory.find(ids.group(1)).map(user -> user.json(members)).ifPresent(found::add);
    }
    if (asked > 15) {
      send(exchange, 400, error("Request_UnsupportedQuery"));
    } else {
      send(exchange, 200, answer(String.join(",", found), "\"x\":1"));
    }
  }

  private static String error(String code) {
    return """
        {"error":{"code":"%s","message":"of admin@school.example","innerError":{"code":"x"}}}"""
        .formatted(code);
  }
}
