package io.entitlements.core;

import io.entitlements.Entitlements;
import io.entitlements.account.Accounts;
import io.entitlements.account.ClassGroups;
import io.entitlements.account.Domains;
import io.entitlements.account.EmailChanges;
import io.entitlements.account.Invitations;
import io.entitlements.account.Memberships;
import io.entitlements.account.Organizations;
import io.entitlements.account.Passwords;
import io.entitlements.account.SignIns;
import io.entitlements.activation.Activations;
import io.entitlements.catalog.Catalogs;
import io.entitlements.catalog.FeatureId;
import io.entitlements.check.AccountEntitlements;
import io.entitlements.check.Consistency;
import io.entitlements.check.Decision;
import io.entitlements.check.Explanation;
import io.entitlements.check.PastChecks;
import io.entitlements.claim.Claims;
import io.entitlements.claim.PurchaseOrders;
import io.entitlements.core.internal.account.AccountServices;
import io.entitlements.core.internal.account.Departure;
import io.entitlements.core.internal.account.DomainService;
import io.entitlements.core.internal.account.ForgottenPerson;
import io.entitlements.core.internal.account.Inviter;
import io.entitlements.core.internal.account.LateTraces;
import io.entitlements.core.internal.account.PasswordHasher;
import io.entitlements.core.internal.account.SignUp;
import io.entitlements.core.internal.activation.ActivationService;
import io.entitlements.core.internal.activation.ForgottenDevices;
import io.entitlements.core.internal.catalog.CatalogService;
import io.entitlements.core.internal.catalog.CurrentCatalog;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.HistoryService;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.change.Secrets;
import io.entitlements.core.internal.claim.Arrival;
import io.entitlements.core.internal.claim.ClaimService;
import io.entitlements.core.internal.claim.Fulfilment;
import io.entitlements.core.internal.claim.OverdueClaims;
import io.entitlements.core.internal.claim.OverdueMail;
import io.entitlements.core.internal.classes.ClassCodes;
import io.entitlements.core.internal.classes.ClassGroupService;
import io.entitlements.core.internal.classes.ClassSeats;
import io.entitlements.core.internal.feed.Feed;
import io.entitlements.core.internal.history.PastCheckService;
import io.entitlements.core.internal.job.JobHandler;
import io.entitlements.core.internal.job.JobKinds;
import io.entitlements.core.internal.job.JobRunner;
import io.entitlements.core.internal.job.WakingStorage;
import io.entitlements.core.internal.key.KeyIssuer;
import io.entitlements.core.internal.lease.LeaseService;
import io.entitlements.core.internal.mail.AddressLetters;
import io.entitlements.core.internal.mail.InvitationLetters;
import io.entitlements.core.internal.mail.LetterWriter;
import io.entitlements.core.internal.mail.Letters;
import io.entitlements.core.internal.mail.Links;
import io.entitlements.core.internal.mail.MailJobs;
import io.entitlements.core.internal.mail.OrderLetters;
import io.entitlements.core.internal.member.Members;
import io.entitlements.core.internal.notice.NoticeJobs;
import io.entitlements.core.internal.notice.NoticeMail;
import io.entitlements.core.internal.notice.Notices;
import io.entitlements.core.internal.order.OrderService;
import io.entitlements.core.internal.roster.DueReleases;
import io.entitlements.core.internal.roster.OldRuns;
import io.entitlements.core.internal.roster.RosterService;
import io.entitlements.core.internal.seat.SeatAllocator;
import io.entitlements.core.internal.seat.SeatService;
import io.entitlements.core.internal.seat.Settlement;
import io.entitlements.core.internal.seat.SurplusFinder;
import io.entitlements.core.internal.signing.BouncyCastleEd25519;
import io.entitlements.core.internal.signing.LinkSecrets;
import io.entitlements.core.internal.signing.ProductKeyMint;
import io.entitlements.core.internal.signing.ProductKeyReader;
import io.entitlements.core.internal.signing.SignedKeyReader;
import io.entitlements.core.internal.snapshot.CheckService;
import io.entitlements.core.internal.snapshot.ExplainService;
import io.entitlements.core.internal.snapshot.KeptSnapshots;
import io.entitlements.core.internal.snapshot.MeasuredReads;
import io.entitlements.core.internal.snapshot.RightCompiler;
import io.entitlements.core.internal.subscription.SubscriptionService;
import io.entitlements.core.internal.work.Wakes;
import io.entitlements.event.History;
import io.entitlements.job.Jobs;
import io.entitlements.key.Subscriptions;
import io.entitlements.lease.Leases;
import io.entitlements.roster.Pushes;
import io.entitlements.roster.Rosters;
import io.entitlements.seat.Seats;
import io.entitlements.spi.Mailer;
import io.entitlements.spi.Storage;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The engine: everything composed over one store. Make one with {@link #builder} and keep it. It
 * starts no threads (a {@link JobWorker} and a {@link ChangeFollower} do, for whoever starts one)
 * and closes nothing that it was given.
 */
public final class EntitlementEngine implements Entitlements {

  private final Catalogs catalogs;
  private final KeptSnapshots kept;
  private final CheckService checks;
  private final ExplainService explanations;
  private final PastCheckService pastChecks;
  private final AccountServices people;
  private final Domains domains;
  private final ClassGroups classGroups;
  private final PurchaseOrders purchaseOrders;
  private final Claims claims;
  private final Subscriptions subscriptions;
  private final Seats seats;
  private final Rosters rosters;
  private final Pushes pushes;
  private final Activations activations;
  private final Leases leases;
  private final History history;
  private final Jobs jobs;
  private final Feed feed;

  EntitlementEngine(EngineBuilder settings) {
    CurrentCatalog catalog = new CurrentCatalog(settings.storage(), settings.clock());
    Wakes wakes = new Wakes();
    Storage storage = new WakingStorage(catalog.watched(), wakes);
    Changes changes = new Changes(storage, settings.clock());
    this.feed = changes.feed();
    Ids ids = new Ids(settings.random());
    Members members = new Members(ids);
    SeatAllocator allocator = new SeatAllocator(ids, new Notices());
    RightCompiler compiler = new RightCompiler(catalog);
    ProductKeyMint mint =
        new ProductKeyMint(
            catalog,
            settings.keys().macKeys(),
            settings.keys().signing(),
            settings.issuer(),
            settings.random());
    ProductKeyReader keyReader =
        new ProductKeyReader(
            catalog,
            settings.keys().macKeys(),
            new SignedKeyReader(
                settings.issuer(),
                settings.keys().signing().published(),
                new BouncyCastleEd25519()));
    this.catalogs = new CatalogService(changes, catalog);
    this.kept =
        new KeptSnapshots(
            new MeasuredReads(changes, settings.clock(), settings.checkObserver()),
            catalog,
            settings.checkPolicy(),
            feed::hasReached);
    feed.add(kept);
    this.checks = new CheckService(kept, settings.clock(), settings.checkObserver());
    this.explanations = new ExplainService(changes, catalog);
    this.pastChecks = new PastCheckService(changes, catalogs);
    Secrets secrets = new Secrets(settings.random());
    this.people =
        AccountServices.of(
            changes,
            members,
            ids,
            secrets,
            new PasswordHasher(settings.passwordPolicy(), settings.random()),
            settings.attemptLimits(),
            new Departure(allocator),
            new Inviter(ids, settings.invitationLifetime()));
    this.domains =
        new DomainService(changes, secrets, settings.txtRecords(), settings.domainPolicy());
    this.classGroups =
        new ClassGroupService(
            changes,
            ids,
            new ClassCodes(settings.random()),
            new ClassSeats(allocator, catalog),
            settings.joinLimits());
    this.purchaseOrders = new OrderService(changes, ids, catalog);
    this.claims = new ClaimService(changes, members, ids, settings.claimLimits(), allocator);
    KeyIssuer issuer = new KeyIssuer(ids, mint);
    this.subscriptions =
        new SubscriptionService(changes, catalog, mint, keyReader, issuer, allocator);
    this.seats = new SeatService(changes, ids, members, allocator, catalog);
    RosterService lists = new RosterService(changes, ids, catalog, members, allocator);
    this.rosters = lists;
    this.pushes = lists.pushes(secrets);
    this.activations =
        new ActivationService(changes, allocator, keyReader, settings.activationPolicy());
    this.leases =
        new LeaseService(
            changes,
            activations,
            ids,
            compiler,
            settings.keys().signing(),
            settings.issuer(),
            settings.leaseLifetime(),
            settings.longestLease());
    this.history = new HistoryService(changes);
    MailJobs mailJobs = new MailJobs(storage, changes, secrets, settings.mailer());
    Links links = Links.on(settings.portal());
    LetterWriter writer =
        LetterWriter.in(settings.language(), settings.words(), settings.portalName());
    Letters letters = new Letters(mailJobs, writer, links);
    OrderLetters orderLetters =
        new OrderLetters(
            mailJobs, writer, links, new LinkSecrets(settings.keys().macKeys()), catalog);
    InvitationLetters invitationLetters =
        new InvitationLetters(mailJobs, writer, links, changes::now);
    AddressLetters addressLetters = new AddressLetters(mailJobs, writer, links);
    NoticeJobs notices = new NoticeJobs(changes);
    NoticeMail noticeMail =
        new NoticeMail(changes, mailJobs, writer, links, catalog, mint, SurplusFinder::excess);
    this.jobs =
        new JobRunner(
            storage,
            changes,
            ids,
            wakes,
            Map.ofEntries(
                on(JobKinds.FULFIL_CLAIM, new Fulfilment(changes, ids, catalog, issuer, allocator)),
                on(
                    JobKinds.TRANSFER_CLAIM,
                    new Arrival(changes, ids, catalog, issuer, allocator)::receive),
                on(JobKinds.CLAIM_OVERDUE, new OverdueClaims(changes)::look),
                on(JobKinds.CLAIM_OVERDUE_MAIL, new OverdueMail(mailJobs, writer, catalog)::send),
                on(JobKinds.SETTLE_SEATS, new Settlement(changes, allocator)::settle),
                on(JobKinds.SYNC_ROSTER, lists.jobs(settings.rosterSources())::sync),
                on(JobKinds.END_ROSTER, lists.disconnection()::goOn),
                on(JobKinds.ROSTER_RELEASE, new DueReleases(changes, allocator)::release),
                on(JobKinds.FORGET_PERSON, new ForgottenPerson(changes, allocator)::forget),
                on(JobKinds.FORGET_AGAIN, new LateTraces(changes, ids)::forget),
                on(JobKinds.FORGET_DEVICES, new ForgottenDevices(changes)::forget),
                on(JobKinds.ORDER_MAIL, orderLetters::send),
                on(JobKinds.SIGN_UP, new SignUp(changes, members, ids)::begin),
                on(JobKinds.WELCOME_MAIL, letters::welcome),
                on(JobKinds.RESET_MAIL, letters::reset),
                on(JobKinds.OLD_ADDRESS_MAIL, addressLetters::toOld),
                on(JobKinds.NEW_ADDRESS_MAIL, addressLetters::toNew),
                on(JobKinds.INVITATION_MAIL, invitationLetters::send),
                on(JobKinds.NOTICES_DUE, notices::due),
                on(JobKinds.NOTICE, notices::tell),
                on(JobKinds.NOTICE_MAIL, noticeMail::send)),
            List.of(new OldRuns()));
  }

  private static Map.Entry<String, JobHandler> on(String kind, JobHandler handler) {
    return Map.entry(kind, handler);
  }

  /**
   * Begins the making of an engine.
   *
   * @param storage where everything is kept; stays the caller's to close
   * @param keys the server's secrets
   * @param mailer sends its emails
   * @return a builder whose other settings have defaults
   */
  public static EngineBuilder builder(Storage storage, ServerKeys keys, Mailer mailer) {
    return new EngineBuilder(storage, keys, mailer);
  }

  @Override
  public Decision check(AccountId account, FeatureId feature) {
    return checks.check(account, feature);
  }

  @Override
  public Decision check(AccountId account, FeatureId feature, Consistency consistency) {
    return checks.check(account, feature, consistency);
  }

  @Override
  public Map<AccountId, Decision> check(Collection<AccountId> accounts, FeatureId feature) {
    return checks.check(accounts, feature);
  }

  @Override
  public Decision check(DeviceId device, FeatureId feature) {
    return checks.check(device, feature);
  }

  @Override
  public Map<FeatureId, Decision> checkAll(AccountId account) {
    return checks.of(account).checkAll();
  }

  @Override
  public AccountEntitlements of(AccountId account) {
    return checks.of(account);
  }

  @Override
  public AccountEntitlements of(AccountId account, Consistency consistency) {
    return checks.of(account, consistency);
  }

  @Override
  public Explanation explain(AccountId account, FeatureId feature) {
    return explanations.explain(account, feature);
  }

  @Override
  public Explanation explain(EmailAddress person, FeatureId feature, OrganizationId organization) {
    return explanations.explain(person, feature, organization);
  }

  @Override
  public Explanation explain(DeviceId device, FeatureId feature) {
    return explanations.explain(device, feature);
  }

  @Override
  public PastChecks asOf(Instant validAt, Instant knownAt) {
    return pastChecks.asOf(validAt, knownAt);
  }

  @Override
  public Catalogs catalogs() {
    return catalogs;
  }

  @Override
  public Accounts accounts() {
    return people.accounts();
  }

  @Override
  public SignIns signIns() {
    return people.signIns();
  }

  @Override
  public Passwords passwords() {
    return people.passwords();
  }

  @Override
  public EmailChanges emailChanges() {
    return people.emailChanges();
  }

  @Override
  public Organizations organizations() {
    return people.organizations();
  }

  @Override
  public Domains domains() {
    return domains;
  }

  @Override
  public Memberships memberships() {
    return people.memberships();
  }

  @Override
  public Invitations invitations() {
    return people.invitations();
  }

  @Override
  public ClassGroups classGroups() {
    return classGroups;
  }

  @Override
  public PurchaseOrders purchaseOrders() {
    return purchaseOrders;
  }

  @Override
  public Claims claims() {
    return claims;
  }

  @Override
  public Subscriptions subscriptions() {
    return subscriptions;
  }

  @Override
  public Seats seats() {
    return seats;
  }

  @Override
  public Rosters rosters() {
    return rosters;
  }

  @Override
  public Pushes pushes() {
    return pushes;
  }

  @Override
  public Activations activations() {
    return activations;
  }

  @Override
  public Leases leases() {
    return leases;
  }

  @Override
  public History history() {
    return history;
  }

  @Override
  public Jobs jobs() {
    return jobs;
  }

  /**
   * How much is kept at hand for checks, for an application's gauges. Asks nobody.
   *
   * @return how much it is now
   */
  public KeptChecks keptChecks() {
    return new KeptChecks(kept.people(), kept.computers());
  }

  /** Where this node learns of changes. */
  Feed feed() {
    return feed;
  }
}
