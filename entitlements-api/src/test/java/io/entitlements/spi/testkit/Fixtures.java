package io.entitlements.spi.testkit;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.account.Organization;
import io.entitlements.account.ServiceRegion;
import io.entitlements.activation.Activation;
import io.entitlements.activation.DeviceSecret;
import io.entitlements.activation.MachineTraits;
import io.entitlements.activation.SecretHash;
import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.OverCapacityPolicy.Keep;
import io.entitlements.catalog.ProductId;
import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimedBundle;
import io.entitlements.claim.PurchaseOrder;
import io.entitlements.claim.PurchaseOrder.Bundle;
import io.entitlements.claim.PurchaseOrder.BundleTerm.Months;
import io.entitlements.claim.PurchaseOrder.Display;
import io.entitlements.claim.Vendor;
import io.entitlements.key.Allotment;
import io.entitlements.key.ProductKey;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatSource;
import io.entitlements.spi.DeviceRow;
import io.entitlements.spi.EventRow;
import io.entitlements.spi.Job;
import io.entitlements.spi.RosterLink;
import io.entitlements.spi.SecretChain;
import io.entitlements.spi.StoredOrder;
import io.entitlements.spi.Token;
import io.entitlements.subscription.Subscription;
import io.entitlements.subscription.Term;
import io.entitlements.type.AccountId;
import io.entitlements.type.ClaimId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.JobId;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.RosterRunId;
import io.entitlements.type.Scope;
import io.entitlements.type.SeatId;
import io.entitlements.type.SerialNumber;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Records with readable defaults; each call makes another one. */
final class Fixtures {

  static final Instant NOW = Instant.parse("2026-03-02T10:00:00.123Z");

  /** The lane of jobs that do not care. */
  static final int LANE = 5;

  static final Instant LONG_AGO = Instant.parse("1900-01-01T00:00:00.001Z");
  static final Instant FAR_AHEAD = Instant.parse("9999-12-31T23:59:59.999Z");
  static final Term TERM = new Term(NOW.minusMillis(1_000), NOW.plusSeconds(1_000));

  static final OverCapacityPolicy POLICY = new OverCapacityPolicy(Keep.RECENTLY_USED, 14);

  private static final AtomicLong COUNTER = new AtomicLong();

  private Fixtures() {}

  /** A later identifier orders after an earlier one, as those of RFC 9562, version 7, do. */
  static UUID id() {
    long n = COUNTER.incrementAndGet();
    return new UUID((0x0195_0000_0000L + n) << 16 | 0x7000L, 0x8000_0000_0000_0000L | n);
  }

  /**
   * Text of an exact length, a multiple of ten, with letters of two, three and four bytes in UTF-8.
   */
  static String text(int length) {
    return "Zoë 学校 🎹 ".repeat(length / 10 + 1).substring(0, length - 1) + ".";
  }

  static Account account() {
    return account(EmailAddress.of("person" + COUNTER.incrementAndGet() + "@school.example"));
  }

  static Account account(EmailAddress email) {
    return new Account(
        new AccountId(id()), email, "Ada Lovelace", AccountStatus.ACTIVE, Optional.empty());
  }

  static Account pendingAccount() {
    return new Account(
        new AccountId(id()), account().email(), "", AccountStatus.PENDING, Optional.empty());
  }

  static Organization organization() {
    return organization(
        new Organization.Details(
            "École Nº 1", "Łódź", ZoneId.of("Europe/Warsaw"), ServiceRegion.EUROPE));
  }

  static Organization organization(Organization.Details details) {
    return new Organization(new OrganizationId(id()), details, Optional.empty());
  }

  static Subscription subscription(Organization organization) {
    ProductId product = new ProductId("p" + id().toString().substring(24));
    return subscription(organization, product);
  }

  static Subscription subscription(Organization organization, ProductId product) {
    return Subscription.of(organization.id(), new SubscriptionId(id()), product, POLICY);
  }

  static ProductKey key(Subscription subscription, int seats, Term term) {
    return new ProductKey(
        subscription.organization(),
        subscription.id(),
        new ProductKeyId(id()),
        List.of(new Allotment(seats, term)),
        Optional.empty(),
        7,
        COUNTER.incrementAndGet());
  }

  static Seat personSeat(Subscription subscription, AccountId account, Instant takenAt) {
    return new Seat(
        subscription.organization(),
        subscription.id(),
        new SeatId(id()),
        new SeatHolder.Person(account),
        SeatSource.TYPED,
        takenAt,
        false);
  }

  static Seat deviceSeat(Subscription subscription, SeatHolder.Device device, Instant takenAt) {
    return new Seat(
        subscription.organization(),
        subscription.id(),
        new SeatId(id()),
        device,
        SeatSource.PRODUCT_KEY,
        takenAt,
        false);
  }

  static StoredOrder order(String... serials) {
    return order(new OrderNumber("PO-" + COUNTER.incrementAndGet()), serials);
  }

  static StoredOrder order(OrderNumber number, String... serials) {
    return new StoredOrder(
        new OrderId(id()),
        new PurchaseOrder(
            number,
            1,
            EmailAddress.of("buyer@school.example"),
            Stream.of(serials)
                .map(serial -> new Display(SerialNumber.of(serial), "Board 65"))
                .toList(),
            List.of(new Bundle(new ProductId("notebook"), 5, new Months(12)))),
        Map.of());
  }

  static Claim claim(Organization organization, StoredOrder order, Account by) {
    return claim(organization.id(), order.id(), by.id(), NOW);
  }

  static Claim claim(
      OrganizationId organization, OrderId order, AccountId by, Instant submittedAt) {
    return new Claim(
        organization,
        new ClaimId(id()),
        order,
        Optional.of(by),
        Claim.How.LINK,
        Vendor.NOT_SAID,
        List.of(bundle(0)),
        submittedAt,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0);
  }

  static ClaimedBundle bundle(int place) {
    return new ClaimedBundle(place, new ProductId("notebook"), 5, TERM, new ProductKeyId(id()));
  }

  static Token token(Scope scope, String lookup, Optional<Instant> expiresAt) {
    return Token.of(Token.Kind.CLAIM, lookup, scope, id(), expiresAt);
  }

  static Job job(Scope scope, Instant dueAt) {
    return job(scope, LANE, dueAt);
  }

  static Job job(Scope scope, int lane, Instant dueAt) {
    return new Job(scope, new JobId(id()), "send-mail", lane, "to whom", dueAt, 0);
  }

  static DeviceRow deviceRow(Activation activation, Instant now) {
    return new DeviceRow(
        activation,
        SecretChain.begunWith(Optional.of(hash())),
        MachineTraits.NONE,
        now,
        now,
        Optional.empty());
  }

  static SecretHash hash() {
    return DeviceSecret.parse(String.format("%043d", 10 * COUNTER.incrementAndGet())).hash();
  }

  static EventRow event(UUID subject, String body, Instant recordedAt) {
    return new EventRow(
        0, "seat-taken", subject, "account:1", "seat.assign", body, recordedAt, recordedAt);
  }

  static EventRow event(String body) {
    return event(id(), body, NOW);
  }

  static RosterLink link(String directoryId, AccountId account) {
    return link(directoryId, account, RosterLink.Standing.SEATED);
  }

  static RosterLink link(String directoryId, AccountId account, RosterLink.Standing standing) {
    return new RosterLink(directoryId, account, 7, standing, new RosterRunId(new UUID(5, 5)));
  }
}
