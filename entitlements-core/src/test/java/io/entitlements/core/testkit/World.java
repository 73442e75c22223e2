package io.entitlements.core.testkit;

import io.entitlements.account.DomainPolicy;
import io.entitlements.account.HashingCost;
import io.entitlements.account.LinkProof;
import io.entitlements.account.Organization;
import io.entitlements.account.PasswordPolicy;
import io.entitlements.account.ServiceRegion;
import io.entitlements.activation.Activation;
import io.entitlements.activation.ActivationPolicy;
import io.entitlements.check.CheckPolicy;
import io.entitlements.claim.ClaimDraft;
import io.entitlements.claim.ImportedOrder;
import io.entitlements.core.EngineBuilder;
import io.entitlements.core.EntitlementEngine;
import io.entitlements.core.FollowedByHand;
import io.entitlements.core.KeyFiles;
import io.entitlements.core.KeyRing;
import io.entitlements.core.ServerKeys;
import io.entitlements.core.lease.LeaseVerifier;
import io.entitlements.core.lease.LeaseVerifierBuilder;
import io.entitlements.event.EntitlementEvent;
import io.entitlements.event.RecordedEvent;
import io.entitlements.lease.Lease;
import io.entitlements.lease.LeaseRequest;
import io.entitlements.roster.RosterSources;
import io.entitlements.spi.Mail;
import io.entitlements.spi.Storage;
import io.entitlements.spi.TxtRecords;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Revision;
import io.entitlements.type.Scope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** An engine over a store, with a clock that stands still until it is moved, and a mailbox. */
final class World extends Clock {

  static final String ISSUER = "https://portal.example";
  static final String PROGRAM = "notebook";

  /** As many hashings as a test wants, at once and at no cost. */
  static final PasswordPolicy PASSWORDS = PasswordPolicy.DEFAULT.at(HashingCost.INSECURE_FOR_TESTS);

  private final Storage storage;
  private final EntitlementEngine engine;
  private final Path keys;
  private final List<Mail> mailbox = new CopyOnWriteArrayList<>();
  private final List<Mail> refusedMails = new CopyOnWriteArrayList<>();
  private volatile Instant now = Given.NOW;
  private volatile boolean mailServerIsDown;
  private volatile RosterSources lists = RosterSources.NONE;
  private volatile TxtRecords dns = name -> List.of();
  private volatile Optional<FollowedByHand> follower = Optional.empty();

  World(Storage storage, Path keys) {
    this.storage = storage;
    this.keys = keys;
    this.engine = node(KeyFiles.openUnencrypted(keys, new SecureRandom()), PASSWORDS);
    engine.catalogs().importJson("catalog.json", file(Given.CATALOG)).orElseThrow();
  }

  /** Keeps snapshots from now on, and hears of every change before the engine is asked. */
  World followed() {
    follower = Optional.of(new FollowedByHand(engine));
    return this;
  }

  /** Hears of no more changes, but for its own. */
  void stopFollowing() {
    follower = Optional.empty();
  }

  private EntitlementEngine watched(EntitlementEngine other) {
    follower.ifPresent(of -> of.watch(other));
    return other;
  }

  /** One more engine over the same store, with the same keys, clock and mailbox. */
  EntitlementEngine anotherNode() {
    return node(KeyFiles.openUnencrypted(keys, new SecureRandom()));
  }

  /** The same with other signing keys. */
  EntitlementEngine nodeSignedBy(KeyRing ring) {
    return node(KeyFiles.openUnencrypted(keys, new SecureRandom()).signingBy(ring));
  }

  /** The same with another policy for passwords. */
  EntitlementEngine nodeWith(PasswordPolicy passwords) {
    return watched(node(KeyFiles.openUnencrypted(keys, new SecureRandom()), passwords));
  }

  private EntitlementEngine node(ServerKeys secrets) {
    return watched(node(secrets, PASSWORDS));
  }

  private EntitlementEngine node(ServerKeys secrets, PasswordPolicy passwords) {
    return EntitlementEngine.builder(storage, secrets, this::deliver)
        .clock(this)
        .issuer(ISSUER)
        .passwordPolicy(passwords)
        .txtRecords(name -> dns.of(name))
        .rosterSources(connection -> lists.of(connection))
        .build();
  }

  /** One more engine over the same store, whose clock differs. */
  EntitlementEngine nodeAhead(Duration ahead) {
    return watched(
        EntitlementEngine.builder(
                storage, KeyFiles.openUnencrypted(keys, new SecureRandom()), this::deliver)
            .clock(Clock.offset(this, ahead))
            .issuer(ISSUER)
            .build());
  }

  /** One more engine, whose vendor wants something else of domains. */
  EntitlementEngine nodeWith(DomainPolicy policy, Optional<TxtRecords> records) {
    EngineBuilder builder =
        EntitlementEngine.builder(
                storage, KeyFiles.openUnencrypted(keys, new SecureRandom()), this::deliver)
            .clock(this)
            .domainPolicy(policy);
    records.ifPresent(builder::txtRecords);
    return watched(builder.build());
  }

  /** One more engine, whose vendor wants something else of checks. */
  EntitlementEngine nodeWith(CheckPolicy policy) {
    return EntitlementEngine.builder(
            storage, KeyFiles.openUnencrypted(keys, new SecureRandom()), this::deliver)
        .clock(this)
        .issuer(ISSUER)
        .checkPolicy(policy)
        .build();
  }

  /** One more engine, whose vendor wants something else of devices. */
  EntitlementEngine withPolicy(ActivationPolicy policy) {
    return watched(
        EntitlementEngine.builder(
                storage, KeyFiles.openUnencrypted(keys, new SecureRandom()), this::deliver)
            .clock(this)
            .issuer(ISSUER)
            .activationPolicy(policy)
            .build());
  }

  private void deliver(Mail mail) throws IOException {
    if (mailServerIsDown) {
      refusedMails.add(mail);
      throw new IOException("the mail server is down");
    }
    mailbox.add(mail);
  }

  /** The lease that the program of the whole catalog asks for. */
  Optional<Lease> issue(Activation activation) {
    return engine.leases().issue(request(activation));
  }

  /** What that program asks for. */
  static LeaseRequest request(Activation activation) {
    return new LeaseRequest(activation, PROGRAM, Given.PRODUCTS);
  }

  /** The verifier of that program. */
  LeaseVerifier verifierOf(String issuer) {
    return verifierOf(issuer, engine.leases().jwkSet().text());
  }

  /** The same with other keys pinned. */
  LeaseVerifier verifierOf(String issuer, String jwkSet) {
    LeaseVerifierBuilder builder = LeaseVerifier.builder(issuer, jwkSet).audience(PROGRAM);
    Given.PRODUCTS.forEach(builder::product);
    return builder.build();
  }

  EntitlementEngine engine() {
    follower.ifPresent(FollowedByHand::followIfThereIsNews);
    return engine;
  }

  Storage storage() {
    return storage;
  }

  List<Mail> mailbox() {
    return mailbox;
  }

  /** What the mail server did not take while it was down. */
  List<Mail> refusedMails() {
    return refusedMails;
  }

  /** What the DNS says from now on; nothing at first. */
  void dns(TxtRecords records) {
    dns = records;
  }

  /** What lists are read by the calendar from now on; none at first. */
  void lists(RosterSources sources) {
    lists = sources;
  }

  void mailServerIsDown(boolean down) {
    mailServerIsDown = down;
  }

  void moveTo(Instant instant) {
    now = instant;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  void doJobs() {
    while (!engine.jobs().runDue(10).isEmpty()) {
      // Jobs can ask for further jobs.
    }
  }

  /** What happened in a history, up to a thousand events. */
  List<EntitlementEvent> events(Scope scope) {
    return engine.history().after(new Revision(scope, 0), 1_000).stream()
        .map(RecordedEvent::event)
        .toList();
  }

  /** The secret in the newest link of a kind. */
  String newestSecret(String kind) {
    return Mails.secret(newestMail(kind), kind);
  }

  /** The newest link of a kind, and the code beside it. */
  LinkProof.WithCode newestProof(String kind) {
    return Mails.proof(newestMail(kind), kind);
  }

  private Mail newestMail(String kind) {
    return Mails.newest(mailbox, kind);
  }

  AccountId activeAccount(String email) {
    engine.accounts().signUp(EmailAddress.of(email));
    doJobs();
    return engine.accounts().confirm(newestProof("confirm"), "Some Body").orElseThrow();
  }

  OrganizationId organization(AccountId by, String name) {
    Organization.Details details =
        new Organization.Details(name, "Riverside", Given.ZONE, ServiceRegion.EUROPE);
    return engine
        .organizations()
        .add(by, details, IdempotencyKey.of("add-" + name.replace(' ', '-')))
        .orElseThrow()
        .id();
  }

  InputStream file(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Imports a file of orders, and gives what became of each. */
  List<ImportedOrder> imported(String orders) {
    List<ImportedOrder> imported = new ArrayList<>();
    engine.purchaseOrders().importFile("orders", file(orders), imported::add);
    return imported;
  }

  /** Imports an order and gives the secret of its claim's URL. */
  String importedOrder(String number, String product, int seats) {
    imported(Given.order(number, product, seats));
    doJobs();
    return newestSecret("claim");
  }

  /** A district with an administrator and one subscription, fulfilled. */
  District district(String product, int seats) {
    return district(activeAccount("admin@school.example"), "A School", product, seats);
  }

  /** One more district of an administrator. */
  District district(AccountId administrator, String name, String product, int seats) {
    OrganizationId organization = organization(administrator, name);
    String secret = importedOrder("PO-" + name.replace(' ', '-'), product, seats);
    engine
        .claims()
        .submit(
            ClaimDraft.byLink(secret, organization),
            administrator,
            Optional.empty(),
            IdempotencyKey.of("claim"))
        .orElseThrow();
    doJobs();
    return new District(this, administrator, organization);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
