package io.entitlements.core;

import io.entitlements.account.AttemptLimits;
import io.entitlements.account.DomainPolicy;
import io.entitlements.account.JoinLimits;
import io.entitlements.account.PasswordPolicy;
import io.entitlements.activation.ActivationPolicy;
import io.entitlements.check.CheckObserver;
import io.entitlements.check.CheckPolicy;
import io.entitlements.claim.ClaimLimits;
import io.entitlements.roster.RosterSources;
import io.entitlements.spi.Mailer;
import io.entitlements.spi.Storage;
import io.entitlements.spi.TxtRecords;
import io.entitlements.type.DisplayText;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ListResourceBundle;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The settings of an {@link EntitlementEngine}. Not thread-safe. */
public final class EngineBuilder {

  private static final Duration SHORTEST_LEASE = Duration.ofMinutes(1);
  private static final Duration LONGEST_LEASE = Duration.ofDays(366);

  private final Storage storage;
  private final ServerKeys keys;
  private final Mailer mailer;
  private Clock clock = systemClock();
  private SecureRandom random = new SecureRandom();
  private String issuer = "entitlements";
  private URI portal = URI.create("http://localhost:8080");
  private Duration leaseLifetime = Duration.ofDays(30);
  private ActivationPolicy activationPolicy = ActivationPolicy.DEFAULT;
  private Duration invitationLifetime = Duration.ofDays(14);
  private @Nullable String portalName;
  private Locale language = Locale.ENGLISH;
  private @Nullable ResourceBundle words;
  private Duration longestLease = Duration.ZERO;
  private PasswordPolicy passwordPolicy = PasswordPolicy.DEFAULT;
  private AttemptLimits attemptLimits = AttemptLimits.DEFAULT;
  private JoinLimits joinLimits = JoinLimits.DEFAULT;
  private Optional<TxtRecords> txtRecords = Optional.empty();
  private DomainPolicy domainPolicy = DomainPolicy.DEFAULT;
  private ClaimLimits claimLimits = ClaimLimits.DEFAULT;
  private RosterSources rosterSources = RosterSources.NONE;
  private CheckPolicy checkPolicy = CheckPolicy.DEFAULT;
  private CheckObserver checkObserver = CheckObserver.NOBODY;

  EngineBuilder(Storage storage, ServerKeys keys, Mailer mailer) {
    this.storage = Objects.requireNonNull(storage, "storage");
    this.keys = Objects.requireNonNull(keys, "keys");
    this.mailer = Objects.requireNonNull(mailer, "mailer");
  }

  /**
   * Sets the clock by which everything is decided. Default: the system's.
   *
   * @param clock the clock; instants are cut to whole milliseconds
   * @return this
   */
  public EngineBuilder clock(Clock clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
    return this;
  }

  /**
   * Sets the source of secrets and identifiers. Default: the platform's.
   *
   * @param random a cryptographically strong source
   * @return this
   */
  public EngineBuilder random(SecureRandom random) {
    this.random = Objects.requireNonNull(random, "random");
    return this;
  }

  /**
   * Sets who issues leases and signed product keys ({@code iss} of RFC 7519); client programs pin
   * it. Default: {@code entitlements}.
   *
   * @param issuer 1 to 200 characters, usually the portal's URL
   * @return this
   */
  public EngineBuilder issuer(String issuer) {
    if (issuer.isBlank() || issuer.length() > 200) {
      throw new IllegalArgumentException("issuer has 1 to 200 characters");
    }
    this.issuer = issuer;
    return this;
  }

  /**
   * Sets the portal's base URL, to which the links in emails lead. Default: {@code
   * http://localhost:8080}.
   *
   * @param portal an absolute URL
   * @return this
   */
  public EngineBuilder portal(URI portal) {
    if (!portal.isAbsolute()) {
      throw new IllegalArgumentException("portal is not an absolute URL: " + portal);
    }
    this.portal = portal;
    return this;
  }

  /**
   * Sets what emails call the portal. Default: the host of its URL.
   *
   * @param portalName 1 to 100 characters, usually the vendor's name for it; no control characters
   * @return this
   */
  public EngineBuilder portalName(String portalName) {
    this.portalName = DisplayText.check("portalName", portalName, 1, 100);
    return this;
  }

  /**
   * Sets the language of emails. Default: English. French comes along, too; any other needs {@link
   * #words}.
   *
   * @param language the language; a country in it counts for dates and numbers
   * @return this
   */
  public EngineBuilder language(Locale language) {
    this.language = Objects.requireNonNull(language, "language");
    return this;
  }

  /**
   * Sets the application's own words for emails, which go before those that come along, key by key;
   * for a language that does not come along, all of them. {@link #build} checks them.
   *
   * @param words messages by the keys of {@code letters_en.properties}
   * @return this
   */
  public EngineBuilder words(ResourceBundle words) {
    this.words = Objects.requireNonNull(words, "words");
    return this;
  }

  /**
   * Sets for how long a device may decide by itself. Default: 30 days.
   *
   * @param leaseLifetime one minute to 366 days
   * @return this
   */
  public EngineBuilder leaseLifetime(Duration leaseLifetime) {
    requireLifetime("leaseLifetime", leaseLifetime);
    this.leaseLifetime = leaseLifetime;
    return this;
  }

  /**
   * Sets what the vendor wants of devices. Default: {@link ActivationPolicy#DEFAULT}.
   *
   * @param activationPolicy how many there may be, and what follows on clones
   * @return this
   */
  public EngineBuilder activationPolicy(ActivationPolicy activationPolicy) {
    this.activationPolicy = Objects.requireNonNull(activationPolicy, "activationPolicy");
    return this;
  }

  /**
   * Sets for how long an invitation can be accepted. Default: 14 days.
   *
   * @param invitationLifetime 1 hour to 366 days
   * @return this
   */
  public EngineBuilder invitationLifetime(Duration invitationLifetime) {
    if (invitationLifetime.compareTo(Duration.ofHours(1)) < 0
        || invitationLifetime.compareTo(LONGEST_LEASE) > 0) {
      throw new IllegalArgumentException("invitationLifetime is 1 hour to 366 days");
    }
    this.invitationLifetime = invitationLifetime;
    return this;
  }

  /**
   * Sets how long revocations are kept in the signed bundle. Default: as long as leases hold. Only
   * needed after {@link #leaseLifetime} was shortened, until the longer leases have ended.
   *
   * @param longestLease the longest lifetime of a lease that has not ended; 1 minute to 366 days
   * @return this
   */
  public EngineBuilder longestLease(Duration longestLease) {
    requireLifetime("longestLease", longestLease);
    this.longestLease = longestLease;
    return this;
  }

  /**
   * Sets which passwords may be set, and how they are hashed. Default: {@link
   * PasswordPolicy#DEFAULT}.
   *
   * @param passwordPolicy the policy
   * @return this
   */
  public EngineBuilder passwordPolicy(PasswordPolicy passwordPolicy) {
    this.passwordPolicy = Objects.requireNonNull(passwordPolicy, "passwordPolicy");
    return this;
  }

  /**
   * Sets how often people may try. Default: {@link AttemptLimits#DEFAULT}.
   *
   * @param attemptLimits the limits
   * @return this
   */
  public EngineBuilder attemptLimits(AttemptLimits attemptLimits) {
    this.attemptLimits = Objects.requireNonNull(attemptLimits, "attemptLimits");
    return this;
  }

  /**
   * Sets how often a wrong class code may be typed. Default: {@link JoinLimits#DEFAULT}.
   *
   * @param joinLimits the limits
   * @return this
   */
  public EngineBuilder joinLimits(JoinLimits joinLimits) {
    this.joinLimits = Objects.requireNonNull(joinLimits, "joinLimits");
    return this;
  }

  /**
   * Sets what asks the DNS for the records by which organizations prove their domains, for example
   * {@code core.dns.DnsTxtRecords}. Default: nothing; domains can be added, and none is verified.
   *
   * @param txtRecords asks the DNS; blocks whoever verifies
   * @return this
   */
  public EngineBuilder txtRecords(TxtRecords txtRecords) {
    this.txtRecords = Optional.of(txtRecords);
    return this;
  }

  /**
   * Sets how domains are proved. Default: {@link DomainPolicy#DEFAULT}.
   *
   * @param domainPolicy the policy
   * @return this
   */
  public EngineBuilder domainPolicy(DomainPolicy domainPolicy) {
    this.domainPolicy = Objects.requireNonNull(domainPolicy, "domainPolicy");
    return this;
  }

  /**
   * Sets where the lists of roster connections come from. Default: nowhere; lists are read when
   * somebody brings one.
   *
   * @param rosterSources the list of a connection
   * @return this
   */
  public EngineBuilder rosterSources(RosterSources rosterSources) {
    this.rosterSources = Objects.requireNonNull(rosterSources, "rosterSources");
    return this;
  }

  /**
   * Sets how often a wrong serial number may be typed. Default: {@link ClaimLimits#DEFAULT}.
   *
   * @param claimLimits the limits
   * @return this
   */
  public EngineBuilder claimLimits(ClaimLimits claimLimits) {
    this.claimLimits = Objects.requireNonNull(claimLimits, "claimLimits");
    return this;
  }

  /**
   * Sets how checks are kept at hand. Default: {@link CheckPolicy#DEFAULT}.
   *
   * @param checkPolicy the policy
   * @return this
   */
  public EngineBuilder checkPolicy(CheckPolicy checkPolicy) {
    this.checkPolicy = Objects.requireNonNull(checkPolicy, "checkPolicy");
    return this;
  }

  /**
   * Sets who is told what checks come to, as {@code core.micrometer} is. Default: nobody.
   *
   * @param checkObserver quick and thread-safe; it is called by every check
   * @return this
   */
  public EngineBuilder checkObserver(CheckObserver checkObserver) {
    this.checkObserver = Objects.requireNonNull(checkObserver, "checkObserver");
    return this;
  }

  /**
   * Makes the engine.
   *
   * @return the engine
   * @throws IllegalArgumentException naming their keys, if words for emails are missing in the
   *     language, belong to no email, or have places that nothing is known to fill
   */
  public EntitlementEngine build() {
    return new EntitlementEngine(this);
  }

  /** The machine's time, for what is composed beside an engine. */
  static Clock systemClock() {
    return Clock.systemUTC();
  }

  /** Chance enough to spread load; it keeps no secret. */
  static RandomGenerator systemRandom() {
    return new SplittableRandom();
  }

  Storage storage() {
    return storage;
  }

  ServerKeys keys() {
    return keys;
  }

  Mailer mailer() {
    return mailer;
  }

  Clock clock() {
    return clock;
  }

  SecureRandom random() {
    return random;
  }

  String issuer() {
    return issuer;
  }

  URI portal() {
    return portal;
  }

  String portalName() {
    if (portalName != null) {
      return portalName;
    }
    String host = portal.getHost();
    return host == null ? portal.toString() : host;
  }

  Locale language() {
    return language;
  }

  ResourceBundle words() {
    return words == null ? new NoWords() : words;
  }

  Duration leaseLifetime() {
    return leaseLifetime;
  }

  ActivationPolicy activationPolicy() {
    return activationPolicy;
  }

  Duration invitationLifetime() {
    return invitationLifetime;
  }

  Duration longestLease() {
    return longestLease.compareTo(leaseLifetime) > 0 ? longestLease : leaseLifetime;
  }

  PasswordPolicy passwordPolicy() {
    return passwordPolicy;
  }

  AttemptLimits attemptLimits() {
    return attemptLimits;
  }

  JoinLimits joinLimits() {
    return joinLimits;
  }

  Optional<TxtRecords> txtRecords() {
    return txtRecords;
  }

  DomainPolicy domainPolicy() {
    return domainPolicy;
  }

  RosterSources rosterSources() {
    return rosterSources;
  }

  ClaimLimits claimLimits() {
    return claimLimits;
  }

  CheckPolicy checkPolicy() {
    return checkPolicy;
  }

  CheckObserver checkObserver() {
    return checkObserver;
  }

  private static void requireLifetime(String name, Duration lifetime) {
    if (lifetime.compareTo(SHORTEST_LEASE) < 0 || lifetime.compareTo(LONGEST_LEASE) > 0) {
      throw new IllegalArgumentException(name + " is 1 minute to 366 days");
    }
  }

  private static final class NoWords extends ListResourceBundle {
    @Override
    protected Object[][] getContents() {
      return new Object[0][];
    }
  }
}
