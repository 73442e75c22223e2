package io.entitlements.spi;

import io.entitlements.account.Account;
import io.entitlements.account.ClassGroup;
import io.entitlements.type.AccountId;
import io.entitlements.type.ClassGroupId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Who is a student of which class. */
public interface EnrolmentStore {

  /**
   * Makes somebody a student of a class, which is locked by this transaction.
   *
   * @param organization whose the class is
   * @param classGroup the class
   * @param account the person
   * @param joinedAt the instant
   * @return false, and nothing is changed, if the person is one already
   */
  boolean insert(
      OrganizationId organization, ClassGroupId classGroup, AccountId account, Instant joinedAt);

  /**
   * Ends somebody's being a student of a class.
   *
   * @param organization whose the class is
   * @param classGroup the class
   * @param account the person
   * @return false, and nothing is changed, if the person is none
   */
  boolean delete(OrganizationId organization, ClassGroupId classGroup, AccountId account);

  /**
   * Since when somebody is a student of a class.
   *
   * @param organization whose the class is
   * @param classGroup the class
   * @param account the person
   * @return the instant of joining, if the person is one
   */
  Optional<Instant> find(OrganizationId organization, ClassGroupId classGroup, AccountId account);

  /**
   * What somebody is a student of, in all organizations, archived classes too.
   *
   * @param account the person
   * @return the classes, in the order in which they were joined
   */
  List<Joined> of(AccountId account);

  /**
   * A page of the students of a class.
   *
   * @param organization whose the class is
   * @param classGroup the class
   * @param after behind whom the page begins; empty for the first one
   * @param limit at most how many
   * @return the students, ordered by account
   */
  List<Enrolled> page(
      OrganizationId organization, ClassGroupId classGroup, Optional<AccountId> after, int limit);

  /**
   * Whether somebody is a student of a class that takes seats of a subscription now: paid by it,
   * and not archived.
   *
   * @param organization whose the class and the subscription are
   * @param subscription the subscription
   * @param account the person
   * @return true if there is at least one such class
   */
  boolean isPaidBy(OrganizationId organization, SubscriptionId subscription, AccountId account);

  /**
   * The students of a class who are in no other class that takes seats of a subscription now, by
   * one query.
   *
   * @param organization whose the class and the subscription are
   * @param classGroup the class
   * @param subscription the subscription
   * @return the students, ordered by account
   */
  List<AccountId> onlyIn(
      OrganizationId organization, ClassGroupId classGroup, SubscriptionId subscription);

  /**
   * A class that somebody is a student of.
   *
   * @param classGroup the class
   * @param joinedAt since when
   */
  record Joined(ClassGroup classGroup, Instant joinedAt) {
    /** Checks that nothing is missing. */
    public Joined {
      Objects.requireNonNull(classGroup, "classGroup");
      Objects.requireNonNull(joinedAt, "joinedAt");
    }
  }

  /**
   * A student of a class.
   *
   * @param account who it is
   * @param joinedAt since when
   */
  record Enrolled(Account account, Instant joinedAt) {
    /** Checks that nothing is missing. */
    public Enrolled {
      Objects.requireNonNull(account, "account");
      Objects.requireNonNull(joinedAt, "joinedAt");
    }
  }
}
