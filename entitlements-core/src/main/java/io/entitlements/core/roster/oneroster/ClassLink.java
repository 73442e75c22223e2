package io.entitlements.core.roster.oneroster;

import io.entitlements.core.internal.http.Pause;
import io.entitlements.core.internal.http.RemoteCalls;
import io.entitlements.core.internal.http.RemoteLimits;
import io.entitlements.error.RosterUnavailableException;
import io.entitlements.error.RosterUnavailableException.Reason;
import io.entitlements.roster.RosterCheckpoint;
import io.entitlements.roster.RosterReading;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.RosterSource;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * People of a district through ClassLink's proxy for OneRoster 1.1, as {@link OneRosterRest} reads
 * them. A reading looks up the tenant's application and its token first, and once more if the token
 * is not accepted any longer; if it is still the same one, the district has stopped sharing. If the
 * settings name no application, the one that the tenant shares is read; when that becomes another,
 * nothing is read until they do: it is another list, and a named one waits for a preview.
 *
 * <p>A district that gives a key and a secret for its own server is read by {@link OneRosterRest}
 * with {@link OneRosterLogin.OAuth1}. Thread-safe; a reading blocks its thread.
 */
public final class ClassLink implements RosterSource {

  private final HttpClient http;
  private final ClassLinkSettings settings;
  private final Clock clock;
  private final Pause pause;

  ClassLink(HttpClient http, ClassLinkSettings settings, Clock clock, Pause pause) {
    this.http = RemoteCalls.checked(http);
    this.settings = Objects.requireNonNull(settings, "settings");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.pause = pause;
  }

  /**
   * A tenant's list. Nothing is asked yet.
   *
   * @param http the client, with the proxy, the TLS and the threads that the host wants; it must
   *     follow no redirects. Stays the caller's
   * @param settings where and how
   * @param clock says what is due
   * @return the source
   * @throws IllegalArgumentException if the client follows redirects
   */
  public static RosterSource of(HttpClient http, ClassLinkSettings settings, Clock clock) {
    return new ClassLink(http, settings, clock, Pause.SLEEP);
  }

  /**
   * Which districts share their lists with a portal, for people to choose from. Blocks on the
   * network.
   *
   * @param http as in {@link #of}
   * @param partner by what ClassLink knows the portal
   * @param clock says how long asking takes
   * @return the tenants, in ClassLink's order
   * @throws RosterUnavailableException if they cannot be asked for
   */
  public static List<ClassLinkTenant> tenants(
      HttpClient http, ClassLinkSettings.Partner partner, Clock clock) {
    RemoteCalls calls = new RemoteCalls(http, RemoteLimits.DEFAULT, clock, Pause.SLEEP);
    return new ClassLinkApplications(calls, partner).tenants();
  }

  @Override
  public String describe() {
    return "ClassLink tenant " + settings.tenant();
  }

  @Override
  public String scope() {
    String application = settings.application().map(id -> " " + id).orElse("");
    String text = describe() + application + " " + settings.people().path();
    return text.substring(0, Math.min(text.length(), UserPull.MAX_SCOPE));
  }

  /**
   * Reads what is due.
   *
   * @throws RosterUnavailableException if the list cannot be read, or the tenant does not share one
   */
  @Override
  public RosterReading read(Optional<RosterCheckpoint> since, Consumer<List<RosterRecord>> pages) {
    RemoteLimits limits = RemoteLimits.DEFAULT.within(settings.timeout());
    RemoteCalls calls = new RemoteCalls(http, limits, clock, pause);
    ClassLinkApplications applications = new ClassLinkApplications(calls, settings.partner());
    ClassLinkBearer bearer = new ClassLinkBearer(applications, settings);
    UserPull.Scope scope =
        new UserPull.Scope(
            bearer.service(),
            OneRosterVersion.V1_1,
            settings.people(),
            Optional.empty(),
            settings.zone(),
            settings.fullAt(),
            settings.pageSize());
    if (since.filter(last -> PullState.isOfAnother(last, scope.digest())).isPresent()) {
      // What is named in the settings would be another scope, and wait for a preview.
      throw new RosterUnavailableException(
          Reason.NOT_AUTHORIZED,
          "the ClassLink tenant shares another application than before; name it",
          Optional.empty());
    }
    return new UserPull(calls, bearer, scope, pages).read(since);
  }

  @Override
  public String toString() {
    return describe();
  }
}
