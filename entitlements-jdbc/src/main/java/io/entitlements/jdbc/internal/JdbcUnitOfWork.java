package io.entitlements.jdbc.internal;

import io.entitlements.jdbc.internal.dialect.Dialect;
import io.entitlements.jdbc.internal.table.AccountTable;
import io.entitlements.jdbc.internal.table.AttemptTable;
import io.entitlements.jdbc.internal.table.CatalogVersionTable;
import io.entitlements.jdbc.internal.table.ClaimTable;
import io.entitlements.jdbc.internal.table.ClassGroupTable;
import io.entitlements.jdbc.internal.table.DeviceTables;
import io.entitlements.jdbc.internal.table.DomainTables;
import io.entitlements.jdbc.internal.table.EmailChangeTable;
import io.entitlements.jdbc.internal.table.EnrolmentTable;
import io.entitlements.jdbc.internal.table.EventTable;
import io.entitlements.jdbc.internal.table.FeedTable;
import io.entitlements.jdbc.internal.table.IdempotencyTable;
import io.entitlements.jdbc.internal.table.IdentityTable;
import io.entitlements.jdbc.internal.table.InvitationTable;
import io.entitlements.jdbc.internal.table.JobTable;
import io.entitlements.jdbc.internal.table.MembershipTable;
import io.entitlements.jdbc.internal.table.OrganizationTable;
import io.entitlements.jdbc.internal.table.OverviewQuery;
import io.entitlements.jdbc.internal.table.PasswordTable;
import io.entitlements.jdbc.internal.table.PendingReleaseTable;
import io.entitlements.jdbc.internal.table.ProductKeyTable;
import io.entitlements.jdbc.internal.table.PurchaseOrderTable;
import io.entitlements.jdbc.internal.table.PushTables;
import io.entitlements.jdbc.internal.table.RevocationTables;
import io.entitlements.jdbc.internal.table.RightQuery;
import io.entitlements.jdbc.internal.table.RoleNewsTable;
import io.entitlements.jdbc.internal.table.RosterLinkTable;
import io.entitlements.jdbc.internal.table.RosterRunTables;
import io.entitlements.jdbc.internal.table.RosterTables;
import io.entitlements.jdbc.internal.table.SeatRunTables;
import io.entitlements.jdbc.internal.table.SeatTable;
import io.entitlements.jdbc.internal.table.SubscriptionTable;
import io.entitlements.jdbc.internal.table.TokenTable;
import io.entitlements.jdbc.internal.table.WaitingTable;
import io.entitlements.spi.AccountStore;
import io.entitlements.spi.AttemptStore;
import io.entitlements.spi.CatalogStore;
import io.entitlements.spi.ClaimStore;
import io.entitlements.spi.ClassGroupStore;
import io.entitlements.spi.DeviceStore;
import io.entitlements.spi.DomainStore;
import io.entitlements.spi.EmailChangeStore;
import io.entitlements.spi.EnrolmentStore;
import io.entitlements.spi.EventStore;
import io.entitlements.spi.FeedStore;
import io.entitlements.spi.IdempotencyStore;
import io.entitlements.spi.IdentityStore;
import io.entitlements.spi.InvitationStore;
import io.entitlements.spi.JobStore;
import io.entitlements.spi.MembershipStore;
import io.entitlements.spi.NewsStore;
import io.entitlements.spi.OrderStore;
import io.entitlements.spi.OrganizationStore;
import io.entitlements.spi.OverviewStore;
import io.entitlements.spi.PasswordStore;
import io.entitlements.spi.PendingReleaseStore;
import io.entitlements.spi.ProductKeyStore;
import io.entitlements.spi.PushStore;
import io.entitlements.spi.RevocationStore;
import io.entitlements.spi.RightStore;
import io.entitlements.spi.RosterLinkStore;
import io.entitlements.spi.RosterRunStore;
import io.entitlements.spi.RosterStore;
import io.entitlements.spi.SeatRunStore;
import io.entitlements.spi.SeatStore;
import io.entitlements.spi.SubscriptionStore;
import io.entitlements.spi.TokenStore;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.spi.WaitingStore;
import org.jdbi.v3.core.Handle;

/** The tables on one connection. */
record JdbcUnitOfWork(Handle handle, Dialect dialect, boolean afterDuplicate)
    implements UnitOfWork {

  @Override
  public AccountStore accounts() {
    return new AccountTable(handle, dialect);
  }

  @Override
  public PasswordStore passwords() {
    return new PasswordTable(handle);
  }

  @Override
  public IdentityStore identities() {
    return new IdentityTable(handle);
  }

  @Override
  public EmailChangeStore emailChanges() {
    return new EmailChangeTable(handle);
  }

  @Override
  public OrganizationStore organizations() {
    return new OrganizationTable(handle);
  }

  @Override
  public DomainStore domains() {
    return new DomainTables(handle);
  }

  @Override
  public MembershipStore memberships() {
    return new MembershipTable(handle, dialect);
  }

  @Override
  public InvitationStore invitations() {
    return new InvitationTable(handle);
  }

  @Override
  public NewsStore news() {
    return new RoleNewsTable(handle, dialect);
  }

  @Override
  public ClassGroupStore classGroups() {
    return new ClassGroupTable(handle);
  }

  @Override
  public EnrolmentStore enrolments() {
    return new EnrolmentTable(handle);
  }

  @Override
  public OrderStore orders() {
    return new PurchaseOrderTable(handle, dialect, afterDuplicate);
  }

  @Override
  public TokenStore tokens() {
    return new TokenTable(handle, dialect);
  }

  @Override
  public AttemptStore attempts() {
    return new AttemptTable(handle, dialect);
  }

  @Override
  public ClaimStore claims() {
    return new ClaimTable(handle);
  }

  @Override
  public SubscriptionStore subscriptions() {
    return new SubscriptionTable(handle);
  }

  @Override
  public ProductKeyStore productKeys() {
    return new ProductKeyTable(handle);
  }

  @Override
  public SeatStore seats() {
    return new SeatTable(handle, dialect, afterDuplicate);
  }

  @Override
  public WaitingStore waiting() {
    return new WaitingTable(handle, dialect);
  }

  @Override
  public SeatRunStore seatRuns() {
    return new SeatRunTables(handle, dialect);
  }

  @Override
  public OverviewStore overview() {
    return new OverviewQuery(handle);
  }

  @Override
  public RosterStore rosters() {
    return new RosterTables(handle);
  }

  @Override
  public RosterLinkStore rosterLinks() {
    return new RosterLinkTable(handle, dialect);
  }

  @Override
  public RosterRunStore rosterRuns() {
    return new RosterRunTables(handle, dialect);
  }

  @Override
  public PendingReleaseStore pendingReleases() {
    return new PendingReleaseTable(handle, dialect);
  }

  @Override
  public PushStore pushes() {
    return new PushTables(handle, dialect);
  }

  @Override
  public DeviceStore devices() {
    return new DeviceTables(handle);
  }

  @Override
  public RightStore rights() {
    return new RightQuery(handle, dialect);
  }

  @Override
  public JobStore jobs() {
    return new JobTable(handle, dialect);
  }

  @Override
  public EventStore events() {
    return new EventTable(handle, dialect);
  }

  @Override
  public FeedStore feed() {
    return new FeedTable(handle);
  }

  @Override
  public IdempotencyStore idempotency() {
    return new IdempotencyTable(handle);
  }

  @Override
  public CatalogStore catalogs() {
    return new CatalogVersionTable(handle);
  }

  @Override
  public RevocationStore revocations() {
    return new RevocationTables(handle);
  }
}
