package io.entitlements.core.roster.microsoft;

import io.entitlements.core.internal.http.BearerTokens;
import io.entitlements.core.internal.http.ClientCredentials;
import io.entitlements.core.internal.http.SecretUri;
import io.entitlements.core.internal.source.Scopes;
import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * Where and how people of a tenant are read.
 *
 * @param app by what Microsoft knows who asks
 * @param list who is read
 * @param graph where Microsoft Graph is: HTTPS, or HTTP on this computer itself
 * @param logins where Microsoft Entra gives tokens: HTTPS, or HTTP on this computer itself
 * @param zone the school's time zone, in which nights are nights
 * @param fullAt from when on each day a reading reads everything, and not only what changed
 * @param timeout how long one request may take with all of its answer, up to 10 minutes
 */
public record MicrosoftSettings(
    MicrosoftApp app,
    MicrosoftList list,
    URI graph,
    URI logins,
    ZoneId zone,
    LocalTime fullAt,
    Duration timeout) {

  /** Where Microsoft has Graph; national clouds have their own. */
  public static final URI GRAPH = URI.create("https://graph.microsoft.com/v1.0/");

  /** Where Microsoft gives tokens; national clouds have their own. */
  public static final URI LOGINS = URI.create("https://login.microsoftonline.com/");

  private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(10);

  /** Checks everything. */
  public MicrosoftSettings {
    Objects.requireNonNull(app, "app");
    Objects.requireNonNull(list, "list");
    graph = SecretUri.base("Microsoft Graph", graph);
    logins = SecretUri.base("the token server", logins);
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(fullAt, "fullAt");
    if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException("timeout is up to 10 minutes, not " + timeout);
    }
  }

  /**
   * The usual: Microsoft's own addresses, everything at the first reading after two at night, and
   * 90 seconds for a request.
   *
   * @param app by what Microsoft knows who asks
   * @param list who is read
   * @param zone the school's time zone
   * @return the settings
   */
  public static MicrosoftSettings of(MicrosoftApp app, MicrosoftList list, ZoneId zone) {
    return new MicrosoftSettings(
        app, list, GRAPH, LOGINS, zone, LocalTime.of(2, 0), Duration.ofSeconds(90));
  }

  /** A name of the list that another one does not have. */
  String name() {
    String text = graph + "\n" + app.tenant() + "\n" + list;
    return Scopes.digest(text);
  }

  /** Tokens for all that the application was permitted. */
  BearerTokens tokens() {
    String scope = graph.getScheme() + "://" + graph.getRawAuthority() + "/.default";
    return new BearerTokens(
        logins.resolve(app.tenant() + "/oauth2/v2.0/token"),
        new ClientCredentials(
            app.client(), app.secret(), List.of(scope), ClientCredentials.Showing.FORM));
  }
}
