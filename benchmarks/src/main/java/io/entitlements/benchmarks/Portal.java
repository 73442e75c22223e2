package io.entitlements.benchmarks;

import io.entitlements.Entitlements;
import io.entitlements.account.LinkProof;
import io.entitlements.account.Organization;
import io.entitlements.account.Role;
import io.entitlements.account.ServiceRegion;
import io.entitlements.catalog.FeatureId;
import io.entitlements.claim.ClaimDraft;
import io.entitlements.core.EntitlementEngine;
import io.entitlements.core.KeyFiles;
import io.entitlements.core.ServerKeys;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterCheckpoint;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RosterReading;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.SyncPlan;
import io.entitlements.roster.SyncReport;
import io.entitlements.roster.SyncRow;
import io.entitlements.roster.Verdict;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.spi.Mail;
import io.entitlements.spi.Mailer;
import io.entitlements.spi.Storage;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * An engine over a store, by the clock of this computer, with an administrator who claims
 * subscriptions. Everything is set up through the facade, as an application does.
 */
public final class Portal {

  static final String ISSUER = "https://portal.example";
  static final FeatureId NOTEBOOK = FeatureId.of("suite/notebook");

  private static final String CATALOG =
      """
      {"format": "catalog/1", "version": 1, "products": [
        {"id": "suite", "name": "Suite", "keyPrefix": "NB", "edition": "education",
         "trialDays": 45, "graceDays": 14, "degradedLevel": "read-only",
         "overCapacity": {"keep": "recently-used", "graceDays": 14},
         "features": [
           {"id": "notebook", "name": "Notebook", "unlockedBy": ["email", "product-key"]},
           {"id": "online", "name": "Online", "unlockedBy": ["email"]}]}]}
      """;

  private static final Pattern LINK = Pattern.compile("/(?:confirm|claim)/(\\S+)");
  private static final Pattern CODE = Pattern.compile("(?m)^ +([0-9A-Z]{4}-[0-9A-Z]{4})$");

  private final Entitlements engine;
  private final AccountId administrator;
  private String newestMail = "";
  private int schools;

  Portal(Storage storage) {
    engine = engine(storage, this::deliver);
    engine.catalogs().importJson("catalog.json", stream(CATALOG)).orElseThrow();
    engine.accounts().signUp(EmailAddress.of("admin@district.example"));
    administrator = engine.accounts().confirm(mailedProof(), "Ada Min").orElseThrow();
  }

  /** An engine over a store, with keys of its own. */
  public static Entitlements engine(Storage storage, Mailer mailer) {
    return EntitlementEngine.builder(storage, newKeys(), mailer).issuer(ISSUER).build();
  }

  Entitlements engine() {
    return engine;
  }

  AccountId administrator() {
    return administrator;
  }

  /** A further organization with a subscription of one product key. */
  School school(int seats, int months) {
    schools++;
    Organization.Details details =
        new Organization.Details(
            "School " + schools, "Riverside", ZoneId.of("Europe/Berlin"), ServiceRegion.EUROPE);
    OrganizationId organization =
        engine
            .organizations()
            .add(administrator, details, IdempotencyKey.of("add-" + schools))
            .orElseThrow()
            .id();
    engine.purchaseOrders().importFile("orders", order(seats, months), order -> {});
    engine
        .claims()
        .submit(
            ClaimDraft.byLink(mailedSecret(), organization),
            administrator,
            Optional.empty(),
            IdempotencyKey.of("claim"))
        .orElseThrow();
    doJobs();
    Subscription subscription =
        engine.subscriptions().overview(administrator).items().stream()
            .map(overview -> overview.subscription())
            .filter(candidate -> candidate.organization().equals(organization))
            .findFirst()
            .orElseThrow();
    return new School(organization, subscription.id());
  }

  /** Gives a seat to an address, as an administrator does who types it. */
  Seat assign(School school, String email) {
    return engine
        .seats()
        .assign(
            administrator,
            school.organization(),
            school.subscription(),
            EmailAddress.of(email),
            key(email))
        .orElseThrow();
  }

  /** Gives seats to many teachers at once, as a directory's list does. */
  List<AccountId> assignByRoster(School school, int teachers) {
    List<Person> listed =
        IntStream.range(0, teachers).mapToObj(i -> teacher("teacher" + i)).toList();
    RosterConnection connection =
        engine
            .rosters()
            .connect(administrator, school.organization(), school.subscription(), "Teachers")
            .orElseThrow();
    SyncPlan plan =
        engine.rosters().plan(administrator, connection, new Directory(listed)).orElseThrow();
    SyncReport report = engine.rosters().apply(administrator, plan).orElseThrow();
    if (report.count(SyncRow.Result.SEAT_GIVEN) != teachers) {
      throw new IllegalStateException("not every teacher got a seat");
    }
    return listed.stream()
        .map(person -> engine.accounts().find(person.email()).orElseThrow().id())
        .toList();
  }

  private static Person teacher(String name) {
    EmailAddress email = EmailAddress.of(name + "@school.example");
    return new Person(name, email, "Some", "Teacher", List.of(Role.EDUCATOR), true);
  }

  static IdempotencyKey key(String email) {
    return IdempotencyKey.of("assign-" + email);
  }

  static AccountId account(Seat seat) {
    return ((SeatHolder.Person) seat.holder()).account();
  }

  private LinkProof mailedProof() {
    String secret = mailedSecret();
    return new LinkProof.WithCode(secret, mailed(CODE));
  }

  private String mailedSecret() {
    doJobs();
    return mailed(LINK);
  }

  private String mailed(Pattern pattern) {
    Matcher found = pattern.matcher(newestMail);
    if (!found.find()) {
      throw new IllegalStateException("the newest mail has no link or code");
    }
    return found.group(1);
  }

  private void doJobs() {
    while (!engine.jobs().runDue(10).isEmpty()) {
      // Jobs can ask for further jobs.
    }
  }

  private void deliver(Mail mail) {
    newestMail = mail.text();
  }

  private ByteArrayInputStream order(int seats, int months) {
    String json =
        """
        {"format": "purchase-orders/1"}
        {"number": "PO-%1$d", "buyerEmail": "buyer@vendor.example", \
        "displays": [{"serial": "SER%1$d", "model": "display"}], \
        "bundles": [{"product": "suite", "seats": %2$d, "term": {"months": %3$d}}]}
        """
            .formatted(schools, seats, months);
    return stream(json);
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Keys that nobody has seen before. */
  public static ServerKeys newKeys() {
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      return KeyFiles.openUnencrypted(folder.path(), new SecureRandom());
    }
  }

  /** A list in memory. */
  private record Directory(List<Person> people) implements RosterSource {

    @Override
    public String describe() {
      return "the district's directory";
    }

    @Override
    public RosterReading read(
        Optional<RosterCheckpoint> since, Consumer<List<RosterRecord>> pages) {
      pages.accept(List.copyOf(people));
      return RosterReading.of(Verdict.FULL);
    }
  }

  /** An organization and its subscription. */
  record School(OrganizationId organization, SubscriptionId subscription) {}
}
