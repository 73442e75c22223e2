package io.entitlements.core.internal.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.account.EmailChanges;
import io.entitlements.account.Role;
import io.entitlements.account.ServiceRegion;
import io.entitlements.activation.Activation;
import io.entitlements.activation.ActivationEnd;
import io.entitlements.activation.Reaction;
import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.OverCapacityPolicy.Keep;
import io.entitlements.catalog.ProductId;
import io.entitlements.claim.Claim;
import io.entitlements.event.AccountEvent;
import io.entitlements.event.ActivationEvent;
import io.entitlements.event.ClaimEvent;
import io.entitlements.event.ClassGroupEvent;
import io.entitlements.event.EntitlementEvent;
import io.entitlements.event.InvitationEvent;
import io.entitlements.event.LeaseEvent;
import io.entitlements.event.OrderEvent;
import io.entitlements.event.OrganizationEvent;
import io.entitlements.event.ProductKeyEvent;
import io.entitlements.event.RosterEvent;
import io.entitlements.event.SeatEvent;
import io.entitlements.event.SubscriptionEvent;
import io.entitlements.key.Allotment;
import io.entitlements.key.KeyEnd;
import io.entitlements.lease.LeasesOf;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatSource;
import io.entitlements.subscription.Term;
import io.entitlements.type.AccountId;
import io.entitlements.type.ClaimId;
import io.entitlements.type.ClassGroupId;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.DomainName;
import io.entitlements.type.InvitationId;
import io.entitlements.type.LeaseId;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.PushTokenId;
import io.entitlements.type.SeatId;
import io.entitlements.type.SeatRunId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventJsonTest {

  private static final UUID ID = new UUID(0x0123456789ab7cdeL, 0x8000000000000001L);
  private static final OrganizationId ORGANIZATION = new OrganizationId(ID);
  private static final AccountId ACCOUNT = new AccountId(ID);
  private static final OrderId ORDER = new OrderId(ID);
  private static final ClaimId CLAIM = new ClaimId(ID);
  private static final ClassGroupId CLASS_GROUP = new ClassGroupId(ID);
  private static final SubscriptionId SUBSCRIPTION = new SubscriptionId(ID);
  private static final ConnectionId CONNECTION = new ConnectionId(ID);
  private static final InvitationId INVITATION = new InvitationId(ID);
  private static final DeviceId DEVICE = new DeviceId(ID);
  private static final ProductKeyId KEY = new ProductKeyId(ID);
  private static final SeatId SEAT = new SeatId(ID);
  private static final SeatRunId RUN = new SeatRunId(ID);
  private static final OverCapacityPolicy POLICY = new OverCapacityPolicy(Keep.RECENTLY_USED, 14);
  private static final Term TERM =
      new Term(Instant.parse("2026-08-01T07:00:00Z"), Instant.parse("2027-08-01T07:00:00.001Z"));

  private static final DomainName DOMAIN = new DomainName("school.example");
  private static final Activation BY_KEY = new Activation.ByProductKey(ORGANIZATION, KEY, DEVICE);

  static List<EntitlementEvent> events() {
    return List.of(
        new OrderEvent.OrderImported(ORDER, new OrderNumber("PO-1"), 3, 2, 1),
        new OrderEvent.OrderCorrected(ORDER, 4, 2, 1, true),
        new OrderEvent.OrderCancelled(ORDER, 5),
        new OrderEvent.OrderClaimed(ORDER, ORGANIZATION, CLAIM, List.of(0, 2)),
        new OrderEvent.OrderReleased(ORDER, ORGANIZATION, CLAIM),
        new AccountEvent.AccountCreated(ACCOUNT),
        new AccountEvent.AccountNamed(ACCOUNT),
        new AccountEvent.AccountConfirmed(ACCOUNT),
        new AccountEvent.PasswordChanged(ACCOUNT),
        new AccountEvent.IdentityLinked(ACCOUNT, "https://accounts.example"),
        new AccountEvent.IdentityUnlinked(ACCOUNT, "https://accounts.example"),
        new AccountEvent.EmailChangeRequested(ACCOUNT),
        new AccountEvent.EmailChangeConfirmed(ACCOUNT, EmailChanges.Side.OLD),
        new AccountEvent.EmailChanged(ACCOUNT),
        new AccountEvent.AccountDisabled(ACCOUNT),
        new AccountEvent.AccountEnabled(ACCOUNT),
        new AccountEvent.AccountDeleted(ACCOUNT),
        new AccountEvent.DefaultOrganizationSet(ACCOUNT, ORGANIZATION),
        new AccountEvent.DefaultOrganizationCleared(ACCOUNT),
        new ActivationEvent.ActivationBegun(new Activation.ByEmail(ACCOUNT, DEVICE)),
        new ActivationEvent.ActivationEnded(BY_KEY, ActivationEnd.RETURNED),
        new ActivationEvent.CloneFound(BY_KEY, Reaction.REPORT),
        new ActivationEvent.MachineChanged(BY_KEY, 49, Reaction.REACTIVATE),
        new OrganizationEvent.OrganizationAdded(
            ORGANIZATION,
            "Zoë \"Q\"",
            "Here",
            "Europe/Paris",
            ServiceRegion.EUROPE,
            Optional.of(ACCOUNT)),
        new OrganizationEvent.OrganizationEdited(ORGANIZATION, "Zoë", "There", "Europe/Paris"),
        new OrganizationEvent.OwnerSet(ORGANIZATION, ACCOUNT),
        new OrganizationEvent.OrganizationClosed(ORGANIZATION),
        new OrganizationEvent.DomainAdded(ORGANIZATION, DOMAIN),
        new OrganizationEvent.DomainVerified(ORGANIZATION, DOMAIN),
        new OrganizationEvent.DomainLost(ORGANIZATION, DOMAIN),
        new OrganizationEvent.DomainRemoved(ORGANIZATION, DOMAIN),
        new OrganizationEvent.MembershipEnded(ORGANIZATION, ACCOUNT, Set.of(Role.EDUCATOR)),
        new OrganizationEvent.MembershipChanged(
            ORGANIZATION, ACCOUNT, Set.of(), Set.of(Role.EDUCATOR, Role.SUPERVISOR)),
        new InvitationEvent.InvitationMade(
            ORGANIZATION, INVITATION, ACCOUNT, Set.of(Role.EDUCATOR), false, TERM.endsAt()),
        new InvitationEvent.InvitationSentAgain(ORGANIZATION, INVITATION, ACCOUNT, TERM.endsAt()),
        new InvitationEvent.InvitationReplaced(ORGANIZATION, INVITATION, ACCOUNT),
        new InvitationEvent.InvitationRevoked(ORGANIZATION, INVITATION, ACCOUNT),
        new InvitationEvent.InvitationAccepted(ORGANIZATION, INVITATION, ACCOUNT),
        new ClassGroupEvent.ClassGroupAdded(
            ORGANIZATION, CLASS_GROUP, "3b", ACCOUNT, Optional.of(SUBSCRIPTION)),
        new ClassGroupEvent.ClassGroupRenamed(ORGANIZATION, CLASS_GROUP, "3b", "4b"),
        new ClassGroupEvent.ClassCodeRenewed(ORGANIZATION, CLASS_GROUP, Optional.empty()),
        new ClassGroupEvent.ClassCodeExpirySet(
            ORGANIZATION, CLASS_GROUP, Optional.of(TERM.endsAt())),
        new ClassGroupEvent.ClassGroupJoined(ORGANIZATION, CLASS_GROUP, ACCOUNT),
        new ClassGroupEvent.ClassGroupLeft(ORGANIZATION, CLASS_GROUP, ACCOUNT),
        new ClassGroupEvent.ClassGroupArchived(ORGANIZATION, CLASS_GROUP),
        new ClassGroupEvent.ClassGroupRestored(ORGANIZATION, CLASS_GROUP),
        new ClaimEvent.ClaimSubmitted(ORGANIZATION, CLAIM, ORDER, List.of(0, 2)),
        new ClaimEvent.ClaimOverdue(ORGANIZATION, CLAIM),
        new ClaimEvent.ClaimNeedsSupport(ORGANIZATION, CLAIM),
        new ClaimEvent.ClaimRetried(ORGANIZATION, CLAIM),
        new ClaimEvent.ClaimRejected(ORGANIZATION, CLAIM, Claim.Outcome.REJECTED_BY_VENDOR),
        new ClaimEvent.ClaimFulfilled(ORGANIZATION, CLAIM),
        new ClaimEvent.ClaimCancelled(ORGANIZATION, CLAIM),
        new ClaimEvent.ClaimTransferred(ORGANIZATION, CLAIM),
        new ClaimEvent.ClaimReceived(ORGANIZATION, CLAIM, ORDER, List.of(0, 2)),
        new OrderEvent.BundleReturned(ORDER, 2, LocalDate.of(2027, 6, 30)),
        new OrderEvent.OrderTransferred(ORDER, ORGANIZATION, CLAIM, ORGANIZATION, CLAIM),
        new ProductKeyEvent.ProductKeyEnded(
            ORGANIZATION, SUBSCRIPTION, KEY, TERM.endsAt(), KeyEnd.Why.TRANSFERRED),
        new SubscriptionEvent.SubscriptionCreated(
            ORGANIZATION, SUBSCRIPTION, new ProductId("suite"), POLICY),
        new ProductKeyEvent.ProductKeyAllotted(
            ORGANIZATION, SUBSCRIPTION, KEY, List.of(new Allotment(30, TERM))),
        new ProductKeyEvent.ProductKeyRevoked(ORGANIZATION, SUBSCRIPTION, KEY, TERM.endsAt()),
        new ProductKeyEvent.ProductKeyExamined(ORGANIZATION, SUBSCRIPTION, KEY),
        new ProductKeyEvent.ProductKeyReissued(ORGANIZATION, SUBSCRIPTION, KEY, 3),
        new SubscriptionEvent.SubscriptionSuspended(ORGANIZATION, SUBSCRIPTION),
        new SubscriptionEvent.SubscriptionResumed(ORGANIZATION, SUBSCRIPTION),
        new SubscriptionEvent.SubscriptionCancelled(ORGANIZATION, SUBSCRIPTION, TERM.endsAt()),
        new SubscriptionEvent.CancellationEnded(ORGANIZATION, SUBSCRIPTION),
        new SubscriptionEvent.SubscriptionUpgraded(
            ORGANIZATION, SUBSCRIPTION, new ProductId("suite"), new ProductId("suite-plus")),
        new SubscriptionEvent.OverCapacityDeclared(
            ORGANIZATION, SUBSCRIPTION, POLICY, new OverCapacityPolicy(Keep.OLDEST, 0)),
        new SeatEvent.SeatPinned(
            ORGANIZATION, SUBSCRIPTION, SEAT, new SeatHolder.Person(ACCOUNT), true),
        new SeatEvent.WaitingBegun(ORGANIZATION, SUBSCRIPTION, ACCOUNT, SeatSource.TYPED),
        new SeatEvent.WaitingEnded(ORGANIZATION, SUBSCRIPTION, ACCOUNT, false),
        new SeatEvent.SeatSourceChanged(ORGANIZATION, SUBSCRIPTION, ACCOUNT, SeatSource.TYPED),
        new SeatEvent.SeatRunBegun(ORGANIZATION, SUBSCRIPTION, RUN, 60_000, Optional.of(RUN)),
        new ProductKeyEvent.ProductKeyAdded(ORGANIZATION, SUBSCRIPTION, KEY, 30, TERM),
        new SeatEvent.SeatTaken(
            ORGANIZATION, SUBSCRIPTION, SEAT, new SeatHolder.Person(ACCOUNT), SeatSource.ROSTER),
        new SeatEvent.SeatReleased(
            ORGANIZATION, SUBSCRIPTION, SEAT, new SeatHolder.Device(DEVICE, KEY)),
        new RosterEvent.RosterConnected(ORGANIZATION, SUBSCRIPTION, CONNECTION, "List"),
        new RosterEvent.RosterDisconnected(ORGANIZATION, SUBSCRIPTION, CONNECTION),
        new RosterEvent.RosterPersonLinked(ORGANIZATION, CONNECTION, ACCOUNT),
        new RosterEvent.RosterConfigured(
            ORGANIZATION, CONNECTION, "ADD", 14, 20, 10, 1_440, "2026-08-01", ""),
        new RosterEvent.RosterReleasePlanned(ORGANIZATION, CONNECTION, ACCOUNT, TERM.endsAt()),
        new RosterEvent.RosterReleaseCancelled(ORGANIZATION, CONNECTION, ACCOUNT),
        new RosterEvent.PushTokenIssued(ORGANIZATION, CONNECTION, new PushTokenId(KEY.value())),
        new RosterEvent.PushTokenRevoked(ORGANIZATION, CONNECTION, new PushTokenId(KEY.value())),
        new LeaseEvent.LeasesRevoked(
            new LeasesOf.One(new LeaseId(KEY.value())), TERM.endsAt(), "clone"),
        new LeaseEvent.LeasesRevoked(new LeasesOf.Account(ACCOUNT), TERM.endsAt(), "left"),
        new LeaseEvent.LeasesRevoked(new LeasesOf.Device(DEVICE), TERM.endsAt(), "lost"),
        new LeaseEvent.LeasesRevoked(new LeasesOf.ProductKey(KEY), TERM.endsAt(), "fraud"),
        new LeaseEvent.LeasesRevoked(new LeasesOf.TypedKey(KEY), TERM.endsAt(), "leaked"));
  }

  @ParameterizedTest
  @MethodSource("events")
  void an_event_comes_back_as_it_was_stored(EntitlementEvent event) {
    assertThat(EventJson.read(EventJson.type(event), EventJson.write(event))).isEqualTo(event);
  }

  @Test
  void every_type_of_event_is_among_those_tested() {
    assertThat(events().stream().<Class<?>>map(EntitlementEvent::getClass).distinct().toList())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(EntitlementEvent.class.getPermittedSubclasses())
                .flatMap(aggregate -> Arrays.stream(aggregate.getPermittedSubclasses()))
                .collect(Collectors.toList()));
  }

  @Test
  void the_stored_name_of_a_type_is_this_one_for_ever() {
    assertThat(events().stream().map(EventJson::type).distinct())
        .containsExactlyInAnyOrder(
            "AccountConfirmed",
            "AccountCreated",
            "AccountDeleted",
            "AccountDisabled",
            "AccountEnabled",
            "AccountNamed",
            "EmailChangeConfirmed",
            "EmailChangeRequested",
            "EmailChanged",
            "IdentityLinked",
            "IdentityUnlinked",
            "PasswordChanged",
            "CancellationEnded",
            "BundleReturned",
            "ClaimCancelled",
            "ClaimReceived",
            "ClaimTransferred",
            "OrderTransferred",
            "ProductKeyEnded",
            "ClaimFulfilled",
            "ClaimNeedsSupport",
            "ClaimOverdue",
            "ClaimRejected",
            "ClaimRetried",
            "ClaimSubmitted",
            "ClassCodeExpirySet",
            "ClassCodeRenewed",
            "ClassGroupAdded",
            "ClassGroupArchived",
            "ClassGroupJoined",
            "ClassGroupLeft",
            "ClassGroupRenamed",
            "ClassGroupRestored",
            "DomainAdded",
            "DomainLost",
            "DomainRemoved",
            "DomainVerified",
            "DefaultOrganizationCleared",
            "DefaultOrganizationSet",
            "ActivationBegun",
            "ActivationEnded",
            "CloneFound",
            "MachineChanged",
            "LeasesRevoked",
            "InvitationAccepted",
            "InvitationMade",
            "InvitationReplaced",
            "InvitationRevoked",
            "InvitationSentAgain",
            "MembershipChanged",
            "MembershipEnded",
            "OrderCancelled",
            "OrderClaimed",
            "OrderCorrected",
            "OrderReleased",
            "OrderImported",
            "OrganizationAdded",
            "OrganizationClosed",
            "OrganizationEdited",
            "OwnerSet",
            "OverCapacityDeclared",
            "ProductKeyAdded",
            "ProductKeyAllotted",
            "ProductKeyExamined",
            "ProductKeyReissued",
            "ProductKeyRevoked",
            "PushTokenIssued",
            "PushTokenRevoked",
            "RosterConfigured",
            "RosterConnected",
            "RosterDisconnected",
            "RosterPersonLinked",
            "RosterReleaseCancelled",
            "RosterReleasePlanned",
            "SeatPinned",
            "SeatReleased",
            "SeatRunBegun",
            "SeatSourceChanged",
            "SeatTaken",
            "SubscriptionCancelled",
            "SubscriptionCreated",
            "SubscriptionResumed",
            "SubscriptionSuspended",
            "SubscriptionUpgraded",
            "WaitingBegun",
            "WaitingEnded");
  }

  @Test
  void the_stored_form_of_a_seat_is_this_one_for_ever() {
    String stored =
        """
        {"organization":"01234567-89ab-7cde-8000-000000000001",\
        "subscription":"01234567-89ab-7cde-8000-000000000001",\
        "seat":"01234567-89ab-7cde-8000-000000000001",\
        "holder":{"kind":"device","device":"01234567-89ab-7cde-8000-000000000001",\
        "key":"01234567-89ab-7cde-8000-000000000001"},"source":"PRODUCT_KEY"}\
        """;
    EntitlementEvent event =
        new SeatEvent.SeatTaken(
            ORGANIZATION,
            SUBSCRIPTION,
            SEAT,
            new SeatHolder.Device(DEVICE, KEY),
            SeatSource.PRODUCT_KEY);
    assertThat(EventJson.read("SeatTaken", stored)).isEqualTo(event);
  }

  @Test
  void a_type_of_a_newer_version_is_named() {
    assertThatThrownBy(() -> EventJson.read("SeatLent", "{}"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("SeatLent");
  }

  @Test
  void the_stored_form_of_an_activation_is_this_one_for_ever() {
    String stored =
        """
        {"activation":{"by":"product-key","organization":"01234567-89ab-7cde-8000-000000000001",\
        "key":"01234567-89ab-7cde-8000-000000000001",\
        "device":"01234567-89ab-7cde-8000-000000000001"},"why":"RETURNED"}\
        """;
    EntitlementEvent event = new ActivationEvent.ActivationEnded(BY_KEY, ActivationEnd.RETURNED);
    assertThat(EventJson.read("ActivationEnded", stored)).isEqualTo(event);
    assertThat(EventJson.write(event)).isEqualTo(stored);
  }
}
