package io.entitlements.core.memory;

import io.entitlements.core.memory.Data.ConnectionName;
import io.entitlements.core.memory.Data.LinkKey;
import io.entitlements.roster.RosterConnection;
import io.entitlements.spi.RosterStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.util.Map;
import java.util.Optional;

/** Connections by identifier and by name, and the links of each. */
record MemoryRosters(
    Table<ConnectionId, RosterConnection> connections,
    Table<ConnectionName, RosterConnection> byName,
    Table<LinkKey, AccountId> links)
    implements RosterStore {

  @Override
  public boolean insert(RosterConnection connection) {
    ConnectionName name = new ConnectionName(connection.subscription(), connection.name());
    if (!byName.insert(name, connection)) {
      return false;
    }
    connections.add(connection.id(), connection);
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
        .filter(found -> found.organization().equals(organization));
  }

  @Override
  public boolean link(RosterConnection connection, String directoryId, AccountId account) {
    return links.insert(new LinkKey(connection.id(), directoryId), account);
  }

  @Override
  public Optional<AccountId> linked(RosterConnection connection, String directoryId) {
    return links.find(new LinkKey(connection.id(), directoryId));
  }

  @Override
  public void unlink(OrganizationId organization, AccountId account) {
    links
        .entries()
        .filter(link -> link.getValue().equals(account))
        .map(Map.Entry::getKey)
        .filter(key -> find(organization, key.connection()).isPresent())
        .toList()
        .forEach(key -> links.remove(key, linked -> true));
  }
}
