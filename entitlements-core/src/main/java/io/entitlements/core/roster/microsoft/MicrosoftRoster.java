package io.entitlements.core.roster.microsoft;

import io.entitlements.account.Role;
import io.entitlements.core.internal.http.Pause;
import io.entitlements.core.internal.http.RemoteCalls;
import io.entitlements.core.internal.http.RemoteLimits;
import io.entitlements.core.internal.source.Nights;
import io.entitlements.core.internal.source.People;
import io.entitlements.core.internal.source.Remarks;
import io.entitlements.core.internal.source.Scopes;
import io.entitlements.core.roster.SettingsCheck;
import io.entitlements.error.RosterUnavailableException;
import io.entitlements.error.RosterUnavailableException.Reason;
import io.entitlements.roster.RosterCheckpoint;
import io.entitlements.roster.RosterReading;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.Verdict;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * People from Microsoft 365, by the delta queries of Microsoft Graph.
 *
 * <p>The first reading, and the first one after a set time of each day, reads everybody ({@link
 * Verdict#FULL}); those between read who changed ({@link Verdict#DELTA}). If Graph does not know
 * any more since when, everybody is read. A list that is not whole is {@link Verdict#PARTIAL}, with
 * a remark that says why.
 *
 * <p>A busy or unreachable server is asked again a few times; redirects are never followed, and
 * links to next pages only below the address where Graph is. Thread-safe; a reading blocks its
 * thread.
 */
public final class MicrosoftRoster implements RosterSource {

  private final HttpClient http;
  private final MicrosoftSettings settings;
  private final Clock clock;
  private final Pause pause;

  MicrosoftRoster(HttpClient http, MicrosoftSettings settings, Clock clock, Pause pause) {
    this.http = RemoteCalls.checked(http);
    this.settings = Objects.requireNonNull(settings, "settings");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.pause = pause;
  }

  /**
   * A list of a tenant. Nothing is asked yet.
   *
   * @param http the client, with the proxy, the TLS and the threads that the host wants; it must
   *     follow no redirects. Stays the caller's
   * @param settings where and how
   * @param clock says what is due, and until when tokens last
   * @return the source
   * @throws IllegalArgumentException if the client follows redirects
   */
  public static MicrosoftRoster of(HttpClient http, MicrosoftSettings settings, Clock clock) {
    return new MicrosoftRoster(http, settings, clock, Pause.SLEEP);
  }

  @Override
  public String describe() {
    MicrosoftList list = settings.list();
    if (list instanceof MicrosoftList.Group group) {
      return "Microsoft group " + group.id();
    }
    if (list instanceof MicrosoftList.Teachers teachers) {
      return "Microsoft School Data Sync" + teachers.domain().map(d -> " of " + d).orElse("");
    }
    return "Microsoft users"
        + ((MicrosoftList.Users) list).domain().map(domain -> " of " + domain).orElse("");
  }

  /** The list, what its people are here, the tenant, and the cloud. */
  @Override
  public String scope() {
    return Scopes.fit(
        describe()
            + role(settings.list()).map(Scopes::as).orElse("")
            + " at "
            + settings.app().tenant()
            + " of "
            + settings.graph().getHost());
  }

  private static Optional<Role> role(MicrosoftList list) {
    if (list instanceof MicrosoftList.Users users) {
      return Optional.of(users.role());
    }
    return list instanceof MicrosoftList.Group group ? Optional.of(group.role()) : Optional.empty();
  }

  /**
   * Reads what is due.
   *
   * @throws RosterUnavailableException if the list cannot be read
   */
  @Override
  public RosterReading read(Optional<RosterCheckpoint> since, Consumer<List<RosterRecord>> pages) {
    RemoteCalls calls = calls();
    Instant begun = calls.now();
    People people = new People(pages, new Remarks());
    GraphPages graph = new GraphPages(calls, settings.tokens(), settings.graph());
    GraphPull pull = pull(graph, people);
    Optional<DeltaState> last =
        since
            .flatMap(checkpoint -> DeltaState.of(checkpoint, settings.name()))
            .filter(
                state ->
                    !Nights.isFullDue(state.full(), begun, settings.fullAt(), settings.zone()));
    if (last.isPresent()) {
      GraphPages.Read changes = pull.changes(last.get().link());
      if (changes.end() == GraphPages.End.READ) {
        return ended(since, people, true, last.get().full(), changes.link());
      }
      why(changes.end()).ifPresent(people::note);
      people.again();
    }
    return ended(since, people, false, begun, everything(pull, people).link());
  }

  /** Why everybody is read, unless a list says so itself. */
  private static Optional<String> why(GraphPages.End end) {
    return switch (end) {
      case EXPIRED ->
          Optional.of("what changed is not told any more since then; everybody was read");
      case TOO_MUCH ->
          Optional.of("more people joined than are looked up one by one; everybody was read");
      case READ, UNTOLD -> Optional.empty();
    };
  }

  private GraphPull pull(GraphPages graph, People people) {
    return settings.list() instanceof MicrosoftList.Group group
        ? new GroupPull(graph, people, group)
        : new UserPull(graph, people, settings.list());
  }

  /** A list whose beginning Graph forgets while it is read, is begun once more. */
  private static GraphPages.Read everything(GraphPull pull, People people) {
    GraphPages.Read read = pull.everything();
    if (read.end() == GraphPages.End.EXPIRED) {
      people.again();
      read = pull.everything();
    }
    if (read.end() == GraphPages.End.EXPIRED) {
      throw new RosterUnavailableException(
          Reason.UNREACHABLE,
          "Microsoft Graph forgets where the list was before it is read",
          Optional.empty());
    }
    return read;
  }

  private RosterReading ended(
      Optional<RosterCheckpoint> since,
      People people,
      boolean delta,
      Instant full,
      Optional<String> link) {
    people.end();
    boolean whole = delta ? people.isComplete() : people.isWhole();
    if (!whole) {
      return new RosterReading(Verdict.PARTIAL, since, people.remarks());
    }
    Optional<RosterCheckpoint> checkpoint =
        link.flatMap(text -> new DeltaState(settings.name(), full, text).checkpoint());
    if (link.isPresent() && checkpoint.isEmpty()) {
      people.note("where to go on from is too long to be kept: everybody is read each time");
    }
    return new RosterReading(delta ? Verdict.DELTA : Verdict.FULL, checkpoint, people.remarks());
  }

  /**
   * Looks whether the list can be read, and if not, what has to be set for that: some requests.
   * Blocks, for up to half a minute.
   *
   * @return what was found
   */
  public SettingsCheck check() {
    RemoteLimits limits = RemoteLimits.LOOK.atMost(settings.timeout());
    return new MicrosoftCheck(new RemoteCalls(http, limits, clock, pause), settings).look();
  }

  private RemoteCalls calls() {
    return new RemoteCalls(http, RemoteLimits.DEFAULT.within(settings.timeout()), clock, pause);
  }

  @Override
  public String toString() {
    return describe();
  }
}
