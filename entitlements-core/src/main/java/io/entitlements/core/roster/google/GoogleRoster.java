package io.entitlements.core.roster.google;

import io.entitlements.core.internal.http.BearerTokens;
import io.entitlements.core.internal.http.Pause;
import io.entitlements.core.internal.http.RemoteCalls;
import io.entitlements.core.internal.http.RemoteLimits;
import io.entitlements.core.internal.source.People;
import io.entitlements.core.internal.source.Remarks;
import io.entitlements.core.internal.source.Scopes;
import io.entitlements.core.roster.SettingsCheck;
import io.entitlements.error.RosterUnavailableException;
import io.entitlements.roster.RosterCheckpoint;
import io.entitlements.roster.RosterReading;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.Verdict;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * People from Google Workspace, by its Directory API or Classroom's.
 *
 * <p>Google says what its lists hold and not what changed in them, so every reading reads everybody
 * ({@link Verdict#FULL}); who was deleted from the directory is said to have left. A list that
 * changes under the reading, or is not whole, is {@link Verdict#PARTIAL}, with a remark that says
 * why. Suspended and archived people are not active.
 *
 * <p>A busy or unreachable server is asked again a few times; redirects are never followed.
 * Thread-safe; a reading blocks its thread.
 */
public final class GoogleRoster implements RosterSource {

  /** A course of Classroom takes a request of its own. */
  private static final int MOST_REQUESTS = 100_000;

  private final HttpClient http;
  private final GoogleSettings settings;
  private final Clock clock;
  private final Pause pause;

  GoogleRoster(HttpClient http, GoogleSettings settings, Clock clock, Pause pause) {
    this.http = RemoteCalls.checked(http);
    this.settings = Objects.requireNonNull(settings, "settings");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.pause = pause;
  }

  /**
   * A list of Google's. Nothing is asked yet.
   *
   * @param http the client, with the proxy, the TLS and the threads that the host wants; it must
   *     follow no redirects. Stays the caller's
   * @param settings where and how
   * @param clock says what time assertions are made, and until when tokens last
   * @return the source
   * @throws IllegalArgumentException if the client follows redirects
   */
  public static GoogleRoster of(HttpClient http, GoogleSettings settings, Clock clock) {
    return new GoogleRoster(http, settings, clock, Pause.SLEEP);
  }

  @Override
  public String describe() {
    return Remarks.cut(name());
  }

  private String name() {
    GoogleList list = settings.list();
    if (list instanceof GoogleList.Group group) {
      return "Google group " + group.email();
    }
    if (list instanceof GoogleList.Classroom classroom) {
      return "Google Classroom" + classroom.domain().map(domain -> " of " + domain).orElse("");
    }
    GoogleList.Users users = (GoogleList.Users) list;
    return "Google users"
        + users.domain().map(domain -> " of " + domain).orElse("")
        + users.query().map(query -> " where " + query).orElse("");
  }

  /**
   * The list, what its people are here, and the directory, which is named by the domain of the
   * person for whom is read.
   */
  @Override
  public String scope() {
    String subject = settings.subject();
    String directory = subject.substring(subject.indexOf('@') + 1);
    return Scopes.fit(name() + role(settings.list()) + " at " + directory);
  }

  private static String role(GoogleList list) {
    if (list instanceof GoogleList.Users users) {
      return Scopes.as(users.role());
    }
    return list instanceof GoogleList.Group group ? Scopes.as(group.role()) : "";
  }

  /**
   * Reads everybody.
   *
   * @throws RosterUnavailableException if the list cannot be read
   */
  @Override
  public RosterReading read(
      Optional<RosterCheckpoint> since, Consumer<List<RosterRecord>> records) {
    RemoteLimits limits = RemoteLimits.DEFAULT.within(settings.timeout());
    boolean byCourse = settings.list() instanceof GoogleList.Classroom;
    RemoteCalls calls = calls(byCourse ? limits.ofRequests(MOST_REQUESTS) : limits);
    BearerTokens tokens =
        settings.account().tokens(Optional.of(settings.subject()), settings.list().scopes());
    People people = new People(records, new Remarks());
    TokenPages pages = new TokenPages(calls, tokens);
    DirectoryQueries queries = new DirectoryQueries(settings.directory());
    GooglePull users = new GooglePull(pages, queries, people);
    if (settings.list() instanceof GoogleList.Classroom classroom) {
      ClassroomQueries courses = new ClassroomQueries(settings.classroom());
      new ClassroomPull(pages, courses, people, classroom.domain(), users.notActive()).read();
    } else if (settings.list() instanceof GoogleList.Group group) {
      new MemberPull(pages, queries, people, group).read();
    } else {
      users.read((GoogleList.Users) settings.list());
    }
    if (!tokens.behind().isZero()) {
      people.note("the clock of this computer is not that of Google: off by " + tokens.behind());
    }
    return GooglePull.reading(people);
  }

  /**
   * Looks whether the list can be read, and if not, what has to be set for that: some requests.
   * Blocks, for up to half a minute.
   *
   * @return what was found
   */
  public SettingsCheck check() {
    return new GoogleCheck(calls(RemoteLimits.LOOK.atMost(settings.timeout())), settings).look();
  }

  private RemoteCalls calls(RemoteLimits limits) {
    return new RemoteCalls(http, limits, clock, pause, answer -> GoogleError.of(answer).isBusy());
  }

  @Override
  public String toString() {
    return describe();
  }
}
