package io.entitlements.jdbc.internal.table;

import io.entitlements.account.Invitation;
import io.entitlements.account.Invitation.End;
import io.entitlements.account.Invitation.Status;
import io.entitlements.spi.InvitationStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.InvitationId;
import io.entitlements.type.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** The table {@code invitation}. */
public final class InvitationTable implements InvitationStore {

  private static final String INSERT =
      """
      insert into invitation (organization_id, id, account_id, is_administrator,
        is_tech_instructor, is_supervisor, is_educator, is_student, offers_ownership, sent_at,
        expires_at, has_not_ended)
      values (:organization, :id, :account, :is_administrator,
        :is_tech_instructor, :is_supervisor, :is_educator, :is_student, :ownership, :sentAt,
        :expiresAt, true)
      """;

  private static final String SELECT =
      """
      select organization_id, id, account_id, is_administrator,
        is_tech_instructor, is_supervisor, is_educator, is_student, offers_ownership, sent_at,
        expires_at, end_status, ended_at, accepted_by
      from invitation
      """;

  private static final String FIND = SELECT + "where organization_id = :organization and id = :id";

  private static final String NOT_ENDED_IN =
      SELECT
          + """
          where organization_id = :organization
            and account_id = :account
            and has_not_ended = true
          """;

  private static final String NOT_ENDED =
      SELECT + "where account_id = :account and has_not_ended = true order by id";

  private static final String OFFERS_OF_OWNERSHIP =
      SELECT
          + """
          where organization_id = :organization
            and offers_ownership = true
            and has_not_ended = true
          order by id
          """;

  private static final String PAGE =
      SELECT
          + """
          where organization_id = :organization%s
          order by id desc
          fetch first :limit rows only
          """;

  private static final String RENEW =
      """
      update invitation set sent_at = :sentAt, expires_at = :expiresAt
      where organization_id = :organization and id = :id and has_not_ended = true
      """;

  private static final String END =
      """
      update invitation
      set has_not_ended = null, end_status = :status, ended_at = :at, accepted_by = :by
      where organization_id = :organization and id = :id and has_not_ended = true
      """;

  private final Handle handle;

  /** On one connection. */
  public InvitationTable(Handle handle) {
    this.handle = handle;
  }

  @Override
  public boolean insert(Invitation invitation) {
    if (notEnded(invitation.organization(), invitation.account()).isPresent()) {
      return false;
    }
    MembershipTable.bindRoles(handle.createUpdate(INSERT), "is_", invitation.roles())
        .bind("organization", invitation.organization().value())
        .bind("id", invitation.id().value())
        .bind("account", invitation.account().value())
        .bind("ownership", invitation.offersOwnership())
        .bind("sentAt", Columns.micros(invitation.sentAt()))
        .bind("expiresAt", Columns.micros(invitation.expiresAt()))
        .execute();
    return true;
  }

  @Override
  public Optional<Invitation> find(OrganizationId organization, InvitationId id) {
    return handle
        .createQuery(FIND)
        .bind("organization", organization.value())
        .bind("id", id.value())
        .map(InvitationTable::map)
        .findOne();
  }

  @Override
  public Optional<Invitation> notEnded(OrganizationId organization, AccountId account) {
    return handle
        .createQuery(NOT_ENDED_IN)
        .bind("organization", organization.value())
        .bind("account", account.value())
        .map(InvitationTable::map)
        .findOne();
  }

  @Override
  public List<Invitation> notEnded(AccountId account) {
    return handle
        .createQuery(NOT_ENDED)
        .bind("account", account.value())
        .map(InvitationTable::map)
        .list();
  }

  @Override
  public List<Invitation> offersOfOwnership(OrganizationId organization) {
    return handle
        .createQuery(OFFERS_OF_OWNERSHIP)
        .bind("organization", organization.value())
        .map(InvitationTable::map)
        .list();
  }

  @Override
  public List<Invitation> page(
      OrganizationId organization, Optional<InvitationId> after, int limit) {
    Query query =
        handle
            .createQuery(PAGE.formatted(after.isPresent() ? " and id < :after" : ""))
            .bind("organization", organization.value())
            .bind("limit", limit);
    after.ifPresent(id -> query.bind("after", id.value()));
    return query.map(InvitationTable::map).list();
  }

  @Override
  public boolean renew(
      OrganizationId organization, InvitationId id, Instant sentAt, Instant expiresAt) {
    return handle
            .createUpdate(RENEW)
            .bind("organization", organization.value())
            .bind("id", id.value())
            .bind("sentAt", Columns.micros(sentAt))
            .bind("expiresAt", Columns.micros(expiresAt))
            .execute()
        == 1;
  }

  @Override
  public boolean end(OrganizationId organization, InvitationId id, End end) {
    return handle
            .createUpdate(END)
            .bind("organization", organization.value())
            .bind("id", id.value())
            .bind("status", end.status().name())
            .bind("at", Columns.micros(end.at()))
            .bind("by", end.acceptedBy().map(AccountId::value).orElse(null))
            .execute()
        == 1;
  }

  private static Invitation map(ResultSet row, StatementContext context) throws SQLException {
    return new Invitation(
        new OrganizationId(Columns.uuid(row, "organization_id")),
        new InvitationId(Columns.uuid(row, "id")),
        new AccountId(Columns.uuid(row, "account_id")),
        MembershipTable.roles(row),
        row.getBoolean("offers_ownership"),
        Columns.instant(row, "sent_at"),
        Columns.instant(row, "expires_at"),
        end(row));
  }

  private static Optional<End> end(ResultSet row) throws SQLException {
    Optional<Instant> at = Columns.optionalInstant(row, "ended_at");
    if (at.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new End(
            Status.valueOf(row.getString("end_status")),
            at.get(),
            Columns.optionalUuid(row, "accepted_by").map(AccountId::new)));
  }
}
