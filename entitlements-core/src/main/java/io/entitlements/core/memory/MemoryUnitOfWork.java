package io.entitlements.core.memory;

import io.entitlements.spi.UnitOfWork;
import java.util.List;
import java.util.Map;

/** The stores of one transaction, over the data of all. */
record MemoryUnitOfWork(Data data, Transaction transaction) implements UnitOfWork {

  @Override
  public MemoryAccounts accounts() {
    return new MemoryAccounts(table(data.accounts), table(data.accountsByEmail), events());
  }

  @Override
  public MemoryPasswords passwords() {
    return new MemoryPasswords(table(data.passwords));
  }

  @Override
  public MemoryIdentities identities() {
    return new MemoryIdentities(table(data.identities));
  }

  @Override
  public MemoryEmailChanges emailChanges() {
    return new MemoryEmailChanges(table(data.emailChanges));
  }

  @Override
  public MemoryOrganizations organizations() {
    return new MemoryOrganizations(table(data.organizations), events());
  }

  @Override
  public MemoryDomains domains() {
    return new MemoryDomains(table(data.domains), table(data.domainHolders));
  }

  @Override
  public MemoryMemberships memberships() {
    return new MemoryMemberships(
        groups(data.memberships), table(data.accounts), table(data.organizations));
  }

  @Override
  public MemoryNews news() {
    return new MemoryNews(groups(data.news), memberships());
  }

  @Override
  public MemoryInvitations invitations() {
    return new MemoryInvitations(table(data.invitations));
  }

  @Override
  public MemoryClassGroups classGroups() {
    return new MemoryClassGroups(table(data.classGroups), table(data.tokens), organizations());
  }

  @Override
  public MemoryEnrolments enrolments() {
    return new MemoryEnrolments(
        groups(data.enrolments), table(data.classGroups), table(data.accounts));
  }

  @Override
  public MemoryOrders orders() {
    return new MemoryOrders(
        table(data.orders),
        table(data.ordersByNumber),
        table(data.ordersBySerial),
        table(data.cancelledOrders),
        table(data.confirmations),
        table(data.bundleLastDays),
        tokens(),
        events());
  }

  @Override
  public MemoryTokens tokens() {
    return new MemoryTokens(table(data.tokens));
  }

  @Override
  public MemoryAttempts attempts() {
    return new MemoryAttempts(table(data.attempts));
  }

  @Override
  public MemoryClaims claims() {
    return new MemoryClaims(table(data.claims), organizations());
  }

  @Override
  public MemorySubscriptions subscriptions() {
    return new MemorySubscriptions(
        table(data.subscriptions),
        groups(data.subscriptionsOf),
        table(data.productKeys),
        groups(data.productKeysOf));
  }

  @Override
  public MemoryProductKeys productKeys() {
    return new MemoryProductKeys(table(data.productKeys), groups(data.productKeysOf));
  }

  @Override
  public MemorySeats seats() {
    return new MemorySeats(groups(data.seats), table(data.subscriptions), table(data.productKeys));
  }

  @Override
  public MemoryWaiting waiting() {
    return new MemoryWaiting(groups(data.waiting), table(data.subscriptions));
  }

  @Override
  public MemorySeatRuns seatRuns() {
    return new MemorySeatRuns(table(data.seatRuns), groups(data.seatRunRows));
  }

  @Override
  public MemoryOverview overview() {
    return new MemoryOverview(memberships(), organizations(), subscriptions(), productKeys());
  }

  @Override
  public MemoryRosters rosters() {
    return new MemoryRosters(
        table(data.connections),
        table(data.endedConnections),
        table(data.connectionStates),
        table(data.connectionsByName),
        table(data.links),
        table(data.rosterRuns),
        pendingReleases(),
        organizations());
  }

  @Override
  public MemoryRosterLinks rosterLinks() {
    return new MemoryRosterLinks(
        table(data.links),
        rosters(),
        groups(data.seats),
        groups(data.rosterRunRows),
        pendingReleases());
  }

  @Override
  public MemoryRosterRuns rosterRuns() {
    return new MemoryRosterRuns(
        table(data.rosterRuns),
        table(data.connections),
        table(data.links),
        groups(data.staged),
        groups(data.rosterRunRows));
  }

  @Override
  public MemoryPendingReleases pendingReleases() {
    return new MemoryPendingReleases(table(data.pendingReleases));
  }

  @Override
  public MemoryPushes pushes() {
    return new MemoryPushes(
        table(data.pushTokens),
        table(data.pushed),
        groups(data.pushedMembers),
        new MemoryPushReleases(table(data.pushReleases)),
        table(data.links),
        rosters());
  }

  @Override
  public MemoryDevices devices() {
    return new MemoryDevices(table(data.devices), groups(data.devicesOf));
  }

  @Override
  public MemoryRights rights() {
    return new MemoryRights(
        table(data.accounts), groups(data.seats), organizations(), subscriptions(), productKeys());
  }

  @Override
  public MemoryJobs jobs() {
    return new MemoryJobs(table(data.jobs), table(data.endedJobs));
  }

  @Override
  public MemoryEvents events() {
    return new MemoryEvents(table(data.revisions), table(data.events), table(data.unsequenced));
  }

  @Override
  public MemoryFeed feed() {
    return new MemoryFeed(table(data.unsequenced), table(data.feed));
  }

  @Override
  public MemoryIdempotency idempotency() {
    return new MemoryIdempotency(table(data.answers));
  }

  @Override
  public MemoryCatalogs catalogs() {
    return new MemoryCatalogs(table(data.catalogs));
  }

  @Override
  public MemoryRevocations revocations() {
    return new MemoryRevocations(table(data.revocations), table(data.revocationNumber));
  }

  private <K, V> Table<K, V> table(Map<K, V> rows) {
    return new Table<>(transaction, rows);
  }

  private <K, V> Groups<K, V> groups(Map<K, List<V>> rows) {
    return new Groups<>(transaction, rows);
  }
}
