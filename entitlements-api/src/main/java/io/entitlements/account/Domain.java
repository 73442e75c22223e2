package io.entitlements.account;

import io.entitlements.type.DomainName;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A domain that an organization says is its own, and what the DNS said of it.
 *
 * @param organization whose it is said to be
 * @param name the domain
 * @param token what the organization has to publish; 1 to 40 characters of base64url. Anybody may
 *     read it, but nobody could guess it before
 * @param addedAt when it was added
 * @param verifiedAt since when it is verified; empty while it is not
 * @param lookedAt when its record was last looked for; empty if it never was
 * @param seenAt when its record was last found; empty if it never was
 */
public record Domain(
    OrganizationId organization,
    DomainName name,
    String token,
    Instant addedAt,
    Optional<Instant> verifiedAt,
    Optional<Instant> lookedAt,
    Optional<Instant> seenAt) {

  private static final int MAX_TOKEN = 40;

  /** Checks that nothing is missing, and that what was found was looked for. */
  public Domain {
    Objects.requireNonNull(organization, "organization");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(addedAt, "addedAt");
    Objects.requireNonNull(verifiedAt, "verifiedAt");
    Objects.requireNonNull(lookedAt, "lookedAt");
    Objects.requireNonNull(seenAt, "seenAt");
    if (token.isEmpty() || token.length() > MAX_TOKEN) {
      throw new IllegalArgumentException("token has 1 to " + MAX_TOKEN + " characters");
    }
    if (seenAt.isPresent() && lookedAt.isEmpty()) {
      throw new IllegalArgumentException("a record is not found without being looked for");
    }
  }

  /**
   * A domain that was just added.
   *
   * @param organization whose it is said to be
   * @param name the domain
   * @param token what the organization has to publish
   * @param addedAt when it was added
   * @return the domain, which waits for its record
   */
  public static Domain added(
      OrganizationId organization, DomainName name, String token, Instant addedAt) {
    return new Domain(
        organization, name, token, addedAt, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * Whether the organization has proved that the domain is its own, and nobody else since.
   *
   * @return true if it is verified
   */
  public boolean isVerified() {
    return verifiedAt.isPresent();
  }

  /**
   * Whether the record was there when it was last looked for.
   *
   * @return false also if it never was looked for
   */
  public boolean isPublished() {
    return lookedAt.isPresent() && lookedAt.equals(seenAt);
  }

  /**
   * The same when it is verified, or not any more.
   *
   * @param since since when; empty if it is not
   * @return the domain
   */
  public Domain withVerified(Optional<Instant> since) {
    return new Domain(organization, name, token, addedAt, since, lookedAt, seenAt);
  }

  /**
   * The same after its record was looked for.
   *
   * @param at when
   * @param found whether it was there
   * @return the domain
   */
  public Domain withLook(Instant at, boolean found) {
    Optional<Instant> looked = Optional.of(at);
    return new Domain(
        organization, name, token, addedAt, verifiedAt, looked, found ? looked : seenAt);
  }
}
