package io.entitlements.core.testkit;

import io.entitlements.account.Action;
import io.entitlements.account.ClassGroups;
import io.entitlements.account.Invitations;
import io.entitlements.account.Memberships;
import io.entitlements.account.Organization;
import io.entitlements.account.Role;
import io.entitlements.account.ServiceRegion;
import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.OverCapacityPolicy.Keep;
import io.entitlements.claim.ClaimDraft;
import io.entitlements.key.SubscriptionChange;
import io.entitlements.lease.LeasesOf;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RosterSettings;
import io.entitlements.roster.Rosters;
import io.entitlements.roster.Verdict;
import io.entitlements.seat.SeatChange;
import io.entitlements.seat.SeatPlan;
import io.entitlements.seat.Seats;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.DomainName;
import io.entitlements.type.Outcome;
import io.entitlements.type.PushTokenId;
import io.entitlements.type.RosterRunId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Something that somebody wants of an organization, and what has to be permitted for it.
 *
 * @param needs the action of the permission matrix
 * @param name what it is, for people
 * @param call does it
 * @param permitted the answer to who may
 */
record Errand(Action needs, String name, Call call, String permitted) {

  /** One call of a service. */
  interface Call {
    Outcome<?, ?> make(Office office, AccountId by);
  }

  private static final Optional<String> START = Optional.empty();

  private Errand(Action needs, String name, Call call) {
    this(needs, name, call, "done");
  }

  /** At least one for each action. */
  static List<Errand> all() {
    return Stream.of(
            looks(), users(), teaching(), classes(), administrators(), organization(), domains())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Errand> looks() {
    return List.of(
        new Errand(
            Action.LOOK,
            "list members",
            (at, by) -> memberships(at).members(by, at.organization(), Optional.empty(), START, 9)),
        new Errand(
            Action.LOOK,
            "list invitations",
            (at, by) -> invitations(at).list(by, at.organization(), START, 9)),
        new Errand(
            Action.LOOK,
            "list all classes",
            (at, by) -> classes(at).page(by, at.organization(), Optional.empty(), START, 9)),
        new Errand(
            Action.LOOK,
            "list the students of another's class",
            (at, by) ->
                classes(at).students(by, at.organization(), at.classOf(at.person()), START, 9)),
        new Errand(
            Action.LOOK,
            "list domains",
            (at, by) -> at.engine().domains().of(by, at.organization())),
        new Errand(
            Action.LOOK,
            "list claims",
            (at, by) -> at.engine().claims().page(by, at.organization(), START, 9)),
        new Errand(
            Action.LOOK,
            "see who waits",
            (at, by) -> seats(at).waiting(by, at.organization(), at.subscription(), START, 9)),
        new Errand(
            Action.LOOK,
            "see lists",
            (at, by) ->
                at.engine().rosters().connections(by, at.organization(), at.subscription())),
        new Errand(
            Action.LOOK,
            "see runs of a list",
            (at, by) -> at.engine().rosters().runs(by, at.connection(), 9)),
        new Errand(
            Action.LOOK,
            "see tokens of a list",
            (at, by) -> at.engine().pushes().tokens(by, at.connection())),
        new Errand(
            Action.LOOK,
            "see whose seats are to be released",
            (at, by) ->
                at.engine()
                    .rosters()
                    .pendingReleases(by, at.organization(), at.subscription(), START, 9)),
        new Errand(
            Action.LOOK,
            "see subscriptions",
            (at, by) -> shown(new District(at.district().world(), by, at.organization()))));
  }

  /** The overview has no refusal: it leaves out what somebody may not see. */
  private static Outcome<?, ?> shown(District view) {
    boolean isShown =
        view.world().engine().subscriptions().overview(view.administrator()).items().stream()
            .anyMatch(row -> row.organization().id().equals(view.organization()));
    return isShown
        ? Outcome.done(true, view.world().engine().history().revision(view.organization()))
        : Outcome.refused("NOT_PERMITTED");
  }

  private static List<Errand> users() {
    return List.of(
        new Errand(
            Action.MANAGE_USERS,
            "assign a seat",
            (at, by) ->
                seats(at).assign(by, at.organization(), at.subscription(), at.address(), at.key())),
        new Errand(
            Action.MANAGE_USERS,
            "plan seats",
            (at, by) ->
                seats(at)
                    .plan(
                        by,
                        at.organization(),
                        at.subscription(),
                        List.of(new SeatChange.Assign(at.address().value())),
                        new SeatPlan.Options(SeatPlan.Mode.ATOMIC, SeatPlan.WhenFull.REFUSE))),
        new Errand(
            Action.MANAGE_USERS,
            "connect a list",
            (at, by) ->
                at.engine()
                    .rosters()
                    .connect(by, at.organization(), at.subscription(), at.key().value())),
        new Errand(
            Action.MANAGE_USERS,
            "read a list",
            (at, by) ->
                at.engine().rosters().plan(by, at.connection(), Listing.of(Verdict.PARTIAL))),
        new Errand(
            Action.MANAGE_USERS,
            "configure a list",
            (at, by) ->
                at.engine().rosters().configure(by, at.connection(), at.connection().settings())),
        new Errand(
            Action.MANAGE_USERS,
            "ask for a sync",
            (at, by) -> at.engine().rosters().syncSoon(by, at.connection())),
        new Errand(
            Action.MANAGE_USERS,
            "issue a token for a list",
            (at, by) -> at.engine().pushes().issueToken(by, at.connection(), Optional.empty())),
        new Errand(
            Action.MANAGE_USERS,
            "revoke a token of a list",
            (at, by) ->
                at.engine()
                    .pushes()
                    .revokeToken(by, at.connection(), new PushTokenId(new UUID(7, 7))),
            "UNKNOWN_TOKEN"),
        ofRun("approve", Rosters::approve),
        new Errand(
            Action.MANAGE_USERS,
            "disconnect a list",
            (at, by) -> at.engine().rosters().disconnect(by, none(at)),
            "UNKNOWN_CONNECTION"),
        ofRun("stop", Rosters::stop),
        ofRun("undo", Rosters::undo),
        invite(Role.EDUCATOR),
        revoke(Role.EDUCATOR),
        remove(Role.EDUCATOR),
        remove(Role.STUDENT));
  }

  /** A connection that there is not: others go on to use the one that there is. */
  private static RosterConnection none(Office at) {
    return new RosterConnection(
        at.organization(),
        new ConnectionId(new UUID(7, 7)),
        at.subscription(),
        "none",
        RosterSettings.DEFAULT);
  }

  private interface OfRun {
    Outcome<?, ?> ask(Rosters rosters, AccountId by, RosterConnection connection, RosterRunId run);
  }

  private static Errand ofRun(String name, OfRun ask) {
    RosterRunId none = new RosterRunId(new UUID(7, 7));
    return new Errand(
        Action.MANAGE_USERS,
        name + " a run of a list",
        (at, by) -> ask.ask(at.engine().rosters(), by, at.connection(), none),
        "UNKNOWN_RUN");
  }

  private static List<Errand> teaching() {
    return List.of(
        new Errand(
            Action.TEACH,
            "make a class",
            (at, by) ->
                classes(at).create(by, at.organization(), "Mine", Optional.empty(), at.key())),
        new Errand(
            Action.TEACH,
            "see the code of one's own class",
            (at, by) -> classes(at).code(by, at.organization(), at.classOf(by))),
        new Errand(
            Action.TEACH,
            "rename one's own class",
            (at, by) -> classes(at).rename(by, at.organization(), at.classOf(by), "Mine")));
  }

  private static List<Errand> classes() {
    return List.of(
        new Errand(
            Action.MANAGE_CLASSES,
            "see the code of another's class",
            (at, by) -> classes(at).code(by, at.organization(), at.classOf(at.person()))),
        new Errand(
            Action.MANAGE_CLASSES,
            "archive another's class",
            (at, by) -> classes(at).archive(by, at.organization(), at.classOf(at.person()))));
  }

  private static List<Errand> administrators() {
    return Stream.concat(
            Stream.of(Role.ADMINISTRATOR, Role.TECH_INSTRUCTOR, Role.SUPERVISOR)
                .flatMap(role -> Stream.of(invite(role), revoke(role), remove(role))),
            Stream.of(
                new Errand(
                    Action.MANAGE_ADMINISTRATORS,
                    "make an educator a supervisor",
                    (at, by) ->
                        memberships(at)
                            .change(
                                by,
                                at.organization(),
                                at.member(Role.EDUCATOR),
                                Set.of(Role.SUPERVISOR),
                                at.key()))))
        .toList();
  }

  private static Errand invite(Role role) {
    return new Errand(
        Action.toGiveOrTake(role),
        "invite " + words(role),
        (at, by) ->
            invitations(at).invite(by, at.organization(), at.address(), Set.of(role), at.key()));
  }

  private static Errand revoke(Role role) {
    return new Errand(
        Action.toGiveOrTake(role),
        "revoke the invitation of " + words(role),
        (at, by) ->
            invitations(at)
                .revoke(new Actor.Person(by), at.organization(), at.invited(role), at.key()));
  }

  private static Errand remove(Role role) {
    return new Errand(
        Action.toGiveOrTake(role),
        "remove " + words(role),
        (at, by) -> memberships(at).remove(by, at.organization(), at.member(role), at.key()));
  }

  private static String words(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  private static List<Errand> organization() {
    return List.of(
        new Errand(
            Action.MANAGE_ORGANIZATION,
            "edit the organization",
            (at, by) ->
                at.engine()
                    .organizations()
                    .edit(
                        by,
                        at.organization(),
                        new Organization.Details(
                            "Name " + at.key().value(), "", Given.ZONE, ServiceRegion.EUROPE),
                        at.key())),
        new Errand(
            Action.MANAGE_ORGANIZATION,
            "close the organization",
            (at, by) -> at.engine().organizations().close(by, at.organization(), at.key()),
            "HAS_SUBSCRIPTIONS"),
        new Errand(
            Action.MANAGE_SUBSCRIPTIONS,
            "declare what happens over capacity",
            (at, by) ->
                at.engine()
                    .subscriptions()
                    .change(
                        new Actor.Person(by),
                        at.organization(),
                        at.subscription(),
                        new SubscriptionChange.SetOverCapacity(
                            new OverCapacityPolicy(Keep.OLDEST, 1)),
                        at.key())),
        new Errand(
            Action.MANAGE_SUBSCRIPTIONS,
            "take a member's leases back",
            (at, by) ->
                at.engine()
                    .leases()
                    .revoke(
                        new Actor.Person(by),
                        at.organization(),
                        new LeasesOf.Account(at.member(Role.EDUCATOR)),
                        "lost",
                        at.key())),
        new Errand(
            Action.CLAIM,
            "claim an order",
            (at, by) ->
                at.engine()
                    .claims()
                    .submit(
                        ClaimDraft.byLink(at.unclaimed(), at.organization()),
                        by,
                        Optional.empty(),
                        at.key())));
  }

  private static List<Errand> domains() {
    return List.of(
        new Errand(
            Action.MANAGE_ORGANIZATION,
            "add a domain",
            (at, by) ->
                at.engine()
                    .domains()
                    .add(
                        by,
                        at.organization(),
                        DomainName.of(at.key().value() + ".example"),
                        at.key())),
        new Errand(
            Action.MANAGE_ORGANIZATION,
            "verify a domain",
            (at, by) -> at.engine().domains().verify(by, at.organization(), at.domain(), at.key()),
            "RECORD_NOT_FOUND"),
        new Errand(
            Action.MANAGE_ORGANIZATION,
            "remove a domain",
            (at, by) ->
                at.engine()
                    .domains()
                    .remove(new Actor.Person(by), at.organization(), at.domain(), at.key())));
  }

  private static Memberships memberships(Office at) {
    return at.engine().memberships();
  }

  private static Invitations invitations(Office at) {
    return at.engine().invitations();
  }

  private static Seats seats(Office at) {
    return at.engine().seats();
  }

  private static ClassGroups classes(Office at) {
    return at.engine().classGroups();
  }
}
