package io.entitlements.jdbc.internal.table;

import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimedBundle;
import io.entitlements.claim.Vendor;
import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.spi.ClaimStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.ClaimId;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code claim}; a claim is open while {@code outcome} is null. */
public final class ClaimTable implements ClaimStore {

  private static final String INSERT =
      """
      insert into claim (organization_id, id, order_id, account_id, how, vendor_name,
        vendor_location, submitted_at, retries)
      values (:organization, :id, :order, :account, :how, :vendorName,
        :vendorLocation, :submittedAt, :retries)
      """;

  private static final String LIST =
      """
      select c.organization_id, c.id, c.order_id, c.account_id, c.how, c.vendor_name,
        c.vendor_location, c.submitted_at, c.overdue_at, c.fulfilled_at, c.outcome, c.ended_at,
        c.retries,
      """;

  private static final String JOIN =
      " c join claim_bundle b on b.organization_id = c.organization_id and b.claim_id = c.id ";

  private static final String FIND =
      LIST
          + ClaimBundleTable.LIST
          + " from claim"
          + JOIN
          + "where c.organization_id = :organization and c.id = :id order by b.ordinal";

  private static final String LOCK = FIND + " for update";

  private static final String PAGE =
      LIST
          + ClaimBundleTable.LIST
          + """
           from (
            select * from claim
            where organization_id = :organization%s
            order by id desc
            fetch first :limit rows only
          )"""
          + JOIN
          + "order by c.id desc, b.ordinal";

  private static final String OPEN =
      """
      select id from claim
      where organization_id = :organization and outcome is null
      fetch first 1 rows only
      """;

  private static final String WHERE_OPEN =
      " where organization_id = :organization and id = :id and outcome is null";

  private static final String END =
      "update claim set outcome = :outcome, ended_at = :now" + WHERE_OPEN;

  private static final String WITHDRAW =
      """
      update claim set outcome = :outcome, ended_at = :now
      where organization_id = :organization
        and id = :id
        and (outcome is null or outcome = 'FULFILLED')
      """;

  private static final String FULFIL =
      "update claim set outcome = :outcome, ended_at = :now, fulfilled_at = :now"
          + WHERE_OPEN
          + """
           and exists (
            select 1 from organization o where o.id = :organization and o.closed_at is null)
          """;

  private static final String OVERDUE =
      "update claim set overdue_at = :now" + WHERE_OPEN + " and overdue_at is null";

  private static final String RETRY =
      "update claim set retries = retries + 1" + WHERE_OPEN + " and retries = :before";

  private final Handle handle;
  private final ClaimBundleTable bundles;

  /** On one connection. */
  public ClaimTable(Handle handle) {
    this.handle = handle;
    this.bundles = new ClaimBundleTable(handle);
  }

  @Override
  public void insert(Claim claim) {
    of(INSERT, claim.organization(), claim.id())
        .bind("order", claim.order().value())
        .bind("account", claim.by().map(AccountId::value).orElse(null))
        .bind("how", claim.how().name())
        .bind("vendorName", claim.vendor().name())
        .bind("vendorLocation", claim.vendor().location())
        .bind("submittedAt", Columns.micros(claim.submittedAt()))
        .bind("retries", claim.retries())
        .execute();
    bundles.insert(claim);
  }

  @Override
  public Optional<Claim> find(OrganizationId organization, ClaimId id) {
    return joined(of(FIND, organization, id).list(ClaimTable::read)).stream().findFirst();
  }

  @Override
  public Optional<Claim> lock(OrganizationId organization, ClaimId id) {
    return joined(of(LOCK, organization, id).list(ClaimTable::read)).stream().findFirst();
  }

  @Override
  public List<Claim> page(OrganizationId organization, Optional<ClaimId> after, int limit) {
    Sql page =
        Sql.of(handle, PAGE.formatted(after.isPresent() ? " and id < :after" : ""))
            .bind("organization", organization.value())
            .bind("limit", limit);
    after.ifPresent(id -> page.bind("after", id.value()));
    return joined(page.list(ClaimTable::read));
  }

  @Override
  public boolean hasOpen(OrganizationId organization) {
    return Sql.of(handle, OPEN)
        .bind("organization", organization.value())
        .find(row -> true)
        .isPresent();
  }

  @Override
  public boolean fulfil(OrganizationId organization, ClaimId id, Instant now) {
    return isEnded(FULFIL, organization, id, new Claim.End(Claim.Outcome.FULFILLED, now));
  }

  @Override
  public boolean reject(OrganizationId organization, ClaimId id, Claim.End end) {
    return isEnded(END, organization, id, end);
  }

  @Override
  public boolean withdraw(OrganizationId organization, ClaimId id, Claim.End end) {
    return isEnded(WITHDRAW, organization, id, end);
  }

  private boolean isEnded(String sql, OrganizationId organization, ClaimId id, Claim.End end) {
    return of(sql, organization, id)
            .bind("outcome", end.outcome().name())
            .bind("now", Columns.micros(end.at()))
            .execute()
        == 1;
  }

  @Override
  public boolean overdue(OrganizationId organization, ClaimId id, Instant now) {
    return of(OVERDUE, organization, id).bind("now", Columns.micros(now)).execute() == 1;
  }

  @Override
  public boolean retry(OrganizationId organization, ClaimId id, int before) {
    return of(RETRY, organization, id).bind("before", before).execute() == 1;
  }

  private Sql of(String sql, OrganizationId organization, ClaimId id) {
    return Sql.of(handle, sql).bind("organization", organization.value()).bind("id", id.value());
  }

  /** One claim for each run of rows that are its bundles. */
  private static List<Claim> joined(List<Claim> rows) {
    List<Claim> claims = new ArrayList<>();
    List<ClaimedBundle> bundles = new ArrayList<>();
    for (Claim row : rows) {
      boolean isSame = !claims.isEmpty() && claims.get(claims.size() - 1).id().equals(row.id());
      if (isSame) {
        claims.remove(claims.size() - 1);
      } else {
        bundles.clear();
      }
      bundles.addAll(row.bundles());
      claims.add(with(row, bundles));
    }
    return claims;
  }

  private static Claim with(Claim row, List<ClaimedBundle> bundles) {
    return new Claim(
        row.organization(),
        row.id(),
        row.order(),
        row.by(),
        row.how(),
        row.vendor(),
        bundles,
        row.submittedAt(),
        row.overdueAt(),
        row.fulfilledAt(),
        row.end(),
        row.retries());
  }

  private static Claim read(ResultSet row) throws SQLException {
    Optional<Instant> endedAt = Columns.optionalInstant(row, "ended_at");
    Optional<Claim.Outcome> outcome =
        Optional.ofNullable(row.getString("outcome")).map(Claim.Outcome::valueOf);
    return new Claim(
        new OrganizationId(Columns.uuid(row, "organization_id")),
        new ClaimId(Columns.uuid(row, "id")),
        new OrderId(Columns.uuid(row, "order_id")),
        Columns.optionalUuid(row, "account_id").map(AccountId::new),
        Claim.How.valueOf(row.getString("how")),
        new Vendor(row.getString("vendor_name"), row.getString("vendor_location")),
        List.of(ClaimBundleTable.read(row)),
        Columns.instant(row, "submitted_at"),
        Columns.optionalInstant(row, "overdue_at"),
        Columns.optionalInstant(row, "fulfilled_at"),
        outcome.map(it -> new Claim.End(it, endedAt.orElseThrow())),
        row.getInt("retries"));
  }
}
