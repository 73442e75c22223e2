package io.entitlements.core.roster.google;

import io.entitlements.core.internal.http.Authorizer;
import io.entitlements.core.internal.http.JsonRecord;
import io.entitlements.core.internal.http.JsonShape;
import io.entitlements.core.internal.http.JsonText;
import io.entitlements.core.internal.http.Percent;
import io.entitlements.core.internal.http.RemoteAnswer;
import io.entitlements.core.internal.http.RemoteCalls;
import io.entitlements.core.internal.source.SeenIds;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A list that is read page by page, each answer with the token of the next. A token that is not
 * taken any more begins the list once again. An answer that ends the list with nothing is asked for
 * once more before it is believed, if it does not say what it is or was announced to be a page.
 */
final class TokenPages {

  private static final int MOST_EMPTY = 100;
  private static final String NEXT = "nextPageToken";

  private final RemoteCalls calls;
  private final Authorizer authorizer;

  /**
   * What is asked.
   *
   * @param list where the list is, without a query
   * @param parameters what is the same for each page
   * @param member the member of an answer that is the page; Google leaves out empty ones
   * @param kind what an answer calls itself, if this API's do
   * @param element what is looked at in each object of the page
   */
  record Query(
      URI list,
      List<Map.Entry<String, String>> parameters,
      String member,
      Optional<String> kind,
      JsonShape element) {

    URI at(String token) {
      List<Map.Entry<String, String>> all = new ArrayList<>(parameters);
      if (!token.isEmpty()) {
        all.add(Map.entry("pageToken", token));
      }
      return URI.create(list + "?" + Percent.query(all));
    }

    /** Whether no page follows. */
    boolean isLast(JsonRecord json) {
      return json.text(NEXT).isEmpty();
    }

    private JsonShape page() {
      JsonShape shape = kind.isPresent() ? JsonShape.of("kind", "etag", NEXT) : JsonShape.of(NEXT);
      return shape.withList(member, element).andNothingElse();
    }

    /**
     * Whether there is nothing in an answer that ends a list, which then may be anybody's, or is
     * not what the page before announced.
     */
    private boolean isDoubtful(JsonRecord json, String token) {
      boolean isEmpty = json.list(member).map(List::isEmpty).orElse(true);
      return isEmpty && isLast(json) && (kind.isEmpty() || !token.isEmpty());
    }

    /** What an answer holds. */
    JsonRecord read(RemoteAnswer answer) {
      JsonRecord json = JsonText.read(answer.expectOk(), page());
      boolean other = kind.isPresent() && !json.text("kind").equals(kind);
      if (json.isOdd() || other) {
        throw answer.malformed("expected " + kind.orElse("an array " + member));
      }
      return json;
    }
  }

  /** Whoever reads the pages. */
  interface Reader {

    /** Takes a page; whether somebody of it is new, where that is to be expected of each page. */
    boolean take(List<JsonRecord> page);

    /** The list begins once more. */
    void again();

    /** A page that was announced says nothing, and the list ends with it. */
    default void endsUnsaid() {
      // A page that says what it is may be an empty one.
    }
  }

  TokenPages(RemoteCalls calls, Authorizer authorizer) {
    this.calls = calls;
    this.authorizer = authorizer;
  }

  /**
   * Reads page after page.
   *
   * @param ends whether an answer, which is no page, ends the list
   * @throws io.entitlements.error.RosterUnavailableException if a page cannot be read, or they
   *     never end
   */
  void read(Query query, Predicate<RemoteAnswer> ends, Reader reader) {
    SeenIds tokens = new SeenIds();
    String token = "";
    boolean again = false;
    boolean doubted = false;
    int empty = 0;
    while (true) {
      RemoteAnswer answer = calls.get(query.at(token), authorizer);
      if (!token.isEmpty() && !again && isTokenRefused(answer)) {
        again = true;
        doubted = false;
        token = "";
        tokens = new SeenIds();
        reader.again();
        continue;
      }
      if (ends.test(answer)) {
        return;
      }
      JsonRecord json = query.read(answer);
      boolean doubtful = query.isDoubtful(json, token);
      if (doubtful && !doubted) {
        doubted = true;
        continue;
      }
      doubted = false;
      if (doubtful && !token.isEmpty() && query.kind().isEmpty()) {
        reader.endsUnsaid();
      }
      List<JsonRecord> page = json.list(query.member()).orElse(List.of());
      empty = page.isEmpty() ? empty + 1 : 0;
      boolean fresh = page.isEmpty() || reader.take(page);
      token = json.text(NEXT).orElse("");
      if (token.isEmpty()) {
        return;
      }
      if (!fresh || !tokens.add(token)) {
        throw answer.malformed("the pages repeat");
      }
      if (empty > MOST_EMPTY || token.length() >= JsonText.MAX_TEXT) {
        throw answer.malformed("the pages do not end");
      }
    }
  }

  private static boolean isTokenRefused(RemoteAnswer answer) {
    return answer.status() == 400 || answer.status() == 410;
  }
}
