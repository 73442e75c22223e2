package io.entitlements.core.roster.oneroster;

import io.entitlements.core.internal.http.Authorizer;
import io.entitlements.core.internal.http.JsonRecord;
import io.entitlements.core.internal.http.RemoteCalls;
import io.entitlements.core.internal.http.RetryAfter;
import io.entitlements.core.internal.source.Nights;
import io.entitlements.core.internal.source.Remarks;
import io.entitlements.core.internal.source.SeenIds;
import io.entitlements.error.RosterUnavailableException;
import io.entitlements.error.RosterUnavailableException.Reason;
import io.entitlements.roster.RosterCheckpoint;
import io.entitlements.roster.RosterReading;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.Verdict;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Reads people from a service once: everybody, or who changed. */
final class UserPull {

  /** A change may be dated before it can be read. */
  private static final Duration OVERLAP = Duration.ofHours(1);

  /** The longest name of what is read, in characters. */
  static final int MAX_SCOPE = 400;

  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private final RemoteCalls calls;
  private final Authorizer authorizer;
  private final Scope scope;
  private final UserReader reader;
  private final Remarks remarks = new Remarks();
  private final SeenIds seen = new SeenIds();
  private final Consumer<List<RosterRecord>> pages;
  private boolean complete = true;
  private int people;
  private int nobodies;

  /**
   * What is read.
   *
   * @param service where the service is, with a slash at its end
   */
  record Scope(
      URI service,
      OneRosterVersion version,
      OneRosterPeople people,
      Optional<String> filter,
      ZoneId zone,
      LocalTime fullAt,
      int pageSize) {

    /** A name of the list that another one does not have. */
    String name() {
      String text = service + people.path() + filter.map(f -> " where " + f).orElse("");
      return text.length() <= MAX_SCOPE ? text : text.substring(0, MAX_SCOPE - 40) + " " + digest();
    }

    /** The same in few characters. */
    String digest() {
      String text = service + "\n" + version + "\n" + people.path() + "\n" + filter.orElse("");
      return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
  }

  UserPull(
      RemoteCalls calls, Authorizer authorizer, Scope scope, Consumer<List<RosterRecord>> pages) {
    this.calls = calls;
    this.authorizer = authorizer;
    this.scope = scope;
    this.pages = pages;
    this.reader = new UserReader(scope.version(), calls.now().atZone(scope.zone()).toLocalDate());
  }

  /** Reads what is due. */
  RosterReading read(Optional<RosterCheckpoint> since) {
    Instant begun = calls.now();
    Optional<PullState> last =
        since
            .flatMap(checkpoint -> PullState.of(checkpoint, scope.digest()))
            .filter(state -> !Nights.isFullDue(state.full(), begun, scope.fullAt(), scope.zone()));
    Optional<PagedList> changes = last.flatMap(state -> open(Optional.of(state.since())));
    PagedList list = changes.or(() -> open(Optional.empty())).orElseThrow(this::notUnderstood);
    Instant serverTime = RetryAfter.serverTime(list.first().headers()).orElse(begun);
    // Records are dated by the server's clock; the earlier of two misses nothing.
    Instant from = (serverTime.isBefore(begun) ? serverTime : begun).minus(OVERLAP);
    boolean delta = changes.isPresent();
    boolean whole = list.read(page -> pass(page, delta));
    complete &= whole;
    if (nobodies > 0) {
      remarks.add("people without an email address are left out: " + nobodies);
    }
    if (!delta && people == 0) {
      complete = false;
      remarks.add("the list is empty");
    }
    if (!complete) {
      return new RosterReading(Verdict.PARTIAL, since, remarks.list());
    }
    Instant full = delta ? last.orElseThrow().full() : begun;
    return new RosterReading(
        delta ? Verdict.DELTA : Verdict.FULL,
        Optional.of(new PullState(scope.digest(), full, from).checkpoint()),
        remarks.list());
  }

  private RuntimeException notUnderstood() {
    return new RosterUnavailableException(
        Reason.MALFORMED,
        "GET " + scope.service().getHost() + list().getRawPath() + ": the query is not understood",
        Optional.empty());
  }

  private URI list() {
    return URI.create(scope.service() + scope.people().path());
  }

  /** Asks for few members in a stable order, or else without saying so: not all servers can. */
  private Optional<PagedList> open(Optional<Instant> since) {
    List<Map.Entry<String, String>> needed = new ArrayList<>();
    condition(since).ifPresent(filter -> needed.add(Map.entry("filter", filter)));
    List<Map.Entry<String, String>> wished = new ArrayList<>(needed);
    wished.add(Map.entry("fields", reader.fields()));
    wished.add(Map.entry("sort", "sourcedId"));
    wished.add(Map.entry("orderBy", "asc"));
    return open(wished).or(() -> open(needed));
  }

  private Optional<PagedList> open(List<Map.Entry<String, String>> parameters) {
    PagedList.Query query =
        new PagedList.Query(list(), parameters, "users", reader.shape(), scope.pageSize());
    return PagedList.open(calls, authorizer, query, remarks);
  }

  private Optional<String> condition(Optional<Instant> since) {
    Optional<String> changed = since.map(from -> "dateLastModified>='" + MILLIS.format(from) + "'");
    return changed.isPresent() && scope.filter().isPresent()
        ? Optional.of(scope.filter().get() + " AND " + changed.get())
        : changed.or(scope::filter);
  }

  private int pass(List<JsonRecord> users, boolean delta) {
    List<RosterRecord> page = new ArrayList<>(users.size());
    int fresh = 0;
    for (JsonRecord user : users) {
      Optional<String> id = UserReader.id(user);
      if (id.isEmpty()) {
        incomplete("someone is listed without a sourcedId that can be used");
        fresh++;
        continue;
      }
      if (seen.add(id.get())) {
        fresh++;
        people++;
      } else {
        incomplete("the list changed while it was read: someone is in it twice");
      }
      Optional<RosterRecord> record = reader.read(id.get(), user, delta);
      record.ifPresent(page::add);
      nobodies += record.isEmpty() ? 1 : 0;
    }
    if (!page.isEmpty()) {
      pages.accept(List.copyOf(page));
    }
    return fresh;
  }

  private void incomplete(String remark) {
    complete = false;
    remarks.add(remark);
  }
}
