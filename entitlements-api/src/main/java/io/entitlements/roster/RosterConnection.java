package io.entitlements.roster;

import io.entitlements.type.ConnectionId;
import io.entitlements.type.DisplayText;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.util.Objects;

/**
 * A link from one subscription to one external list of people.
 *
 * @param organization who owns the subscription
 * @param id the identifier
 * @param subscription whose seats the list provisions
 * @param name what administrators call it, unique in the subscription; 1 to 100 characters
 * @param settings how it provisions
 */
public record RosterConnection(
    OrganizationId organization,
    ConnectionId id,
    SubscriptionId subscription,
    String name,
    RosterSettings settings) {

  /** Checks that nothing is missing and that the name has a fitting length. */
  public RosterConnection {
    Objects.requireNonNull(organization, "organization");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(subscription, "subscription");
    Objects.requireNonNull(settings, "settings");
    DisplayText.check("name", name, 1, 100);
  }

  /**
   * The same with other settings.
   *
   * @param other how it provisions
   * @return the connection
   */
  public RosterConnection with(RosterSettings other) {
    return new RosterConnection(organization, id, subscription, name, other);
  }
}
