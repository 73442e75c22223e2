package io.entitlements.account;

import io.entitlements.type.AccountId;
import io.entitlements.type.ClassGroupId;
import io.entitlements.type.DisplayText;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A class in an organization. Its code is not here: {@link ClassGroups#code} shows that to who may
 * look after it.
 *
 * @param organization the organization
 * @param id the identifier
 * @param name 1 to 200 characters, as the teacher typed them: not safe to show as HTML
 * @param teacher whose class it is; stays so after that person has left the organization
 * @param paidBy the subscription of which its students take a seat; empty if the class is free
 * @param archivedAt since when it is over, in whole milliseconds; empty while it goes on
 */
public record ClassGroup(
    OrganizationId organization,
    ClassGroupId id,
    String name,
    AccountId teacher,
    Optional<SubscriptionId> paidBy,
    Optional<Instant> archivedAt) {

  /** The longest name, in characters. */
  public static final int MAX_NAME_LENGTH = 200;

  /** Checks lengths and characters. */
  public ClassGroup {
    Objects.requireNonNull(organization, "organization");
    Objects.requireNonNull(id, "id");
    DisplayText.check("name", name, 1, MAX_NAME_LENGTH);
    Objects.requireNonNull(teacher, "teacher");
    Objects.requireNonNull(paidBy, "paidBy");
    Objects.requireNonNull(archivedAt, "archivedAt");
  }

  /**
   * The subscription of which its students take a seat now.
   *
   * @return {@link #paidBy()} while the class goes on; empty if it is free or archived
   */
  public Optional<SubscriptionId> seatsOf() {
    return archivedAt.isPresent() ? Optional.empty() : paidBy;
  }

  /**
   * The same by another name.
   *
   * @param other the name
   * @return the class
   */
  public ClassGroup withName(String other) {
    return new ClassGroup(organization, id, other, teacher, paidBy, archivedAt);
  }

  /**
   * The same when it is over.
   *
   * @param now since when
   * @return the class
   */
  public ClassGroup archived(Instant now) {
    return new ClassGroup(organization, id, name, teacher, paidBy, Optional.of(now));
  }

  /**
   * The same when it goes on again, for free.
   *
   * @return the class
   */
  public ClassGroup restored() {
    return new ClassGroup(organization, id, name, teacher, Optional.empty(), Optional.empty());
  }
}
