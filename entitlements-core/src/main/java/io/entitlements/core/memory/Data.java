package io.entitlements.core.memory;

import io.entitlements.account.Account;
import io.entitlements.account.Domain;
import io.entitlements.account.ExternalIdentity;
import io.entitlements.account.Invitation;
import io.entitlements.account.Membership;
import io.entitlements.account.Organization;
import io.entitlements.account.RoleNews;
import io.entitlements.activation.Activation;
import io.entitlements.claim.Claim;
import io.entitlements.lease.LeasesOf;
import io.entitlements.lease.Revocation;
import io.entitlements.roster.PendingRelease;
import io.entitlements.roster.PushedResource;
import io.entitlements.roster.RosterConnection;
import io.entitlements.spi.CatalogRow;
import io.entitlements.spi.ClassGroupRow;
import io.entitlements.spi.DeviceRow;
import io.entitlements.spi.EmailChange;
import io.entitlements.spi.EventRow;
import io.entitlements.spi.FeedEntry;
import io.entitlements.spi.IdempotencyRecord;
import io.entitlements.spi.PushStore;
import io.entitlements.spi.PushedRow;
import io.entitlements.spi.RosterLink;
import io.entitlements.spi.RosterRun;
import io.entitlements.spi.RosterRunRow;
import io.entitlements.spi.RosterState;
import io.entitlements.spi.SeatRun;
import io.entitlements.spi.SeatRunRow;
import io.entitlements.spi.StagedRecord;
import io.entitlements.spi.StoredOrder;
import io.entitlements.spi.Token;
import io.entitlements.spi.WaitingStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.ClaimId;
import io.entitlements.type.ClassGroupId;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.DomainName;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.InvitationId;
import io.entitlements.type.JobId;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.Revision;
import io.entitlements.type.RosterRunId;
import io.entitlements.type.Scope;
import io.entitlements.type.SeatRunId;
import io.entitlements.type.SerialNumber;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** All that is kept. */
final class Data {

  final Map<AccountId, Account> accounts = new HashMap<>();
  final Map<EmailAddress, AccountId> accountsByEmail = new HashMap<>();
  final Map<AccountId, String> passwords = new HashMap<>();
  final Map<ExternalIdentity, AccountId> identities = new HashMap<>();
  final Map<AccountId, EmailChange> emailChanges = new HashMap<>();
  final Map<Activation, DeviceRow> devices = new HashMap<>();
  final Map<AccountId, List<DeviceId>> devicesOf = new HashMap<>();
  final Map<OrganizationId, Organization> organizations = new HashMap<>();
  final Map<DomainKey, Domain> domains = new HashMap<>();
  final Map<DomainName, OrganizationId> domainHolders = new HashMap<>();
  final Map<AccountId, List<Membership>> memberships = new HashMap<>();
  final Map<AccountId, List<RoleNews>> news = new HashMap<>();
  final Map<InvitationId, Invitation> invitations = new HashMap<>();

  final Map<ClassGroupId, ClassGroupRow> classGroups = new HashMap<>();
  final Map<AccountId, List<MemoryEnrolments.Row>> enrolments = new HashMap<>();

  final Map<OrderId, StoredOrder> orders = new HashMap<>();
  final Map<OrderId, Instant> cancelledOrders = new HashMap<>();
  final Map<OrderId, Integer> confirmations = new HashMap<>();
  final Map<OrderId, Map<Integer, LocalDate>> bundleLastDays = new HashMap<>();
  final Map<OrderNumber, OrderId> ordersByNumber = new HashMap<>();
  final Map<SerialNumber, OrderId> ordersBySerial = new HashMap<>();
  final Map<ClaimId, Claim> claims = new HashMap<>();
  final Map<TokenKey, Token> tokens = new HashMap<>();

  /** In the order in which they were begun: the first are the likeliest to be idle. */
  final Map<String, Instant> attempts = new LinkedHashMap<>();

  final Map<SubscriptionId, SubscriptionRow> subscriptions = new HashMap<>();
  final Map<OrganizationId, List<SubscriptionId>> subscriptionsOf = new HashMap<>();
  final Map<ProductKeyId, ProductKeyRow> productKeys = new HashMap<>();
  final Map<SubscriptionId, List<ProductKeyId>> productKeysOf = new HashMap<>();

  /** The seats held now, by the identifier of the person or the computer. */
  final Map<UUID, List<SeatRow>> seats = new HashMap<>();

  final Map<SubscriptionId, List<WaitingStore.Placed>> waiting = new HashMap<>();

  final Map<SeatRunId, SeatRun> seatRuns = new HashMap<>();
  final Map<SeatRunId, List<SeatRunRow>> seatRunRows = new HashMap<>();

  final Map<ConnectionId, RosterConnection> connections = new HashMap<>();
  final Map<ConnectionId, RosterConnection> endedConnections = new HashMap<>();
  final Map<ConnectionId, RosterState> connectionStates = new HashMap<>();
  final Map<ConnectionName, ConnectionId> connectionsByName = new HashMap<>();
  final Map<LinkKey, RosterLink> links = new HashMap<>();
  final Map<RosterRunId, RosterRun> rosterRuns = new HashMap<>();
  final Map<RosterRunId, List<StagedRecord>> staged = new HashMap<>();
  final Map<RosterRunId, List<RosterRunRow>> rosterRunRows = new HashMap<>();
  final Map<PendingKey, PendingRelease> pendingReleases = new HashMap<>();

  final Map<String, PushStore.Opened> pushTokens = new HashMap<>();
  final Map<PushedKey, PushedPlace> pushed = new HashMap<>();

  /** The members of each group. */
  final Map<PushedKey, List<String>> pushedMembers = new HashMap<>();

  /** How many seats were taken back in which hour since 1970. */
  final Map<ReleaseHour, Integer> pushReleases = new HashMap<>();

  final Map<JobId, JobRow> jobs = new HashMap<>();
  final Map<JobId, EndedJob> endedJobs = new HashMap<>();

  /** One entry for each scope that exists. */
  final Map<Scope, Long> revisions = new HashMap<>();

  final Map<Revision, EventRow> events = new HashMap<>();

  /** Those that are not in the feed yet, in the order in which they get there. */
  final Map<Revision, EventRow> unsequenced =
      new TreeMap<>(Comparator.comparing(Revision::number).thenComparing(at -> at.scope().value()));

  final Map<Long, FeedEntry> feed = new HashMap<>();
  final Map<AnswerKey, IdempotencyRecord> answers = new HashMap<>();

  final Map<Integer, CatalogRow> catalogs = new HashMap<>();

  final Map<LeasesOf, Revocation> revocations = new HashMap<>();

  /** One entry, once something was revoked. */
  final Map<String, Long> revocationNumber = new HashMap<>();

  record DomainKey(OrganizationId organization, DomainName name) {}

  record TokenKey(Token.Kind kind, String lookup) {}

  record ConnectionName(SubscriptionId subscription, String name) {}

  record LinkKey(ConnectionId connection, String directoryId) {}

  record PendingKey(SubscriptionId subscription, AccountId account) {}

  record PushedKey(ConnectionId connection, PushedResource.Kind kind, String id) {}

  /**
   * A pushed resource.
   *
   * @param ordinal its place in the order in which they were added
   */
  record PushedPlace(long ordinal, PushedRow row) {}

  record ReleaseHour(ConnectionId connection, long hour) {}

  record AnswerKey(Scope scope, IdempotencyKey key) {}
}
