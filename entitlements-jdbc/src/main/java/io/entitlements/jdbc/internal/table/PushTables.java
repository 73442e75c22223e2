package io.entitlements.jdbc.internal.table;

import io.entitlements.jdbc.internal.dialect.Dialect;
import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.roster.PushToken;
import io.entitlements.roster.PushedPage;
import io.entitlements.roster.PushedResource;
import io.entitlements.roster.PushedResource.Kind;
import io.entitlements.roster.RosterConnection;
import io.entitlements.spi.PushStore;
import io.entitlements.spi.PushedRow;
import io.entitlements.type.AccountId;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.PushTokenId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jdbi.v3.core.Handle;

/** The tables of what directories push. */
public final class PushTables implements PushStore {

  private static final String LINKED =
      """
      select connection_id, directory_id from roster_link
      where organization_id = :organization and account_id = :account
      """;

  private final Handle handle;
  private final PushTokenTable tokens;
  private final PushedResourceTable resources;
  private final PushedMemberTable members;
  private final PushReleaseTable releases;
  private final SeatedLinks seated;

  /** On one connection. */
  public PushTables(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.tokens = new PushTokenTable(handle);
    this.resources = new PushedResourceTable(handle, dialect);
    this.members = new PushedMemberTable(handle, dialect);
    this.releases = new PushReleaseTable(handle);
    this.seated = new SeatedLinks(handle, dialect);
  }

  private static ListKey of(RosterConnection connection) {
    return new ListKey(connection.organization(), connection.id());
  }

  @Override
  public void insertToken(RosterConnection connection, PushToken token, String hash) {
    tokens.insert(connection.organization(), token, hash);
  }

  @Override
  public Optional<Opened> token(String hash) {
    return tokens.find(hash);
  }

  @Override
  public List<PushToken> tokens(RosterConnection connection) {
    return tokens.of(of(connection));
  }

  @Override
  public void removeToken(RosterConnection connection, PushTokenId token) {
    tokens.remove(of(connection), token);
  }

  @Override
  public Optional<PushedRow> find(RosterConnection connection, Kind kind, String id) {
    return resources.find(of(connection), kind, id);
  }

  @Override
  public Optional<PushedRow> named(RosterConnection connection, Kind kind, String nameKey) {
    return resources.named(of(connection), kind, nameKey);
  }

  @Override
  public List<PushedRow> withExternalKey(
      RosterConnection connection, Kind kind, String externalKey, int limit) {
    return resources.withExternalKey(of(connection), kind, externalKey, limit);
  }

  @Override
  public Set<String> existing(RosterConnection connection, Kind kind, Collection<String> ids) {
    return resources.existing(of(connection), kind, ids);
  }

  @Override
  public PushedPage page(RosterConnection connection, Kind kind, long offset, int limit) {
    return resources.page(of(connection), kind, offset, limit);
  }

  @Override
  public SortedMap<Long, PushedResource> behind(
      RosterConnection connection, Kind kind, long place, int limit) {
    return resources.behind(of(connection), kind, place, limit);
  }

  @Override
  public boolean insert(RosterConnection connection, PushedRow row) {
    return resources.insert(of(connection), row);
  }

  @Override
  public void update(RosterConnection connection, PushedRow row) {
    resources.update(of(connection), row);
  }

  @Override
  public void remove(RosterConnection connection, Kind kind, String id, Instant now) {
    remove(of(connection), kind, id, now);
  }

  private void remove(ListKey list, Kind kind, String id, Instant now) {
    if (kind == Kind.GROUP) {
      members.removeGroup(list, id);
    } else {
      resources.touchGroupsOf(list, id, now);
      members.removeUser(list, id);
    }
    resources.remove(list, kind, id);
  }

  @Override
  public Map<String, List<String>> members(RosterConnection connection, Collection<String> groups) {
    return members.of(of(connection), groups);
  }

  @Override
  public Set<String> membersAmong(
      RosterConnection connection, String group, Collection<String> users) {
    return members.among(of(connection), group, users);
  }

  @Override
  public void addMembers(RosterConnection connection, String group, Collection<String> users) {
    members.add(of(connection), group, users);
  }

  @Override
  public void removeMembers(RosterConnection connection, String group, Collection<String> users) {
    members.remove(of(connection), group, users);
  }

  @Override
  public void noteRelease(RosterConnection connection, Instant now) {
    releases.note(of(connection), now);
  }

  @Override
  public int releasedSince(RosterConnection connection, Instant since) {
    return releases.since(of(connection), since);
  }

  @Override
  public void forget(OrganizationId organization, AccountId account, Instant now) {
    seated.lock(organization, account);
    record Linked(ConnectionId connection, String id) {}
    List<Linked> linked =
        Sql.of(handle, LINKED)
            .bind("organization", organization.value())
            .bind("account", account.value())
            .list(
                row ->
                    new Linked(
                        new ConnectionId(Columns.uuid(row, "connection_id")),
                        row.getString("directory_id")));
    for (Linked each : linked) {
      remove(new ListKey(organization, each.connection()), Kind.USER, each.id(), now);
    }
  }

  @Override
  public boolean clear(RosterConnection connection, int most) {
    ListKey list = of(connection);
    return tokens.clear(list)
        || releases.clear(list)
        || members.clearSome(list)
        || resources.clearSome(list, most);
  }
}
