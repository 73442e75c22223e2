package io.entitlements.core.client;

import io.entitlements.Entitlements;
import io.entitlements.account.LinkProof;
import io.entitlements.account.Organization;
import io.entitlements.account.ServiceRegion;
import io.entitlements.activation.Activation;
import io.entitlements.activation.ActivationPolicy;
import io.entitlements.catalog.AccessLevel;
import io.entitlements.catalog.FeatureId;
import io.entitlements.catalog.ProductId;
import io.entitlements.claim.ClaimDraft;
import io.entitlements.core.EntitlementEngine;
import io.entitlements.core.KeyFiles;
import io.entitlements.core.KeyRing;
import io.entitlements.core.ServerKeys;
import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.key.SubscriptionChange;
import io.entitlements.key.SubscriptionOverview;
import io.entitlements.lease.JwkSet;
import io.entitlements.lease.Lease;
import io.entitlements.lease.LeaseRequest;
import io.entitlements.spi.Mail;
import io.entitlements.spi.Storage;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import java.io.ByteArrayInputStream;
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
import java.util.Set;

/** A portal over a store in memory, which has sold a school one key, and the computers there. */
final class Vendor extends Clock {

  static final FeatureId INK = FeatureId.of("suite/ink");
  static final String EMAIL = "ada@school.example";

  private static final String ISSUER = "https://portal.example";

  private static final String CATALOG =
      """
      {"format": "catalog/1", "version": 1, "products": [
        {"id": "suite", "name": "suite", "keyPrefix": "NB", "edition": "education",
         "trialDays": 45, "graceDays": 14, "degradedLevel": "read-only",
         "overCapacity": {"keep": "recently-used", "graceDays": 14},
         "features": [{"id": "ink", "name": "Ink", "unlockedBy": ["email", "product-key"]}]}]}
      """;

  private static final String ORDER =
      """
      {"format": "purchase-orders/1"}
      {"number": "PO-1", "buyerEmail": "buyer@school.example", \
      "displays": [{"serial": "SERPO1", "model": "display"}], \
      "bundles": [{"product": "suite", "seats": %d, "term": {"months": 12}}]}
      """;

  private final Storage storage;
  private final ServerKeys keys;
  final Entitlements engine;
  final AccountId administrator;
  final OrganizationId organization;
  private final SecureRandom random = new SecureRandom();
  private final List<Mail> mailbox = new ArrayList<>();
  private Instant now = Instant.parse("2026-09-14T15:00:00Z");

  Vendor(Path keys, int seats, ActivationPolicy policy) {
    this(MemoryStorage.create(), keys, seats, policy);
  }

  Vendor(Storage storage, Path keys, int seats, ActivationPolicy policy) {
    this.storage = storage;
    this.keys = KeyFiles.openUnencrypted(keys, random);
    this.engine = engine(this.keys, policy);
    engine.catalogs().importJson("catalog.json", file(CATALOG)).orElseThrow();
    engine.purchaseOrders().importFile("orders", file(ORDER.formatted(seats)), order -> {});
    doJobs();
    String claim = newestSecret("claim");
    this.administrator = account("admin@school.example");
    this.organization =
        engine
            .organizations()
            .add(
                administrator,
                new Organization.Details(
                    "A School",
                    "Riverside",
                    ZoneId.of("America/Los_Angeles"),
                    ServiceRegion.EUROPE),
                IdempotencyKey.of("add"))
            .orElseThrow()
            .id();
    engine
        .claims()
        .submit(
            ClaimDraft.byLink(claim, organization),
            administrator,
            Optional.empty(),
            IdempotencyKey.of("claim"))
        .orElseThrow();
    doJobs();
  }

  private Entitlements engine(ServerKeys by, ActivationPolicy policy) {
    return EntitlementEngine.builder(storage, by, mailbox::add)
        .clock(this)
        .issuer(ISSUER)
        .activationPolicy(policy)
        .build();
  }

  /** The same portal after its keys were changed. */
  Entitlements signingBy(KeyRing ring) {
    return engine(keys.signingBy(ring), ActivationPolicy.DEFAULT);
  }

  AccountId account(String email) {
    engine.accounts().signUp(EmailAddress.of(email));
    doJobs();
    return engine.accounts().confirm(newestProof(), "Some Body").orElseThrow();
  }

  /** A person with a seat. */
  AccountId ada() {
    engine
        .seats()
        .assign(
            administrator,
            organization,
            overview().subscription().id(),
            EmailAddress.of(EMAIL),
            IdempotencyKey.of("ada"))
        .orElseThrow();
    return account(EMAIL);
  }

  private LinkProof newestProof() {
    String secret = newestSecret("confirm");
    String text =
        mailbox.stream()
            .map(Mail::text)
            .filter(written -> written.contains(secret))
            .findAny()
            .orElseThrow();
    int dash = text.indexOf('-', text.indexOf("type this code"));
    return new LinkProof.WithCode(secret, text.substring(dash - 4, dash + 5));
  }

  private String newestSecret(String kind) {
    for (int i = mailbox.size() - 1; i >= 0; i--) {
      String text = mailbox.get(i).text();
      int at = text.indexOf("/" + kind + "/");
      if (at >= 0) {
        return text.substring(at + kind.length() + 2).split("\\s", 2)[0];
      }
    }
    throw new AssertionError("no mail with a link to " + kind);
  }

  private void doJobs() {
    while (!engine.jobs().runDue(10).isEmpty()) {
      // Jobs can ask for further jobs.
    }
  }

  private static InputStream file(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  SubscriptionOverview overview() {
    return engine.subscriptions().overview(administrator).items().get(0);
  }

  int seatsInUse() {
    return overview().assigned();
  }

  String key() {
    return overview().keys().get(0).text().value();
  }

  /** The same key, signed. */
  String signedKey() {
    return engine
        .subscriptions()
        .signed(administrator, organization, overview().keys().get(0).key().id())
        .orElseThrow()
        .text();
  }

  /** What the portal answers to a request that came by file or on the phone. */
  Lease answer(Activation activation) {
    return engine
        .leases()
        .issue(LeaseRequest.of(activation, "notebook", new ProductId("suite")))
        .orElseThrow();
  }

  void giveTheKeyANewText() {
    SubscriptionOverview row = overview();
    engine
        .subscriptions()
        .change(
            new Actor.Task("billing"),
            row.organization().id(),
            row.subscription().id(),
            new SubscriptionChange.Reissue(row.keys().get(0).key().id()),
            IdempotencyKey.of("reissue"))
        .orElseThrow();
  }

  /** A program without a trial. */
  EntitlementClient open(Path folder) {
    return open(folder, engine.leases().jwkSet());
  }

  /** The same with other public keys in it. */
  EntitlementClient open(Path folder, JwkSet pinned) {
    return EntitlementClient.builder(ISSUER, pinned.text())
        .audience("notebook")
        .product(new ProductId("suite"))
        .trial(Set.of(INK), 0, AccessLevel.BASIC)
        .folder(folder)
        .open(this, () -> random);
  }

  void pass(Duration time) {
    now = now.plus(time);
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
