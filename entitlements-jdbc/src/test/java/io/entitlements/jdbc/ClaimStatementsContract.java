package io.entitlements.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.Entitlements;
import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.account.Membership;
import io.entitlements.account.Organization;
import io.entitlements.account.Role;
import io.entitlements.account.ServiceRegion;
import io.entitlements.catalog.ProductId;
import io.entitlements.claim.ClaimDraft;
import io.entitlements.claim.PurchaseOrder;
import io.entitlements.claim.PurchaseOrder.Bundle;
import io.entitlements.claim.PurchaseOrder.BundleTerm.Months;
import io.entitlements.claim.PurchaseOrder.Display;
import io.entitlements.core.EntitlementEngine;
import io.entitlements.core.KeyFiles;
import io.entitlements.spi.Storage;
import io.entitlements.spi.StoredOrder;
import io.entitlements.spi.Token;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SerialNumber;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a claim costs from end to end, statement by statement. */
abstract class ClaimStatementsContract {

  private static final AccountId ADA = new AccountId(new UUID(0x7000L, 1));
  private static final OrganizationId SCHOOL = new OrganizationId(new UUID(0x7000L, 2));
  private static final OrderId ORDER = new OrderId(new UUID(0x7000L, 3));

  private static final String CATALOG =
      """
      {"format": "catalog/1", "version": 1, "products": [
        {"id": "suite", "name": "suite", "keyPrefix": "NB", "edition": "education",
         "trialDays": 45, "graceDays": 14, "degradedLevel": "read-only",
         "overCapacity": {"keep": "oldest", "graceDays": 14},
         "features": [{"id": "notebook", "name": "Notebook", "unlockedBy": ["email"]}]}]}
      """;

  /** What is only a claim's: its proof, its order, itself. */
  private static final Pattern OF_CLAIMS =
      Pattern.compile("\\b(purchase_order|order_bundle|display|claim|claim_bundle)\\b");

  /**
   * What every change has: permission, the answer for a repeat, events and revisions, jobs; and
   * what the making of a subscription and a key has, whoever makes it.
   */
  private static final Pattern OF_EVERYBODY =
      Pattern.compile(
          "\\b(membership|organization|idempotency|event|job|revision|subscription|product_key"
              + "|allotment|seat|waiting|token|catalog_version|attempt)\\b");

  private static final List<String> KNOWN =
      List.of(
          "select o.id, o.number",
          "select order_id, min(",
          "update order_bundle set claim_organization_id",
          "insert into claim (",
          "insert into claim_bundle (",
          "select c.organization_id, c.id",
          "update claim set outcome");

  private final TestDatabase database;
  private final RecordingDataSource recording;

  // JUnit sets it before each test.
  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path keys;

  ClaimStatementsContract(TestServer server) {
    database = server.migrated();
    recording = new RecordingDataSource(database.pool());
  }

  @AfterEach
  final void deleteDatabase() {
    database.close();
  }

  @Test
  void claim_by_link_of_an_order_of_10000_displays_takes_six_statements_of_its_own() {
    Entitlements engine = engineWithOrder(10_000, 3);

    assertThat(claimed(engine, ClaimDraft.byLink("secret", SCHOOL)))
        .containsExactly(
            "select o.id, o.number", // the order of the link, locked, and what is free of it
            "update order_bundle set claim_organization_id", // marks the bundles
            "insert into claim (", // the claim
            "insert into claim_bundle (", // what was claimed, in one batch
            "select c.organization_id, c.id", // the claim, when it is fulfilled
            "update claim set outcome"); // marks it as fulfilled
  }

  @Test
  void claim_by_hand_finds_the_display_and_its_order_twice_once_to_count_a_wrong_one() {
    Entitlements engine = engineWithOrder(10_000, 3);

    assertThat(claimed(engine, ClaimDraft.byHand("D00007", 10_000, SCHOOL)))
        .containsExactly(
            "select order_id, min(",
            "select o.id, o.number",
            "select order_id, min(",
            "select o.id, o.number",
            "update order_bundle set claim_organization_id",
            "insert into claim (",
            "insert into claim_bundle (",
            "select c.organization_id, c.id",
            "update claim set outcome");
  }

  /** The beginnings of the statements that are a claim's own. */
  private List<String> claimed(Entitlements engine, ClaimDraft draft) {
    recording.clear();
    engine.claims().submit(draft, ADA, Optional.empty(), IdempotencyKey.of("claim")).orElseThrow();
    engine.jobs().runDue(1);
    List<String> statements =
        recording.statements().stream().map(it -> it.replaceAll("\\s+", " ")).toList();
    List<String> own = statements.stream().filter(ClaimStatementsContract::isOfClaim).toList();
    assertThat(statements)
        .filteredOn(it -> !isOfClaim(it))
        .allMatch(it -> OF_EVERYBODY.matcher(it).find() || it.equals("set write_delay 0"));
    return own.stream().map(ClaimStatementsContract::beginning).toList();
  }

  private static boolean isOfClaim(String statement) {
    return OF_CLAIMS.matcher(statement).find() && !statement.contains("revision");
  }

  /** As far as it is known here, or all of it. */
  private static String beginning(String statement) {
    return KNOWN.stream().filter(statement::startsWith).findFirst().orElse(statement);
  }

  private Entitlements engineWithOrder(int displays, int bundles) {
    Storage storage = JdbcStorage.create(recording.dataSource());
    PurchaseOrder order =
        new PurchaseOrder(
            new OrderNumber("PO-1"),
            1,
            EmailAddress.of("buyer@school.example"),
            IntStream.range(0, displays)
                .mapToObj(i -> new Display(SerialNumber.of("D%05d".formatted(i)), "Board"))
                .toList(),
            IntStream.range(0, bundles)
                .mapToObj(i -> new Bundle(new ProductId("suite"), 5, new Months(12)))
                .toList());
    storage.write(
        store -> {
          store
              .accounts()
              .insert(
                  new Account(
                      ADA,
                      EmailAddress.of("ada@school.example"),
                      "Ada",
                      AccountStatus.ACTIVE,
                      Optional.empty()));
          store
              .organizations()
              .insert(
                  new Organization(
                      SCHOOL,
                      new Organization.Details("School", "", ZoneOffset.UTC, ServiceRegion.EUROPE),
                      Optional.of(ADA)));
          store.memberships().insert(new Membership(SCHOOL, ADA, Set.of(Role.ADMINISTRATOR)));
          store.orders().insertAll(List.of(StoredOrder.unclaimed(ORDER, order)));
          return store
              .tokens()
              .insert(
                  Token.of(
                      Token.Kind.CLAIM, hash("secret"), ORDER, ORDER.value(), Optional.empty()));
        });
    Entitlements engine =
        EntitlementEngine.builder(
                storage, KeyFiles.openUnencrypted(keys, new SecureRandom()), mail -> {})
            .build();
    engine
        .catalogs()
        .importJson(
            "catalog.json", new ByteArrayInputStream(CATALOG.getBytes(StandardCharsets.UTF_8)))
        .orElseThrow();
    return engine;
  }

  private static String hash(String secret) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
