package io.entitlements.core.testkit;

import io.entitlements.account.Role;
import io.entitlements.roster.PendingRelease;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.RosterSettings;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.Rosters;
import io.entitlements.roster.SyncPlan;
import io.entitlements.roster.SyncReport;
import io.entitlements.roster.SyncRow;
import io.entitlements.roster.Verdict;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.RosterRunId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An administrator's view of one connected list. */
record RosterWorld(District district, RosterConnection connection) {

  static RosterWorld in(World world, int seats) {
    return in(world.district("suite", seats), "list", RosterSettings.DEFAULT);
  }

  static RosterWorld in(District district, String name, RosterSettings settings) {
    return new RosterWorld(
        district,
        rosters(district)
            .connect(
                district.administrator(),
                district.organization(),
                district.subscription(),
                name,
                settings)
            .orElseThrow());
  }

  private static Rosters rosters(District district) {
    return district.world().engine().rosters();
  }

  Rosters rosters() {
    return rosters(district);
  }

  AccountId by() {
    return district.administrator();
  }

  SyncPlan plan(RosterSource source) {
    return rosters().plan(by(), connection, source).orElseThrow();
  }

  SyncReport apply(SyncPlan plan) {
    return rosters().apply(by(), plan).orElseThrow();
  }

  SyncReport full(RosterRecord... records) {
    return apply(plan(Listing.full(records)));
  }

  SyncReport delta(RosterRecord... records) {
    return apply(plan(Listing.of(Verdict.DELTA, records)));
  }

  SyncReport undo(RosterRunId run) {
    return rosters().undo(by(), connection, run).orElseThrow();
  }

  SyncReport stop(RosterRunId run) {
    return rosters().stop(by(), connection, run).orElseThrow();
  }

  RosterConnection disconnect() {
    return rosters().disconnect(by(), connection).orElseThrow();
  }

  /** The last runs, the newest first. */
  List<SyncReport> runs() {
    return rosters().runs(by(), connection, 100).orElseThrow();
  }

  List<SyncRow> rows(RosterRunId run) {
    return rosters().rows(by(), connection, run, Optional.empty(), 1_000).orElseThrow().items();
  }

  List<PendingRelease> pending() {
    return rosters()
        .pendingReleases(
            by(), district.organization(), district.subscription(), Optional.empty(), 1_000)
        .orElseThrow()
        .items();
  }

  /** The connection as it is now. */
  RosterConnection stored() {
    return rosters()
        .connections(by(), connection.organization(), connection.subscription())
        .orElseThrow()
        .stream()
        .filter(each -> each.id().equals(connection.id()))
        .findFirst()
        .orElseThrow();
  }

  int assigned() {
    return district.overview().assigned();
  }

  /** The seat of an address, if it has an account that holds one. */
  Optional<Seat> seat(String email) {
    return district
        .world()
        .engine()
        .accounts()
        .find(EmailAddress.of(email))
        .flatMap(
            account ->
                district
                    .world()
                    .storage()
                    .read(
                        store ->
                            store
                                .seats()
                                .find(
                                    district.organization(),
                                    connection.subscription(),
                                    new SeatHolder.Person(account.id()))));
  }

  static Person teacher(String id) {
    return teacher(id, id);
  }

  static Person teacher(String id, String address) {
    return person(id, address, true, Role.EDUCATOR);
  }

  static Person person(String id, String address, boolean active, Role... roles) {
    return new Person(id, EmailAddress.of(email(address)), "Given", "F", List.of(roles), active);
  }

  /** Teachers numbered from one number to another. */
  static Person[] teachers(int from, int to) {
    Person[] people = new Person[to - from];
    Arrays.setAll(people, i -> teacher("t" + (from + i)));
    return people;
  }

  static String email(String address) {
    return address + "@school.example";
  }
}
