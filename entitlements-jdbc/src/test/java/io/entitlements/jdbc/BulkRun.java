package io.entitlements.jdbc;

import io.entitlements.Entitlements;
import io.entitlements.account.LinkProof;
import io.entitlements.account.Organization;
import io.entitlements.account.ServiceRegion;
import io.entitlements.claim.ClaimDraft;
import io.entitlements.core.EntitlementEngine;
import io.entitlements.core.KeyFiles;
import io.entitlements.key.SubscriptionOverview;
import io.entitlements.seat.SeatChange;
import io.entitlements.seat.SeatPlan;
import io.entitlements.seat.SeatPlan.Mode;
import io.entitlements.seat.SeatPlan.WhenFull;
import io.entitlements.seat.SeatReport;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A process of a size of its own that plans, applies and undoes a bulk change, best effort and
 * atomic, and says how long each took. Run by {@link BulkMemoryTest}, or by hand.
 */
final class BulkRun {

  private static final Pattern LINK = Pattern.compile("/(?:confirm|claim)/(\\S+)");

  private static final String CATALOG =
      """
      {"format": "catalog/1", "version": 1, "products": [
        {"id": "suite", "name": "suite", "keyPrefix": "NB", "edition": "education",
         "trialDays": 45, "graceDays": 14, "degradedLevel": "read-only",
         "overCapacity": {"keep": "recently-used", "graceDays": 14},
         "features": [{"id": "online", "name": "Online", "unlockedBy": ["email"]}]}]}
      """;

  private static final String ORDER =
      """
      {"format": "purchase-orders/1"}
      {"number": "PO-1", "buyerEmail": "buyer@vendor.example", \
      "displays": [{"serial": "SER1", "model": "display"}], \
      "bundles": [{"product": "suite", "seats": %d, "term": {"months": 12}}]}
      """;

  private static final Pattern CODE = Pattern.compile("(?m)^ +([0-9A-Z]{4}-[0-9A-Z]{4})$");

  private final AtomicReference<String> secret = new AtomicReference<>("");
  private final AtomicReference<String> code = new AtomicReference<>("");
  private final Entitlements engine;

  private BulkRun(DataSource dataSource, Path keys) {
    this.engine =
        EntitlementEngine.builder(
                JdbcStorage.create(dataSource),
                KeyFiles.openUnencrypted(keys, new SecureRandom()),
                mail -> {
                  Matcher link = LINK.matcher(mail.text());
                  if (link.find()) {
                    secret.set(link.group(1));
                  }
                  Matcher typed = CODE.matcher(mail.text());
                  if (typed.find()) {
                    code.set(typed.group(1));
                  }
                })
            .issuer("https://portal.example")
            .build();
  }

  /**
   * The arguments: the URL of a migrated PostgreSQL database, or {@code embedded}; a folder for
   * keys; how many rows.
   */
  public static void main(String[] arguments) {
    DataSource dataSource;
    if (arguments[0].equals("embedded")) {
      dataSource = PostgresServer.NEWEST.migrated().pool();
    } else {
      PGSimpleDataSource server = new PGSimpleDataSource();
      server.setURL(arguments[0]);
      dataSource = server;
    }
    new BulkRun(dataSource, Path.of(arguments[1])).run(Integer.parseInt(arguments[2]));
    System.out.println("done");
    System.exit(0);
  }

  private void run(int rows) {
    engine.catalogs().importJson("catalog.json", file(CATALOG)).orElseThrow();
    engine.accounts().signUp(EmailAddress.of("admin@school.example"));
    doJobs();
    AccountId admin =
        engine
            .accounts()
            .confirm(new LinkProof.WithCode(secret.get(), code.get()), "Admin")
            .orElseThrow();
    OrganizationId organization =
        engine
            .organizations()
            .add(
                admin,
                new Organization.Details("School", "", ZoneOffset.UTC, ServiceRegion.EUROPE),
                IdempotencyKey.of("add"))
            .orElseThrow()
            .id();
    engine.purchaseOrders().importFile("orders", file(ORDER.formatted(2 * rows)), order -> {});
    doJobs();
    engine
        .claims()
        .submit(
            ClaimDraft.byLink(secret.get(), organization),
            admin,
            Optional.empty(),
            IdempotencyKey.of("claim"));
    doJobs();
    SubscriptionOverview overview =
        engine.subscriptions().overview(admin, Optional.empty(), 1).items().get(0);
    for (Mode mode : Mode.values()) {
      List<SeatChange> changes = engine.seats().readList(list(mode, rows)).orElseThrow().changes();
      Instant start = Instant.now();
      SeatPlan plan =
          engine
              .seats()
              .plan(
                  admin,
                  organization,
                  overview.subscription().id(),
                  changes,
                  new SeatPlan.Options(mode, WhenFull.REFUSE))
              .orElseThrow();
      start = say(mode + " plan", start);
      SeatReport report =
          engine.seats().apply(admin, plan, IdempotencyKey.of(mode.name())).orElseThrow();
      start = say(mode + " apply", start);
      SeatReport undo =
          engine
              .seats()
              .undo(
                  admin,
                  organization,
                  overview.subscription().id(),
                  report.run(),
                  IdempotencyKey.of("undo" + mode))
              .orElseThrow();
      say(mode + " undo", start);
      if (report.rows().size() != rows || !undo.refused().isEmpty()) {
        throw new IllegalStateException("not everything was done");
      }
    }
  }

  private static ByteArrayInputStream list(Mode mode, int rows) {
    StringBuilder list = new StringBuilder("Name;E-Mail\r\n");
    for (int i = 0; i < rows; i++) {
      list.append("Teacher;").append(mode).append('.').append(i).append("@School.example\r\n");
    }
    return file(list.toString());
  }

  private void doJobs() {
    while (!engine.jobs().runDue(10).isEmpty()) {
      // Jobs can ask for further jobs.
    }
  }

  private static ByteArrayInputStream file(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Instant say(String what, Instant start) {
    Instant now = Instant.now();
    long peak = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP) {
        peak += pool.getPeakUsage().getUsed();
      }
    }
    System.out.printf(
        "%s: %d ms, peak heap at most %d MB%n",
        what, Duration.between(start, now).toMillis(), peak >> 20);
    return now;
  }
}
