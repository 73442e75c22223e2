package io.entitlements.core.roster.oneroster;

import io.entitlements.core.internal.http.Authorizer;
import io.entitlements.core.internal.http.JsonRecord;
import io.entitlements.core.internal.http.JsonShape;
import io.entitlements.core.internal.http.JsonText;
import io.entitlements.core.internal.http.Percent;
import io.entitlements.core.internal.http.RemoteAnswer;
import io.entitlements.core.internal.http.RemoteCalls;
import io.entitlements.core.internal.source.Remarks;
import io.entitlements.error.RosterUnavailableException;
import io.entitlements.error.RosterUnavailableException.Reason;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * A list that is read by {@code limit} and {@code offset}, as OneRoster has them. A {@code Link} to
 * the next page is followed where it stays on the same path of the same server; otherwise it only
 * says that there is one. Without such links, {@code X-Total-Count} says how long the list is, and
 * without that an empty page ends it: servers give fewer at once than they are asked for. A page as
 * full as others that has no link, where others had one, is not believed to be the last.
 */
final class PagedList {

  private static final int MOST_PEOPLE = 1_000_000;

  private final RemoteCalls calls;
  private final Authorizer authorizer;
  private final Query query;
  private final Remarks remarks;
  private RemoteAnswer answer;
  private URI at;
  private boolean complete = true;
  private boolean linked;
  private long total = -1;
  private int received;
  private int longest;
  private boolean isShort;

  /**
   * What is asked.
   *
   * @param list where the list is, without a query
   * @param parameters what is the same for each page
   * @param member the member of an answer that is the page
   * @param element what is looked at in each of its objects
   * @param limit how many are asked for at once
   */
  record Query(
      URI list,
      List<Map.Entry<String, String>> parameters,
      String member,
      JsonShape element,
      int limit) {

    private URI from(int offset) {
      List<Map.Entry<String, String>> all = new ArrayList<>(parameters);
      all.add(Map.entry("limit", String.valueOf(limit)));
      all.add(Map.entry("offset", String.valueOf(offset)));
      return URI.create(list + "?" + Percent.query(all));
    }

    private JsonShape page() {
      return JsonShape.of().withList(member, element);
    }
  }

  private PagedList(
      RemoteCalls calls, Authorizer authorizer, Query query, Remarks remarks, RemoteAnswer first) {
    this.calls = calls;
    this.authorizer = authorizer;
    this.query = query;
    this.remarks = remarks;
    this.answer = first;
    this.at = query.from(0);
  }

  /**
   * Asks for the first page.
   *
   * @return the list, or empty if the server does not understand the parameters
   * @throws RosterUnavailableException if there is no answer
   */
  static Optional<PagedList> open(
      RemoteCalls calls, Authorizer authorizer, Query query, Remarks remarks) {
    RemoteAnswer first = calls.get(query.from(0), authorizer);
    return first.status() == 400 || first.status() == 422
        ? Optional.empty()
        : Optional.of(new PagedList(calls, authorizer, query, remarks, first.expectOk()));
  }

  /** The answer with the first page, until the list is read. */
  RemoteAnswer first() {
    return answer;
  }

  /**
   * Reads page after page.
   *
   * @param page takes a page; how many of it no page before had
   * @return whether nothing is missing, as far as can be seen
   * @throws RosterUnavailableException if a page cannot be read, or they never end
   */
  boolean read(ToIntFunction<List<JsonRecord>> page) {
    while (true) {
      List<JsonRecord> found = page(answer);
      if (total < 0 && !found.isEmpty() && isShort) {
        incomplete("a page in the middle of the list was shorter than others");
      }
      count(found.size());
      isShort = found.size() < longest;
      if (!found.isEmpty() && page.applyAsInt(found) == 0) {
        return repeated();
      }
      Optional<String> link = NextLink.of(answer.headers());
      boolean isLost = linked && link.isEmpty() && total < 0 && !isShort;
      linked = link.isPresent() || (linked && !isLost);
      boolean more = linked ? link.isPresent() : isMoreExpected(found.size());
      if (!more || found.isEmpty()) {
        return ended(more && link.isPresent());
      }
      at = link.flatMap(next -> NextLink.follow(at, next)).orElseGet(() -> query.from(received));
      RemoteAnswer next = calls.get(at, authorizer);
      if (isLost && isBeyondTheEnd(next.status())) {
        return ended(false);
      }
      answer = next.expectOk();
    }
  }

  /** Of a place behind the last one, that is asked for to make sure. */
  private static boolean isBeyondTheEnd(int status) {
    return status == 400 || status == 404 || status == 416 || status == 422;
  }

  private List<JsonRecord> page(RemoteAnswer answer) {
    return JsonText.read(answer, query.page())
        .list(query.member())
        .orElseThrow(() -> answer.malformed("expected an array " + query.member()));
  }

  private void count(int size) {
    received += size;
    longest = Math.max(longest, size);
    if (received > MOST_PEOPLE) {
      throw answer.fault(Reason.TOO_LARGE, "the list has more than " + MOST_PEOPLE + " entries");
    }
    long announced = total(answer);
    if (announced >= 0 && total >= 0 && announced != total) {
      incomplete("the list changed while it was read: its length did");
    }
    total = announced >= 0 ? announced : total;
  }

  private boolean isMoreExpected(int size) {
    return total >= 0 ? received < total : size > 0;
  }

  private boolean repeated() {
    if (linked || total >= 0) {
      throw answer.malformed("the pages repeat");
    }
    incomplete("the server repeats its first page instead of giving others");
    return complete;
  }

  private boolean ended(boolean linkAfterEmptyPage) {
    if (linkAfterEmptyPage) {
      incomplete("an empty page says that there is another one");
    }
    if (total >= 0 && received != total) {
      incomplete("the server announced " + total + " entries and gave " + received);
    }
    return complete;
  }

  private void incomplete(String remark) {
    complete = false;
    remarks.add(remark);
  }

  private static long total(RemoteAnswer answer) {
    String text = answer.headers().firstValue("X-Total-Count").orElse("").strip();
    boolean number = text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return number && !text.isEmpty() ? Long.parseLong(text) : -1;
  }
}
