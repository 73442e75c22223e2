package io.entitlements.jdbc.internal.table;

import io.entitlements.account.AccountStatus;
import io.entitlements.account.Member;
import io.entitlements.account.Membership;
import io.entitlements.account.Role;
import io.entitlements.jdbc.internal.dialect.BulkInsert;
import io.entitlements.jdbc.internal.dialect.Dialect;
import io.entitlements.jdbc.internal.dialect.ManyKeys;
import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.spi.MembershipStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/** The table {@code membership}: a column for each role, so that a constraint can compare them. */
public final class MembershipTable implements MembershipStore {

  private static final String INSERT =
      """
      insert into membership (organization_id, account_id, is_administrator, is_tech_instructor,
        is_supervisor, is_educator, is_student)
      values (:organization, :account, :is_administrator, :is_tech_instructor,
        :is_supervisor, :is_educator, :is_student)
      """;

  private static final String REPLACE =
      """
      update membership set
        is_administrator = :is_administrator,
        is_tech_instructor = :is_tech_instructor,
        is_supervisor = :is_supervisor,
        is_educator = :is_educator,
        is_student = :is_student
      where organization_id = :organization
        and account_id = :account
        and is_administrator = :was_administrator
        and is_tech_instructor = :was_tech_instructor
        and is_supervisor = :was_supervisor
        and is_educator = :was_educator
        and is_student = :was_student
      """;

  private static final String REPLACE_ALL =
      """
      update membership set
        is_administrator = :is_administrator,
        is_tech_instructor = :is_tech_instructor,
        is_supervisor = :is_supervisor,
        is_educator = :is_educator,
        is_student = :is_student
      where <keys>
        and is_administrator = :was_administrator
        and is_tech_instructor = :was_tech_instructor
        and is_supervisor = :was_supervisor
        and is_educator = :was_educator
        and is_student = :was_student
      """;

  private static final String DELETE =
      """
      delete from membership
      where organization_id = :organization
        and account_id = :account
        and is_administrator = :was_administrator
        and is_tech_instructor = :was_tech_instructor
        and is_supervisor = :was_supervisor
        and is_educator = :was_educator
        and is_student = :was_student
      """;

  private static final String SELECT =
      """
      select organization_id, account_id, is_administrator, is_tech_instructor,
        is_supervisor, is_educator, is_student
      from membership
      """;

  private static final String PAGE =
      """
      select organization_id, account_id, is_administrator, is_tech_instructor,
        is_supervisor, is_educator, is_student,
        account.email as email, account.name as name, account.status as status,
        account.default_organization_id as default_organization_id
      from membership
      join account on account.id = membership.account_id
      where organization_id = :organization%s%s
      order by account_id
      fetch first :limit rows only
      """;

  private static final String STANDING =
      """
      select organization_id, account_id, is_administrator, is_tech_instructor,
        is_supervisor, is_educator, is_student, account.status as status,
        organization.closed_at as closed_at
      from membership
      join account on account.id = membership.account_id
      join organization on organization.id = membership.organization_id
      where organization_id = :organization and account_id = :account
      """;

  private static final String BY_KEY =
      SELECT + "where organization_id = :organization and account_id = :account";

  private static final ManyKeys MANY = ManyKeys.uuids("organization_id", "account_id");

  private static final String BY_KEYS = SELECT + "where <keys>";

  private static final BulkInsert<Membership> INSERT_ALL = insertAll();

  private final Handle handle;
  private final Dialect dialect;

  /** On one connection. */
  public MembershipTable(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.dialect = dialect;
  }

  private static BulkInsert<Membership> insertAll() {
    BulkInsert<Membership> insert =
        BulkInsert.<Membership>into("membership")
            .uuid("organization_id", membership -> membership.organization().value())
            .uuid("account_id", membership -> membership.account().value());
    for (Role role : Role.values()) {
      insert = insert.bool("is_" + name(role), membership -> membership.roles().contains(role));
    }
    return insert;
  }

  @Override
  public void insertAll(List<Membership> memberships) {
    INSERT_ALL.execute(handle, dialect, memberships);
  }

  @Override
  public Map<AccountId, Membership> findAll(
      OrganizationId organization, Collection<AccountId> accounts) {
    Map<AccountId, Membership> found = new HashMap<>();
    if (accounts.size() == 1) {
      find(organization, accounts.iterator().next())
          .ifPresent(membership -> found.put(membership.account(), membership));
      return found;
    }
    for (List<AccountId> slice : Slices.of(accounts)) {
      MANY.bind(
              handle.createQuery(MANY.in(BY_KEYS, dialect)),
              dialect,
              slice.stream().map(AccountId::value).toList())
          .bind("organization_id", organization.value())
          .map(MembershipTable::map)
          .forEach(membership -> found.put(membership.account(), membership));
    }
    return found;
  }

  @Override
  public boolean insert(Membership membership) {
    if (find(membership.organization(), membership.account()).isPresent()) {
      return false;
    }
    Update insert = bindKey(handle.createUpdate(INSERT), membership);
    bindRoles(insert, "is_", membership.roles()).execute();
    return true;
  }

  @Override
  public boolean replace(Membership membership, Set<Role> expected) {
    Update replace = bindKey(handle.createUpdate(REPLACE), membership);
    bindRoles(replace, "is_", membership.roles());
    return bindRoles(replace, "was_", expected).execute() == 1;
  }

  @Override
  public int replaceAll(
      OrganizationId organization,
      Collection<AccountId> accounts,
      Set<Role> roles,
      Set<Role> expected) {
    int replaced = 0;
    for (List<AccountId> slice : Slices.of(accounts)) {
      List<UUID> ids = slice.stream().map(AccountId::value).toList();
      Update replace =
          MANY.bind(handle.createUpdate(MANY.in(REPLACE_ALL, dialect)), dialect, ids)
              .bind("organization_id", organization.value());
      bindRoles(replace, "is_", roles);
      replaced += bindRoles(replace, "was_", expected).execute();
    }
    return replaced;
  }

  @Override
  public boolean delete(Membership membership) {
    Update delete = bindKey(handle.createUpdate(DELETE), membership);
    return bindRoles(delete, "was_", membership.roles()).execute() == 1;
  }

  @Override
  public Optional<Membership> find(OrganizationId organization, AccountId account) {
    return Sql.of(handle, BY_KEY)
        .bind("organization", organization.value())
        .bind("account", account.value())
        .find(MembershipTable::read);
  }

  @Override
  public Optional<Standing> standing(OrganizationId organization, AccountId account) {
    return Sql.of(handle, STANDING)
        .bind("organization", organization.value())
        .bind("account", account.value())
        .find(
            row ->
                new Standing(
                    read(row),
                    AccountStatus.valueOf(row.getString("status")),
                    Columns.optionalInstant(row, "closed_at").isPresent()));
  }

  @Override
  public List<Membership> ofOrganization(OrganizationId organization, Role role) {
    return having(organization, role, "");
  }

  @Override
  public List<Membership> lock(OrganizationId organization, Role role) {
    return having(organization, role, " for update");
  }

  private List<Membership> having(OrganizationId organization, Role role, String end) {
    return handle
        .createQuery(
            SELECT
                + "where organization_id = :organization and is_"
                + name(role)
                + " = true order by account_id"
                + end)
        .bind("organization", organization.value())
        .map(MembershipTable::map)
        .list();
  }

  @Override
  public List<Member> page(
      OrganizationId organization, Optional<Role> role, Optional<AccountId> after, int limit) {
    String having = role.map(wanted -> " and is_" + name(wanted) + " = true").orElse("");
    String behind = after.isPresent() ? " and account_id > :after" : "";
    Query query =
        handle
            .createQuery(PAGE.formatted(having, behind))
            .bind("organization", organization.value())
            .bind("limit", limit);
    after.ifPresent(account -> query.bind("after", account.value()));
    return query.map(MembershipTable::member).list();
  }

  private static Member member(ResultSet row, StatementContext context) throws SQLException {
    Membership membership = read(row);
    return new Member(membership, AccountTable.read(row, membership.account()).profile());
  }

  @Override
  public List<Membership> ofAccount(AccountId account) {
    return handle
        .createQuery(SELECT + "where account_id = :account order by organization_id")
        .bind("account", account.value())
        .map(MembershipTable::map)
        .list();
  }

  private static Update bindKey(Update update, Membership membership) {
    return update
        .bind("organization", membership.organization().value())
        .bind("account", membership.account().value());
  }

  static Update bindRoles(Update update, String prefix, Set<Role> roles) {
    for (Role role : Role.values()) {
      update.bind(prefix + name(role), roles.contains(role));
    }
    return update;
  }

  private static Membership map(ResultSet row, StatementContext context) throws SQLException {
    return read(row);
  }

  private static Membership read(ResultSet row) throws SQLException {
    return new Membership(
        new OrganizationId(Columns.uuid(row, "organization_id")),
        new AccountId(Columns.uuid(row, "account_id")),
        roles(row));
  }

  static Set<Role> roles(ResultSet row) throws SQLException {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (Role role : Role.values()) {
      if (row.getBoolean("is_" + name(role))) {
        roles.add(role);
      }
    }
    return roles;
  }

  /** The condition that a membership has one of some roles. */
  static String hasAny(Set<Role> roles) {
    return roles.stream()
        .sorted()
        .map(role -> "membership.is_" + name(role) + " = true")
        .collect(Collectors.joining(" or "));
  }

  private static String name(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
