package io.entitlements.spi;

import io.entitlements.account.RoleNews;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What people have not been told yet; a global table. */
public interface NewsStore {

  /**
   * Notes that somebody else changed what a person is in an organization; what was noted of it
   * before counts no more. This transaction has locked the account.
   *
   * @param account the person
   * @param organization where
   * @param now the instant
   */
  void note(AccountId account, OrganizationId organization, Instant now);

  /**
   * Notes the same of many people, in few statements.
   *
   * @param accounts any number, each once, which this transaction has added or locked
   * @param organization where
   * @param now the instant
   */
  void noteAll(Collection<AccountId> accounts, OrganizationId organization, Instant now);

  /**
   * Notes the same of people of whom nothing was noted before, in one statement.
   *
   * @param accounts any number, each once, which this transaction has added
   * @param organization where
   * @param now the instant
   */
  void noteFirst(Collection<AccountId> accounts, OrganizationId organization, Instant now);

  /**
   * What a person has not been told, with what they are there now.
   *
   * @param account the person
   * @return one entry for each organization, by instant and then organization
   */
  List<RoleNews> of(AccountId account);

  /**
   * Forgets what a person has been told.
   *
   * @param account the person
   * @param until up to this instant, inclusive
   */
  void forget(AccountId account, Instant until);
}
