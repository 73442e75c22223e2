package io.entitlements.jdbc;

import io.entitlements.Entitlements;
import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.account.Membership;
import io.entitlements.account.Organization;
import io.entitlements.account.Role;
import io.entitlements.account.ServiceRegion;
import io.entitlements.catalog.ProductId;
import io.entitlements.claim.PurchaseOrder;
import io.entitlements.claim.PurchaseOrder.Bundle;
import io.entitlements.claim.PurchaseOrder.BundleTerm.Months;
import io.entitlements.claim.PurchaseOrder.Display;
import io.entitlements.core.EntitlementEngine;
import io.entitlements.core.KeyFiles;
import io.entitlements.spi.Storage;
import io.entitlements.spi.StoredOrder;
import io.entitlements.spi.Token;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Claims on a database of which is written down what it is asked. */
abstract class RecordedClaims {

  private static final String CATALOG =
      """
      {"format": "catalog/1", "version": 1, "products": [
        {"id": "suite", "name": "suite", "keyPrefix": "NB", "edition": "education",
         "trialDays": 45, "graceDays": 14, "degradedLevel": "read-only",
         "overCapacity": {"keep": "oldest", "graceDays": 14},
         "features": [{"id": "notebook", "name": "Notebook", "unlockedBy": ["email"]}]}]}
      """;

  private final TestDatabase database;
  private final RecordingDataSource recording;

  // JUnit sets both before each test.
  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path keys;

  @SuppressWarnings("NullAway.Init")
  private Storage storage;

  @SuppressWarnings("NullAway.Init")
  private Entitlements engine;

  RecordedClaims(TestServer server) {
    database = server.migrated();
    recording = new RecordingDataSource(database.pool());
  }

  @BeforeEach
  final void open() {
    storage = JdbcStorage.create(recording.dataSource());
    engine =
        EntitlementEngine.builder(
                storage, KeyFiles.openUnencrypted(keys, new SecureRandom()), mail -> {})
            .build();
    engine
        .catalogs()
        .importJson(
            "catalog.json", new ByteArrayInputStream(CATALOG.getBytes(StandardCharsets.UTF_8)))
        .orElseThrow();
  }

  @AfterEach
  final void deleteDatabase() {
    database.close();
  }

  final Entitlements engine() {
    return engine;
  }

  final Storage storage() {
    return storage;
  }

  /** Tells the database itself; this is not written down. */
  final void execute(String sql) {
    database.execute(sql);
  }

  /** Asks the database itself; this is not written down. */
  final List<String> query(String sql) {
    return database.query(sql);
  }

  final boolean isA(String product) {
    return database.url().startsWith("jdbc:" + product);
  }

  /** What was asked since this was last called, each on one line. */
  final List<String> statements() {
    List<String> statements =
        recording.statements().stream().map(it -> it.replaceAll("\\s+", " ")).toList();
    recording.clear();
    return statements;
  }

  /** A school of one administrator, told by a number. */
  record School(OrganizationId id, AccountId administrator) {}

  final School school(int number) {
    AccountId administrator = new AccountId(new UUID(0x7000L, number));
    OrganizationId organization = new OrganizationId(new UUID(0x8000L, number));
    return storage.write(store -> school(store, organization, administrator));
  }

  private static School school(
      UnitOfWork store, OrganizationId organization, AccountId administrator) {
    String name = "a" + administrator.value().getLeastSignificantBits();
    store
        .accounts()
        .insert(
            new Account(
                administrator,
                EmailAddress.of(name + "@school.example"),
                name,
                AccountStatus.ACTIVE,
                Optional.empty()));
    store
        .organizations()
        .insert(
            new Organization(
                organization,
                new Organization.Details("School", "", ZoneOffset.UTC, ServiceRegion.EUROPE),
                Optional.of(administrator)));
    store
        .memberships()
        .insert(new Membership(organization, administrator, Set.of(Role.ADMINISTRATOR)));
    return new School(organization, administrator);
  }

  /**
   * An order whose displays have the prefix and five digits; the prefix is its link's secret, too.
   */
  final void sell(String prefix, int displays, int bundles) {
    sell(prefix, displays, bundles, 5);
  }

  /** The same with so many seats in each bundle. */
  final void sell(String prefix, int displays, int bundles, int seats) {
    PurchaseOrder order =
        new PurchaseOrder(
            new OrderNumber(prefix),
            1,
            EmailAddress.of("buyer@school.example"),
            IntStream.range(0, displays)
                .mapToObj(i -> new Display(SerialNumber.of(prefix + "%05d".formatted(i)), "Board"))
                .toList(),
            IntStream.range(0, bundles)
                .mapToObj(i -> new Bundle(new ProductId("suite"), seats, new Months(12)))
                .toList());
    OrderId id = new OrderId(UUID.nameUUIDFromBytes(prefix.getBytes(StandardCharsets.UTF_8)));
    Token link = Token.of(Token.Kind.CLAIM, hash(prefix), id, id.value(), Optional.empty());
    storage.write(
        store ->
            store.orders().insertAll(List.of(StoredOrder.unclaimed(id, order))).isEmpty()
                && store.tokens().insert(link));
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
