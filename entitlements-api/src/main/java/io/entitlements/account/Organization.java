package io.entitlements.account;

import io.entitlements.type.AccountId;
import io.entitlements.type.DisplayText;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * A school, district or company that owns subscriptions.
 *
 * @param id the identifier
 * @param details what its administrators say of it
 * @param owner the administrator who answers for it; empty until an owner's invitation is accepted
 * @param closedAt since when it is closed: it can be looked at, and nothing in it can be changed;
 *     empty while it is open
 */
public record Organization(
    OrganizationId id, Details details, Optional<AccountId> owner, Optional<Instant> closedAt) {

  /** Checks that nothing is missing. */
  public Organization {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(details, "details");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(closedAt, "closedAt");
  }

  /**
   * An open organization.
   *
   * @param id the identifier
   * @param details what its administrators say of it
   * @param owner the administrator who answers for it
   */
  public Organization(OrganizationId id, Details details, Optional<AccountId> owner) {
    this(id, details, owner, Optional.empty());
  }

  /**
   * Whether anything in it can be changed.
   *
   * @return false from when it was closed
   */
  public boolean isOpen() {
    return closedAt.isEmpty();
  }

  /**
   * What administrators say of their organization.
   *
   * @param name 1 to 200 characters
   * @param location where it is, for people; 0 to 200 characters
   * @param zone the time zone in whose days terms end
   * @param region where its service runs; cannot be changed
   */
  public record Details(String name, String location, ZoneId zone, ServiceRegion region) {

    /** The longest name and the longest location, in characters. */
    public static final int MAX_LENGTH = 200;

    /** Checks lengths and characters. */
    public Details {
      Objects.requireNonNull(zone, "zone");
      Objects.requireNonNull(region, "region");
      DisplayText.check("name", name, 1, MAX_LENGTH);
      DisplayText.check("location", location, 0, MAX_LENGTH);
    }
  }
}
