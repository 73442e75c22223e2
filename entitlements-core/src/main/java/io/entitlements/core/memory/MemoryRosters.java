package io.entitlements.core.memory;

import io.entitlements.account.Organization;
import io.entitlements.core.memory.Data.ConnectionName;
import io.entitlements.core.memory.Data.LinkKey;
import io.entitlements.roster.RosterConnection;
import io.entitlements.spi.RosterLink;
import io.entitlements.spi.RosterRun;
import io.entitlements.spi.RosterState;
import io.entitlements.spi.RosterStore;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.RosterRunId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Connections by identifier and by name. */
record MemoryRosters(
    Table<ConnectionId, RosterConnection> connections,
    Table<ConnectionId, RosterConnection> endedOnes,
    Table<ConnectionId, RosterState> states,
    Table<ConnectionName, ConnectionId> byName,
    Table<LinkKey, RosterLink> links,
    Table<RosterRunId, RosterRun> runs,
    MemoryPendingReleases pending,
    MemoryOrganizations organizations)
    implements RosterStore {

  @Override
  public boolean insert(RosterConnection connection, RosterState state) {
    ConnectionName name = new ConnectionName(connection.subscription(), connection.name());
    if (!byName.insert(name, connection.id())) {
      return false;
    }
    connections.add(connection.id(), connection);
    states.add(connection.id(), state);
    return true;
  }

  @Override
  public Optional<RosterConnection> find(OrganizationId organization, ConnectionId id) {
    return connections.find(id).filter(found -> found.organization().equals(organization));
  }

  @Override
  public Optional<RosterConnection> find(
      OrganizationId organization, SubscriptionId subscription, String name) {
    return byName
        .find(new ConnectionName(subscription, name))
        .flatMap(id -> find(organization, id));
  }

  @Override
  public List<RosterConnection> of(OrganizationId organization, SubscriptionId subscription) {
    return connections
        .all()
        .filter(found -> found.organization().equals(organization))
        .filter(found -> found.subscription().equals(subscription))
        .sorted(Comparator.comparing(RosterConnection::name))
        .toList();
  }

  @Override
  public boolean end(RosterConnection connection) {
    Optional<RosterConnection> live = find(connection.organization(), connection.id());
    live.ifPresent(
        found -> {
          endedOnes.add(found.id(), found);
          connections.remove(found.id(), each -> true);
          byName.remove(new ConnectionName(found.subscription(), found.name()), each -> true);
        });
    return live.isPresent();
  }

  @Override
  public Optional<RosterConnection> ended(OrganizationId organization, ConnectionId id) {
    return endedOnes.find(id).filter(found -> found.organization().equals(organization));
  }

  @Override
  public boolean isEnding(OrganizationId organization, SubscriptionId subscription) {
    return endedOnes
        .all()
        .filter(found -> found.organization().equals(organization))
        .filter(found -> found.subscription().equals(subscription))
        .anyMatch(this::isLeft);
  }

  private boolean isLeft(RosterConnection connection) {
    return links.entries().anyMatch(link -> link.getKey().connection().equals(connection.id()))
        || pending.due(connection, Instant.MAX, 1).size() == 1;
  }

  @Override
  public void forget(OrganizationId organization, ConnectionId id) {
    ended(organization, id)
        .filter(found -> !isLeft(found))
        .filter(found -> runs.all().noneMatch(run -> run.connection().equals(id)))
        .ifPresent(
            found -> {
              endedOnes.remove(id, each -> true);
              states.remove(id, each -> true);
            });
  }

  @Override
  public RosterState state(RosterConnection connection) {
    return states.find(connection.id()).orElseThrow();
  }

  @Override
  public RosterState lock(RosterConnection connection) {
    return state(connection);
  }

  @Override
  public Optional<Locked> lockLive(RosterConnection connection) {
    Optional<Organization> organization = organizations.find(connection.organization());
    return find(connection.organization(), connection.id())
        .map(
            live ->
                new Locked(
                    live,
                    state(live),
                    organization.orElseThrow().details().zone(),
                    organization.orElseThrow().isOpen(),
                    organizations.events().revision(live.organization()),
                    isEnding(live.organization(), live.subscription())));
  }

  @Override
  public void update(RosterConnection connection, RosterState state) {
    connections.update(connection.id(), before -> true, before -> connection);
    states.put(connection.id(), state);
  }
}
