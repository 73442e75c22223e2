package io.entitlements.core.roster.oneroster;

import io.entitlements.core.internal.http.SecretUri;
import io.entitlements.core.roster.ConnectionSecret;
import io.entitlements.type.DisplayText;
import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where and how people of one ClassLink tenant are read.
 *
 * @param partner by what ClassLink knows the portal
 * @param tenant the tenant's number
 * @param application which of the tenant's applications, as {@link ClassLinkTenant#application()}
 *     names it; empty if the tenant has one
 * @param people who is read
 * @param zone the school's time zone
 * @param fullAt from when on each day a reading reads everything, and not only what changed
 * @param pageSize how many people are asked for at once, 1 to 5,000
 * @param timeout how long one request may take with all of its answer, up to 10 minutes
 */
public record ClassLinkSettings(
    Partner partner,
    String tenant,
    Optional<String> application,
    OneRosterPeople people,
    ZoneId zone,
    LocalTime fullAt,
    int pageSize,
    Duration timeout) {

  /**
   * By what ClassLink knows a portal: the same for all its tenants.
   *
   * @param proxy where the proxy is: HTTPS, or HTTP on this computer itself
   * @param data what stands between the proxy's address and an application in the address of a
   *     list; usually nothing, in newer proxies {@code proxy/v1p0/}
   * @param key the key of the partner portal
   */
  public record Partner(URI proxy, String data, ConnectionSecret key) {

    /** Where ClassLink's documentation has the proxy. */
    public static final URI PROXY = URI.create("https://oneroster-proxy.classlink.io/");

    private static final Pattern PATH =
        Pattern.compile("([A-Za-z0-9_-][A-Za-z0-9._-]{0,60}/){0,6}");

    /** Checks the address. */
    public Partner {
      proxy = SecretUri.base("the proxy", proxy);
      if (!PATH.matcher(data).matches()) {
        throw new IllegalArgumentException("data is a path that ends with a slash, or nothing");
      }
      Objects.requireNonNull(key, "key");
    }

    /**
     * The usual proxy.
     *
     * @param key the key of the partner portal
     * @return the partner
     */
    public static Partner of(ConnectionSecret key) {
      return new Partner(PROXY, "", key);
    }
  }

  /** Checks everything. */
  public ClassLinkSettings {
    Objects.requireNonNull(partner, "partner");
    DisplayText.check("tenant", tenant, 1, 100);
    application.ifPresent(ClassLinkTenant::checkApplication);
    Objects.requireNonNull(people, "people");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(fullAt, "fullAt");
    OneRosterSettings.checkPages(pageSize, timeout);
  }

  /**
   * The usual: everybody, everything at the first reading after two at night, pages of 1,000, and
   * 90 seconds for a request.
   *
   * @param partner by what ClassLink knows the portal
   * @param tenant the tenant's number
   * @param zone the school's time zone
   * @return the settings
   */
  public static ClassLinkSettings of(Partner partner, String tenant, ZoneId zone) {
    return new ClassLinkSettings(
        partner,
        tenant,
        Optional.empty(),
        OneRosterPeople.users(),
        zone,
        LocalTime.of(2, 0),
        1_000,
        Duration.ofSeconds(90));
  }
}
