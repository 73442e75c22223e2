package io.entitlements.core.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pages of a {@link LocalGoogle}, and tokens of pages that hold where a list is. */
final class LocalGooglePages {

  /** Whatever has to be encoded in a query is in a token. */
  private static final String SECRET = "very-secret+/=";

  private final AtomicInteger generation = new AtomicInteger(1);
  private volatile int mostAtOnce = 500;

  /** A list's kind, or an empty text, its member and its objects. */
  record Found(String kind, String member, List<String> rows) {}

  void giveAtMost(int most) {
    mostAtOnce = most;
  }

  /** No token that was given before is taken from now on. */
  void expireTokens() {
    generation.incrementAndGet();
  }

  /** From where on is asked; empty for a token that is not taken. */
  Optional<Integer> offset(LocalQuery query) {
    String token = query.parameters().getOrDefault("pageToken", "");
    if (token.isEmpty()) {
      return Optional.of(0);
    }
    String[] parts = token.split(":", -1);
    boolean isTaken =
        parts.length == 3
            && parts[0].equals(String.valueOf(generation.get()))
            && parts[2].equals(SECRET);
    return isTaken ? Optional.of(Integer.parseInt(parts[1])) : Optional.empty();
  }

  /** The page with what is asked for. */
  String page(Found found, int from, LocalQuery query) {
    String asked =
        query.parameters().getOrDefault("maxResults", query.parameters().get("pageSize"));
    int most = Math.min(asked == null ? 100 : Integer.parseInt(asked), mostAtOnce);
    int to = Math.min(from + most, found.rows().size());
    List<String> members = new ArrayList<>();
    if (!found.kind().isEmpty()) {
      members.add("\"kind\":\"" + found.kind() + "\",\"etag\":\"\\\"x\\\"\"");
    }
    if (from < to) {
      String rows = String.join(",", found.rows().subList(from, to));
      members.add("\"" + found.member() + "\":[" + rows + "]");
    }
    if (to < found.rows().size()) {
      String token = generation.get() + ":" + to + ":" + SECRET;
      members.add("\"nextPageToken\":\"" + token + "\"");
    }
    JsonNode whole = JsonMapper.shared().readTree("{" + String.join(",", members) + "}");
    return LocalFields.of(query.parameters().getOrDefault("fields", "")).keep(whole).toString();
  }
}
