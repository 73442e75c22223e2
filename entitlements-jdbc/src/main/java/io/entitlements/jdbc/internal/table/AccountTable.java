package io.entitlements.jdbc.internal.table;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.jdbc.internal.dialect.BulkInsert;
import io.entitlements.jdbc.internal.dialect.Dialect;
import io.entitlements.jdbc.internal.dialect.ManyKeys;
import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.spi.AccountStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The table {@code account}. */
public final class AccountTable implements AccountStore {

  private static final String INSERT =
      """
      insert into account (id, email, name, status, default_organization_id)
      values (:id, :email, :name, :status, :defaultOrganization)
      """;

  private static final String SELECT =
      "select id, email, name, status, default_organization_id from account ";

  private static final String LOCK = SELECT + "where id = :id for update";

  private static final String BY_ID = SELECT + "where id = :id";

  private static final String BY_EMAIL = SELECT + "where email = :email";

  private static final String CHANGE_STATUS =
      "update account set status = :to where id = :id and status = :from";

  private static final String CHANGE_EMAIL = "update account set email = :email where id = :id";

  private static final String DELETE =
      """
      update account
      set status = 'DELETED', email = :email, name = '', default_organization_id = null
      where id = :id
      """;

  private static final String NAME_IF_UNNAMED =
      "update account set name = :name where id = :id and name = ''";

  private static final String RENAME = "update account set name = :name where id = :id";

  private static final String DEFAULT_IF_NONE =
      """
      update account set default_organization_id = :organization
      where id = :id and default_organization_id is null
      """;

  private static final String SET_DEFAULT =
      "update account set default_organization_id = :organization where id = :id";

  private static final ManyKeys EMAILS = ManyKeys.texts("email");

  private static final ManyKeys IDS = ManyKeys.uuids("id");

  private static final String DELETED_OF =
      """
      select id from account
      where <keys> and status = 'DELETED'
      """;

  private static final String DELETED_OF_ONE = IDS.one(DELETED_OF);

  private static final String LOCK_ALL =
      SELECT
          + """
          where <keys>
          order by id
          for update
          """;

  private static final String DEFAULT_IF_NONE_ALL =
      """
      update account set default_organization_id = :organization
      where <keys> and default_organization_id is null
      """;

  private static final BulkInsert<Account> INSERT_ALL =
      BulkInsert.<Account>into("account")
          .uuid("id", account -> account.id().value())
          .text("email", account -> account.email().value())
          .text("name", Account::name)
          .text("status", account -> account.status().name())
          .uuid(
              "default_organization_id",
              account -> account.defaultOrganization().map(OrganizationId::value).orElse(null));

  private final Handle handle;
  private final Dialect dialect;

  /** On one connection. */
  public AccountTable(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.dialect = dialect;
  }

  @Override
  public boolean insert(Account account) {
    if (find(account.email()).isPresent()) {
      return false;
    }
    handle
        .createUpdate(INSERT)
        .bind("id", account.id().value())
        .bind("email", account.email().value())
        .bind("name", account.name())
        .bind("status", account.status().name())
        .bind(
            "defaultOrganization",
            account.defaultOrganization().map(OrganizationId::value).orElse(null))
        .execute();
    return true;
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return Sql.of(handle, BY_ID).bind("id", id.value()).find(AccountTable::read);
  }

  @Override
  public Optional<Account> lock(AccountId id) {
    return Sql.of(handle, LOCK).bind("id", id.value()).find(AccountTable::read);
  }

  @Override
  public Map<AccountId, Account> lockAll(Collection<AccountId> ids) {
    Map<AccountId, Account> found = new HashMap<>();
    for (List<UUID> slice : inOrder(ids)) {
      IDS.bind(handle.createQuery(IDS.in(LOCK_ALL, dialect)), dialect, slice)
          .map(AccountTable::map)
          .forEach(account -> found.put(account.id(), account));
    }
    return found;
  }

  /** In one order for all, whatever that is: in each slice it is the database's. */
  private static List<List<UUID>> inOrder(Collection<AccountId> ids) {
    return Slices.of(ids.stream().map(AccountId::value).distinct().sorted().toList());
  }

  @Override
  public Optional<Account> find(EmailAddress email) {
    return Sql.of(handle, BY_EMAIL).bind("email", email.value()).find(AccountTable::read);
  }

  @Override
  public Map<EmailAddress, Account> findAll(Collection<EmailAddress> emails) {
    Map<EmailAddress, Account> found = new HashMap<>();
    if (emails.size() == 1) {
      find(emails.iterator().next()).ifPresent(account -> found.put(account.email(), account));
      return found;
    }
    for (List<EmailAddress> slice : Slices.of(emails)) {
      List<String> texts = slice.stream().map(EmailAddress::value).toList();
      EMAILS
          .bind(handle.createQuery(EMAILS.in(SELECT + "where <keys>", dialect)), dialect, texts)
          .map(AccountTable::map)
          .forEach(account -> found.put(account.email(), account));
    }
    return found;
  }

  @Override
  public Set<AccountId> deletedOf(Collection<AccountId> accounts) {
    Set<AccountId> found = new HashSet<>();
    if (accounts.size() == 1) {
      Sql.of(handle, DELETED_OF_ONE)
          .bind("id", accounts.iterator().next().value())
          .find(row -> new AccountId(Columns.uuid(row, "id")))
          .ifPresent(found::add);
      return found;
    }
    for (List<AccountId> slice : Slices.of(accounts)) {
      List<UUID> ids = slice.stream().map(AccountId::value).toList();
      IDS.bind(handle.createQuery(IDS.in(DELETED_OF, dialect)), dialect, ids)
          .map((row, context) -> new AccountId(Columns.uuid(row, "id")))
          .forEach(found::add);
    }
    return found;
  }

  @Override
  public void insertAll(List<Account> accounts) {
    INSERT_ALL.execute(handle, dialect, accounts);
  }

  @Override
  public boolean activate(AccountId id) {
    return changeStatus(id, AccountStatus.PENDING, AccountStatus.ACTIVE);
  }

  @Override
  public boolean changeStatus(AccountId id, AccountStatus from, AccountStatus to) {
    return Sql.of(handle, CHANGE_STATUS)
            .bind("id", id.value())
            .bind("from", from.name())
            .bind("to", to.name())
            .execute()
        == 1;
  }

  @Override
  public boolean changeEmail(AccountId id, EmailAddress email) {
    if (find(email).isPresent()) {
      return false;
    }
    Sql.of(handle, CHANGE_EMAIL).bind("id", id.value()).bind("email", email.value()).execute();
    return true;
  }

  @Override
  public void delete(AccountId id, EmailAddress email) {
    Sql.of(handle, DELETE).bind("id", id.value()).bind("email", email.value()).execute();
  }

  @Override
  public boolean nameIfUnnamed(AccountId id, String name) {
    return handle.createUpdate(NAME_IF_UNNAMED).bind("id", id.value()).bind("name", name).execute()
        == 1;
  }

  @Override
  public void rename(AccountId id, String name) {
    Sql.of(handle, RENAME).bind("id", id.value()).bind("name", name).execute();
  }

  @Override
  public boolean defaultIfNone(AccountId id, OrganizationId organization) {
    return handle
            .createUpdate(DEFAULT_IF_NONE)
            .bind("id", id.value())
            .bind("organization", organization.value())
            .execute()
        == 1;
  }

  @Override
  public int defaultIfNoneAll(Collection<AccountId> ids, OrganizationId organization) {
    int changed = 0;
    for (List<UUID> slice : inOrder(ids)) {
      changed +=
          IDS.bind(handle.createUpdate(IDS.in(DEFAULT_IF_NONE_ALL, dialect)), dialect, slice)
              .bind("organization", organization.value())
              .execute();
    }
    return changed;
  }

  @Override
  public void setDefault(AccountId id, Optional<OrganizationId> organization) {
    handle
        .createUpdate(SET_DEFAULT)
        .bind("id", id.value())
        .bind("organization", organization.map(OrganizationId::value).orElse(null))
        .execute();
  }

  private static Account map(ResultSet row, StatementContext context) throws SQLException {
    return read(row);
  }

  private static Account read(ResultSet row) throws SQLException {
    return read(row, new AccountId(Columns.uuid(row, "id")));
  }

  static Account read(ResultSet row, AccountId id) throws SQLException {
    return new Account(
        id,
        new EmailAddress(row.getString("email")),
        row.getString("name"),
        AccountStatus.valueOf(row.getString("status")),
        Columns.optionalUuid(row, "default_organization_id").map(OrganizationId::new));
  }
}
