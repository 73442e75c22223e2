package io.entitlements.core.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A OneRoster server on this computer: versions 1.1 and 1.2, paging, filters, changes, OAuth 1.0a
 * and 2, and ClassLink's proxy before it. What goes wrong is set by tests.
 */
public final class LocalOneRoster extends LocalServer {

  /** Who may ask. */
  public static final String CLIENT = "portal";

  /** The client's secret. */
  public static final String SECRET = "very-secret-s3cr3t";

  private final LocalLogins logins;
  private final LocalClassLink classLink = new LocalClassLink();
  private final Map<String, LocalUser> users = new TreeMap<>();
  private volatile UnaryOperator<LocalPage> twist = page -> page;
  private volatile LocalHabits habits = LocalHabits.USUAL;

  /** Starts an empty server that has this time. */
  public LocalOneRoster(Clock clock) {
    super(clock);
    this.logins = new LocalLogins(clock);
    start();
  }

  /** Lists somebody, in the place of who had the identifier. */
  public synchronized void list(LocalUser user) {
    users.put(user.id(), user);
  }

  /** Lists nobody any more. */
  public synchronized void clear() {
    users.clear();
  }

  /** Takes somebody out of the list, without saying so. */
  public synchronized void remove(String id) {
    users.remove(id);
  }

  /** How pages are changed from now on before they are sent. */
  public void twists(UnaryOperator<LocalPage> some) {
    countAgain();
    twist = some;
  }

  /** What the server is used to from now on. */
  public void habits(LocalHabits some) {
    habits = some;
  }

  @Override
  public void forgetTokens() {
    logins.forget();
  }

  /** Who is let in. */
  LocalLogins logins() {
    return logins;
  }

  /** What the proxy before it lists. */
  LocalClassLink classLink() {
    return classLink;
  }

  /** Where the service of a version is. */
  public URI service(boolean is12) {
    return root().resolve(is12 ? "ims/oneroster/rostering/v1p2" : "ims/oneroster/v1p1");
  }

  /** Where tokens are given. */
  public URI tokens() {
    return root().resolve("oauth/token");
  }

  @Override
  protected void serve(HttpExchange exchange, URI uri, Optional<String> authorization)
      throws IOException {
    if (uri.getPath().equals("/oauth/token")) {
      if (!failsToken(exchange)) {
        giveToken(exchange, authorization);
      }
    } else if (uri.getPath().equals("/applications")) {
      classLink.list(exchange, authorization, LocalQuery.of(uri));
    } else {
      givePage(exchange, uri, authorization);
    }
  }

  private void giveToken(HttpExchange exchange, Optional<String> authorization) throws IOException {
    Optional<String> token = logins.token(authorization, form(exchange));
    if (token.isPresent()) {
      String answer = "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":3600}";
      send(exchange, 200, "application/json", answer.formatted(token.get()));
    } else {
      send(exchange, 401, "application/json", "{\"error\":\"invalid_client\"}");
    }
  }

  private void givePage(HttpExchange exchange, URI uri, Optional<String> authorization)
      throws IOException {
    int number = page(exchange);
    if (number == 0) {
      return;
    }
    boolean mayRead = classLink.allows(uri, authorization) || logins.allows(uri, authorization);
    if (!mayRead) {
      send(exchange, 401, "application/json", "{\"imsx_codeMajor\":\"failure\"}");
      return;
    }
    LocalQuery query = LocalQuery.of(uri);
    if (!habits.understands(query)) {
      send(exchange, 400, "application/json", "{\"imsx_codeMajor\":\"failure\"}");
      return;
    }
    LocalPage page = twist.apply(page(number, uri, query));
    if (habits.totals()) {
      exchange.getResponseHeaders().set("X-Total-Count", String.valueOf(page.total()));
    }
    if (habits.links() && page.next().isPresent()) {
      exchange
          .getResponseHeaders()
          .set("Link", "<" + page.next().get() + ">; rel=\"next\", <" + uri + ">; rel=\"first\"");
    }
    send(exchange, 200, "application/json", "{\"users\":[" + String.join(",", page.rows()) + "]}");
  }

  private synchronized LocalPage page(int number, URI uri, LocalQuery query) {
    List<LocalUser> found = users.values().stream().filter(user -> query.takes(uri, user)).toList();
    int from = habits.offsets() ? Math.min(query.offset(), found.size()) : 0;
    int to = Math.min(from + Math.min(query.limit(), habits.mostAtOnce()), found.size());
    List<String> rows = new ArrayList<>();
    boolean hasRoles = uri.getPath().contains("v1p2");
    found.subList(from, to).forEach(user -> rows.add(user.json(hasRoles, query.fields())));
    Optional<String> next = to < found.size() ? Optional.of(query.link(uri, to)) : Optional.empty();
    return new LocalPage(number, rows, found.size(), next);
  }
}
