package io.entitlements.core.roster.oneroster;

import io.entitlements.core.internal.http.Authorizer;
import io.entitlements.core.internal.http.BearerTokens;
import io.entitlements.core.internal.http.ClientCredentials;
import io.entitlements.core.internal.http.OAuth1;
import io.entitlements.core.internal.http.Pause;
import io.entitlements.core.internal.http.RemoteCalls;
import io.entitlements.core.internal.http.RemoteLimits;
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
import java.util.random.RandomGenerator;

/**
 * People from a server that speaks the REST binding of 1EdTech's OneRoster 1.1 or 1.2.
 *
 * <p>What the list says becomes a person as {@link OneRosterCsv} describes it. Passwords, telephone
 * numbers and all else that is not needed are not asked for, and dropped unread if they come.
 * Somebody whose entry cannot be used is passed on as {@link RosterRecord.Unusable}.
 *
 * <p>The first reading, and the first one after a set time of each day, reads everybody ({@link
 * Verdict#FULL}); those between read who changed ({@link Verdict#DELTA}). A list that changes under
 * the reading, or is not whole, is {@link Verdict#PARTIAL}, with a remark that says why.
 *
 * <p>A busy or unreachable server is asked again a few times; redirects are never followed, and
 * links to next pages only within the same server. Thread-safe; a reading blocks its thread.
 */
public final class OneRosterRest implements RosterSource {

  private final HttpClient http;
  private final OneRosterSettings settings;
  private final Clock clock;
  private final RandomGenerator random;
  private final Pause pause;

  OneRosterRest(
      HttpClient http,
      OneRosterSettings settings,
      Clock clock,
      RandomGenerator random,
      Pause pause) {
    this.http = RemoteCalls.checked(http);
    this.settings = Objects.requireNonNull(settings, "settings");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.random = Objects.requireNonNull(random, "random");
    this.pause = pause;
  }

  /**
   * A list of a server. Nothing is asked yet.
   *
   * @param http the client, with the proxy, the TLS and the threads that the host wants; it must
   *     follow no redirects. Stays the caller's
   * @param settings where and how
   * @param clock says what is due, and until when tokens last
   * @param random makes what signed requests do not repeat; a {@code SecureRandom}
   * @return the source
   * @throws IllegalArgumentException if the client follows redirects
   */
  public static RosterSource of(
      HttpClient http, OneRosterSettings settings, Clock clock, RandomGenerator random) {
    return new OneRosterRest(http, settings, clock, random, Pause.SLEEP);
  }

  @Override
  public String describe() {
    String version = settings.version() == OneRosterVersion.V1_1 ? "1.1" : "1.2";
    return "OneRoster " + version + " at " + settings.service().getHost();
  }

  @Override
  public String scope() {
    return list().name();
  }

  private UserPull.Scope list() {
    return new UserPull.Scope(
        settings.service(),
        settings.version(),
        settings.people(),
        settings.filter(),
        settings.zone(),
        settings.fullAt(),
        settings.pageSize());
  }

  /**
   * Reads what is due.
   *
   * @throws RosterUnavailableException if the list cannot be read
   */
  @Override
  public RosterReading read(Optional<RosterCheckpoint> since, Consumer<List<RosterRecord>> pages) {
    RemoteLimits limits = RemoteLimits.DEFAULT.within(settings.timeout());
    RemoteCalls calls = new RemoteCalls(http, limits, clock, pause);
    return new UserPull(calls, authorizer(settings.login()), list(), pages).read(since);
  }

  private Authorizer authorizer(OneRosterLogin login) {
    if (login instanceof OneRosterLogin.OAuth1 signed) {
      boolean sha256 = signed.method() == OneRosterLogin.OAuth1.Method.HMAC_SHA256;
      return new OAuth1(signed.key(), signed.secret(), sha256, random);
    }
    OneRosterLogin.OAuth2 client = (OneRosterLogin.OAuth2) login;
    ClientCredentials credentials =
        new ClientCredentials(
            client.client(),
            client.secret(),
            client.scopes(),
            client.showing() == OneRosterLogin.OAuth2.Showing.HEADER
                ? ClientCredentials.Showing.BASIC
                : ClientCredentials.Showing.FORM);
    return new BearerTokens(client.tokens(), credentials);
  }

  @Override
  public String toString() {
    return describe();
  }
}
