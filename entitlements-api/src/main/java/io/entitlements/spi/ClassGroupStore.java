package io.entitlements.spi;

import io.entitlements.account.ClassGroup;
import io.entitlements.type.AccountId;
import io.entitlements.type.ClassGroupId;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Classes. Which class a code leads to says its {@link Token}, of kind {@link
 * Token.Kind#CLASS_CODE}; whether it still does says the class.
 */
public interface ClassGroupStore {

  /**
   * Adds a class.
   *
   * @param row the class and its code
   */
  void insert(ClassGroupRow row);

  /**
   * Finds a class, archived ones too.
   *
   * @param organization whose it is
   * @param id the class
   * @return the class, if the organization has it
   */
  Optional<ClassGroupRow> find(OrganizationId organization, ClassGroupId id);

  /**
   * Finds a class as it is now, and keeps others from changing it until the transaction ends.
   *
   * @param organization whose it is
   * @param id the class
   * @return the class, if the organization has it
   */
  Optional<ClassGroupRow> lock(OrganizationId organization, ClassGroupId id);

  /**
   * Replaces what can change of a class: name, subscription, code and whether it is archived; it is
   * locked by this transaction.
   *
   * @param row the class as it is from now on
   */
  void update(ClassGroupRow row);

  /**
   * Finds the class that a code opens, by one query, whatever the answer.
   *
   * @param code as {@link io.entitlements.account.ClassCode#text()} writes it
   * @param now the instant
   * @return the class, if it has this code now, which has not expired
   */
  Optional<ClassGroup> openedBy(String code, Instant now);

  /**
   * A page of the classes of an organization.
   *
   * @param organization the organization
   * @param teacher only that teacher's; empty for all
   * @param after behind which the page begins; empty for the first one
   * @param limit at most how many
   * @return the classes, ordered by identifier
   */
  List<ClassGroup> page(
      OrganizationId organization,
      Optional<AccountId> teacher,
      Optional<ClassGroupId> after,
      int limit);
}
