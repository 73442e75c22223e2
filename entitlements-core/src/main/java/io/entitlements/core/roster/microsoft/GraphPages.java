package io.entitlements.core.roster.microsoft;

import io.entitlements.core.internal.http.Authorizer;
import io.entitlements.core.internal.http.JsonRecord;
import io.entitlements.core.internal.http.JsonShape;
import io.entitlements.core.internal.http.JsonText;
import io.entitlements.core.internal.http.Percent;
import io.entitlements.core.internal.http.RemoteAnswer;
import io.entitlements.core.internal.http.RemoteCalls;
import io.entitlements.core.internal.http.SecretUri;
import io.entitlements.core.internal.source.SeenIds;
import io.entitlements.error.RosterUnavailableException.Reason;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Lists of Graph, each answer with a link to the next page or, in the end, to what will have
 * changed since. Links are taken verbatim, and only below the address where Graph is.
 */
final class GraphPages {

  private static final int MOST_STALE = 100;

  /** Graph gives empty ones while it searches, and the more of them the less it is asked for. */
  private static final int MOST_EMPTY = 1_000;

  private static final String NEXT = "@odata.nextLink";
  private static final String DELTA = "@odata.deltaLink";

  /** How Graph itself says that there is nobody, and nobody on the way to it. */
  private static final String NOT_FOUND = "Request_ResourceNotFound";

  private static final JsonShape ERROR = JsonShape.of().withObject("error", JsonShape.of("code"));

  /** By what Graph says that it does not know any more since when, beside status 410. */
  private static final Set<String> EXPIRED =
      Set.of(
          "syncStateNotFound",
          "syncStateInvalid",
          "resyncRequired",
          "Directory_ExpiredPageToken",
          "Directory_ExpiredDeltaToken");

  private final RemoteCalls calls;
  private final Authorizer authorizer;
  private final URI graph;

  /** How a list ended. */
  enum End {
    /** Everything was read. */
    READ,
    /** Graph does not know any more where the list was; it has to be read from its beginning. */
    EXPIRED,
    /** More is new than is looked up one by one; it has to be read from its beginning. */
    TOO_MUCH,
    /** What is new cannot be told by changes; the list has to be read from its beginning. */
    UNTOLD
  }

  /**
   * How a list ended.
   *
   * @param link where to go on from; empty for lists that have no changes
   */
  record Read(End end, Optional<String> link) {}

  GraphPages(RemoteCalls calls, Authorizer authorizer, URI graph) {
    this.calls = calls;
    this.authorizer = authorizer;
    this.graph = graph;
  }

  /** The address of a list. */
  URI at(String pathAndQuery) {
    return URI.create(graph + pathAndQuery);
  }

  /**
   * Reads from the beginning.
   *
   * @param page takes a page; whether something of it is new
   * @param changes whether the list has changes, and so ends with a link to them
   */
  Read read(URI first, JsonShape element, boolean changes, Predicate<List<JsonRecord>> page) {
    return read(first, element, changes, false, page);
  }

  /** Reads what changed since a link was given. */
  Read resume(String link, JsonShape element, Predicate<List<JsonRecord>> page) {
    Optional<URI> at = follow(link);
    return at.isPresent()
        ? read(at.get(), element, true, true, page)
        : new Read(End.EXPIRED, Optional.empty());
  }

  private Read read(
      URI first,
      JsonShape element,
      boolean changes,
      boolean resumed,
      Predicate<List<JsonRecord>> page) {
    SeenIds links = new SeenIds();
    URI at = first;
    boolean begins = true;
    int stale = 0;
    int empty = 0;
    while (true) {
      RemoteAnswer answer = calls.get(at, authorizer);
      boolean refused = answer.status() == 400 || answer.status() == 404;
      if ((!begins || resumed) && (isExpired(answer) || (begins && refused))) {
        return new Read(End.EXPIRED, Optional.empty());
      }
      begins = false;
      JsonRecord json = json(answer, element);
      List<JsonRecord> rows =
          json.list("value").orElseThrow(() -> answer.malformed("expected an array value"));
      empty = rows.isEmpty() ? empty + 1 : 0;
      stale = page.test(rows) ? 0 : stale + (rows.isEmpty() ? 0 : 1);
      Optional<URI> next = next(answer, json);
      if (next.isEmpty()) {
        return ended(answer, json.text(DELTA), changes);
      }
      if (stale > MOST_STALE || empty > MOST_EMPTY || !links.add(next.get().toString())) {
        throw answer.malformed("the pages repeat");
      }
      at = next.get();
    }
  }

  /** Where the next page is; empty after the last one. */
  Optional<URI> next(RemoteAnswer answer, JsonRecord json) {
    return json.text(NEXT).map(link -> next(answer, link));
  }

  private URI next(RemoteAnswer answer, String link) {
    if (link.length() >= JsonText.MAX_TEXT) {
      throw answer.fault(Reason.TOO_LARGE, "the link to the next page is too long");
    }
    return follow(link)
        .orElseThrow(
            () -> answer.fault(Reason.REDIRECTED, "the next page is elsewhere, and not read"));
  }

  private static Read ended(RemoteAnswer answer, Optional<String> link, boolean changes) {
    if (changes && link.isEmpty()) {
      throw answer.malformed("expected a nextLink or a deltaLink");
    }
    return new Read(End.READ, link);
  }

  /**
   * Whether there is a person of this identifier. That there is none has to be said by Graph.
   *
   * @throws io.entitlements.error.RosterUnavailableException if neither is said
   */
  boolean isThere(String id) {
    RemoteAnswer answer = calls.get(at("users/" + Percent.encode(id) + "?$select=id"), authorizer);
    if (answer.status() == 404 && code(answer).equals(NOT_FOUND)) {
      return false;
    }
    JsonRecord user = JsonText.read(answer.expectOk(), JsonShape.of("id"));
    if (!GraphUser.text(user, "id").equalsIgnoreCase(id)) {
      throw answer.malformed("expected the person who was asked for");
    }
    return true;
  }

  static JsonRecord json(RemoteAnswer answer, JsonShape element) {
    JsonShape shape =
        JsonShape.of(NEXT, DELTA).withList("value", element).withObject("error", JsonShape.of());
    JsonRecord json = JsonText.read(answer.expectOk(), shape);
    if (json.isOdd() || json.object("error").isPresent()) {
      throw answer.malformed("expected an array value");
    }
    return json;
  }

  /** Where a link leads, if credentials may go there. */
  private Optional<URI> follow(String link) {
    try {
      URI to = URI.create(link);
      boolean below =
          to.isAbsolute()
              && SecretUri.isSameOrigin(graph, to)
              && to.getRawUserInfo() == null
              && to.normalize().getRawPath().startsWith(graph.getRawPath());
      return below ? Optional.of(to) : Optional.empty();
    } catch (IllegalArgumentException noUri) {
      return Optional.empty();
    }
  }

  private static boolean isExpired(RemoteAnswer answer) {
    if (answer.status() == 410) {
      return true;
    }
    return answer.status() == 400
        && EXPIRED.stream().anyMatch(code -> code.equalsIgnoreCase(code(answer)));
  }

  /** By which of its codes Graph refuses; an empty text if by none. */
  private static String code(RemoteAnswer answer) {
    return JsonText.tryRead(answer, ERROR)
        .flatMap(json -> json.object("error"))
        .flatMap(error -> error.text("code"))
        .orElse("");
  }
}
