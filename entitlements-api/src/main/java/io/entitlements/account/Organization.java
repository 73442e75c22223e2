package io.entitlements.account;

import io.entitlements.type.DisplayText;
import io.entitlements.type.OrganizationId;
import java.time.ZoneId;
import java.util.Objects;

/**
 * A school, district or company that owns subscriptions.
 *
 * @param id the identifier
 * @param details what its administrators say of it
 */
public record Organization(OrganizationId id, Details details) {

  /** Checks that nothing is missing. */
  public Organization {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(details, "details");
  }

  /**
   * What administrators say of their organization.
   *
   * @param name 1 to 200 characters
   * @param location where it is, for people; 0 to 200 characters
   * @param zone the time zone in whose days terms end
   */
  public record Details(String name, String location, ZoneId zone) {

    /** The longest name and the longest location, in characters. */
    public static final int MAX_LENGTH = 200;

    /** Checks lengths and characters. */
    public Details {
      Objects.requireNonNull(zone, "zone");
      DisplayText.check("name", name, 1, MAX_LENGTH);
      DisplayText.check("location", location, 0, MAX_LENGTH);
    }
  }
}
