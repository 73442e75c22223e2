package io.entitlements.core;

import io.entitlements.account.LinkProof;
import io.entitlements.account.Organization;
import io.entitlements.account.ServiceRegion;
import io.entitlements.catalog.FeatureId;
import io.entitlements.check.CheckObserver;
import io.entitlements.check.CheckPolicy;
import io.entitlements.claim.ClaimDraft;
import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.error.StorageException;
import io.entitlements.key.SubscriptionChange;
import io.entitlements.key.SubscriptionOverview;
import io.entitlements.seat.SeatHolder;
import io.entitlements.spi.Storage;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
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
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A school with a subscription for twelve months, and a teacher with a seat, over a store that can
 * be cut off and takes its time. Its clock stands still until it is moved.
 */
public final class CheckedSchool extends Clock {

  /** What the teacher may use. */
  public static final FeatureId NOTEBOOK = FeatureId.of("suite/notebook");

  private static final String CATALOG =
      """
      {"format": "catalog/1", "version": 1, "products": [
        {"id": "suite", "name": "suite", "keyPrefix": "NB", "edition": "education",
         "trialDays": 45, "graceDays": 14, "degradedLevel": "read-only",
         "overCapacity": {"keep": "recently-used", "graceDays": 14},
         "features": [
           {"id": "notebook", "name": "Notebook", "unlockedBy": ["email", "product-key"]}]}]}
      """;

  private static final String ORDER =
      """
      {"format": "purchase-orders/1"}
      {"number": "PO-1", "buyerEmail": "buyer@school.example", \
      "displays": [{"serial": "SER1", "model": "display"}], \
      "bundles": [{"product": "suite", "seats": 5, "term": {"months": 12}}]}
      """;

  private final CuttableStorage storage = new CuttableStorage();
  private final EntitlementEngine engine;
  private final AccountId administrator;
  private final OrganizationId organization;
  private final AccountId teacher;
  private Instant now = Instant.parse("2026-09-14T15:00:00Z");
  private String letter = "";

  /** Opens the school, whose checks somebody observes. */
  public CheckedSchool(Path keys, CheckObserver observer) {
    this(keys, observer, CheckPolicy.DEFAULT);
  }

  /** The same by a policy. */
  public CheckedSchool(Path keys, CheckObserver observer, CheckPolicy policy) {
    this.engine =
        EntitlementEngine.builder(
                storage,
                KeyFiles.openUnencrypted(keys, new SecureRandom()),
                mail -> letter = mail.text())
            .clock(this)
            .checkObserver(observer)
            .checkPolicy(policy)
            .build();
    engine.catalogs().importJson("catalog.json", file(CATALOG)).orElseThrow();
    engine.accounts().signUp(EmailAddress.of("admin@school.example"));
    doJobs();
    LinkProof proof =
        new LinkProof.WithCode(
            found("/confirm/(\\S+)"), found("(?m)^ +([0-9A-Z]{4}-[0-9A-Z]{4})$"));
    this.administrator = engine.accounts().confirm(proof, "Some Body").orElseThrow();
    Organization.Details details =
        new Organization.Details("A School", "Riverside", ZoneOffset.UTC, ServiceRegion.EUROPE);
    this.organization =
        engine
            .organizations()
            .add(administrator, details, IdempotencyKey.of("school"))
            .orElseThrow()
            .id();
    engine.purchaseOrders().importFile("orders", file(ORDER), order -> {});
    doJobs();
    engine
        .claims()
        .submit(
            ClaimDraft.byLink(found("/claim/(\\S+)"), organization),
            administrator,
            Optional.empty(),
            IdempotencyKey.of("claim"))
        .orElseThrow();
    doJobs();
    this.teacher = seated("ada@school.example");
  }

  private AccountId seated(String email) {
    SeatHolder holder =
        engine
            .seats()
            .assign(
                administrator,
                organization,
                subscription(),
                EmailAddress.of(email),
                IdempotencyKey.of(email))
            .orElseThrow()
            .holder();
    return ((SeatHolder.Person) holder).account();
  }

  private String found(String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(letter);
    if (!matcher.find()) {
      throw new AssertionError("no " + pattern + " in " + letter);
    }
    return matcher.group(1);
  }

  private void doJobs() {
    while (!engine.jobs().runDue(10).isEmpty()) {
      // Jobs can ask for further jobs.
    }
  }

  private static InputStream file(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What is asked. */
  public EntitlementEngine engine() {
    return engine;
  }

  /** Who has a seat. */
  public AccountId teacher() {
    return teacher;
  }

  /** Who has none. */
  public AccountId administrator() {
    return administrator;
  }

  /** What the school has. */
  public SubscriptionId subscription() {
    return overview().subscription().id();
  }

  /** The text of its product key. */
  public String productKey() {
    return overview().keys().get(0).text().value();
  }

  /** When its term ends. */
  public Instant termEnd() {
    return overview().keys().get(0).key().newest().term().endsAt();
  }

  private SubscriptionOverview overview() {
    return engine.subscriptions().overview(administrator).items().get(0);
  }

  /** The vendor suspends the subscription. */
  public void suspend() {
    engine
        .subscriptions()
        .change(
            new Actor.Task("billing"),
            organization,
            subscription(),
            new SubscriptionChange.Suspend(),
            IdempotencyKey.of("suspend"))
        .orElseThrow();
  }

  /** Hears of all that was changed until now, from when on answers are kept. */
  public void follow() {
    new FollowedByHand(engine).follow();
  }

  /** Lets each transaction fail, or none. */
  public void storeIsDown(boolean down) {
    storage.isDown = down;
  }

  /** Lets each reading transaction take this time by the clock. */
  public void storeTakes(Duration time) {
    storage.whileReading = () -> pass(time);
  }

  /** Moves the clock. */
  public void moveTo(Instant instant) {
    now = instant;
  }

  /** Moves the clock on. */
  public void pass(Duration time) {
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

  private static final class CuttableStorage implements Storage {

    private final Storage storage = MemoryStorage.create();
    private Runnable whileReading = () -> {};
    private boolean isDown;

    @Override
    public <T> T write(Function<UnitOfWork, T> work) {
      requireToBeUp();
      return storage.write(work);
    }

    @Override
    public <T> T read(Function<UnitOfWork, T> work) {
      requireToBeUp();
      whileReading.run();
      return storage.read(work);
    }

    private void requireToBeUp() {
      if (isDown) {
        throw new StorageException(
            StorageException.Outcome.NOT_DONE,
            "the store is down",
            new IllegalStateException("connection refused"));
      }
    }

    @Override
    public boolean isShared() {
      return storage.isShared();
    }

    @Override
    public void close() {
      storage.close();
    }
  }
}
