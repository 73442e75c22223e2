package io.entitlements.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A OneRoster 1.2 server in a process of its own. It gives no more than it is asked for, and makes
 * it of numbers: what a reading of its list takes is the reader's.
 */
public final class RosterServer {

  static final String SERVICE = "/ims/oneroster/rostering/v1p2";
  static final String TOKENS = "/token";
  static final String CHANGE = "/change";

  private static final String TOKEN =
      "{\"access_token\":\"any\",\"token_type\":\"Bearer\",\"expires_in\":86400}";

  private static final Pattern PAGE = Pattern.compile("limit=(\\d+)&offset=(\\d+)");

  private final ListedPeople people;

  private RosterServer(int count) {
    people = new ListedPeople(count);
  }

  /**
   * Prints the port, and answers until its input ends, as it does with the process that made it.
   *
   * @param arguments how many people are listed
   */
  public static void main(String[] arguments) throws IOException {
    RosterServer roster = new RosterServer(Integer.parseInt(arguments[0]));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(TOKENS, exchange -> send(exchange, TOKEN));
    server.createContext(SERVICE + "/users", roster::list);
    server.createContext(CHANGE, roster::change);
    server.start();
    System.out.println(server.getAddress().getPort());
    while (System.in.read() >= 0) {
      // Nothing is said to it but that it ends.
    }
    System.exit(0);
  }

  private void list(HttpExchange exchange) throws IOException {
    Matcher page = PAGE.matcher(exchange.getRequestURI().getQuery());
    if (!page.find()) {
      throw new IOException("no page: " + exchange.getRequestURI());
    }
    int from = Integer.parseInt(page.group(2));
    int to = Math.min(people.count(), from + Integer.parseInt(page.group(1)));
    StringBuilder json = new StringBuilder("{\"users\":[");
    for (int place = from; place < to; place++) {
      json.append(place == from ? "" : ",");
      append(json, place);
    }
    exchange.getResponseHeaders().set("X-Total-Count", String.valueOf(people.count()));
    send(exchange, json.append("]}").toString());
  }

  private void append(StringBuilder json, int place) {
    json.append("{\"sourcedId\":\"")
        .append(people.id(place))
        .append("\",\"status\":\"active\",\"dateLastModified\":\"2026-08-01T00:00:00Z\"")
        .append(",\"enabledUser\":\"true\",\"givenName\":\"")
        .append(people.givenName(place))
        .append("\",\"familyName\":\"")
        .append(people.familyName(place))
        .append("\",\"email\":\"")
        .append(people.email(place))
        .append("\",\"roles\":[{\"roleType\":\"primary\",\"role\":\"teacher\"")
        .append(",\"org\":{\"sourcedId\":\"o1\",\"type\":\"org\"}}]}");
  }

  private void change(HttpExchange exchange) throws IOException {
    people.change(Integer.parseInt(exchange.getRequestURI().getQuery()));
    send(exchange, "{}");
  }

  private static void send(HttpExchange exchange, String json) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
