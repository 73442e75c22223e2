package io.entitlements.spi;

import io.entitlements.roster.PushToken;
import io.entitlements.roster.PushedPage;
import io.entitlements.roster.PushedResource;
import io.entitlements.roster.PushedResource.Kind;
import io.entitlements.roster.RosterConnection;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.PushTokenId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * What directories push, and by which tokens. Whoever changes something of a connection has locked
 * its subscription or the connection before.
 */
public interface PushStore {

  /**
   * Adds a token.
   *
   * @param connection its connection
   * @param token the token
   * @param hash the digest of its secret, which no other has; at most 64 characters
   */
  void insertToken(RosterConnection connection, PushToken token, String hash);

  /**
   * Finds a token by its secret.
   *
   * @param hash the digest of the secret
   * @return the token, expired or not, and its connection, if that has not ended and its
   *     organization is not closed
   */
  Optional<Opened> token(String hash);

  /**
   * A token and its connection.
   *
   * @param token the token
   * @param connection its connection as it is now
   */
  record Opened(PushToken token, RosterConnection connection) {

    /** Checks that nothing is missing. */
    public Opened {
      Objects.requireNonNull(token, "token");
      Objects.requireNonNull(connection, "connection");
    }
  }

  /**
   * The tokens of a connection.
   *
   * @param connection the connection
   * @return all that were not removed, also expired ones, the oldest first
   */
  List<PushToken> tokens(RosterConnection connection);

  /**
   * Removes a token.
   *
   * @param connection its connection
   * @param token the token
   */
  void removeToken(RosterConnection connection, PushTokenId token);

  /**
   * Finds a resource.
   *
   * @param connection the connection
   * @param kind of which kind
   * @param id its identifier, or another text of 36 hexadecimal digits and dashes
   * @return the resource, if there is one
   */
  Optional<PushedRow> find(RosterConnection connection, Kind kind, String id);

  /**
   * Finds a resource by its unique name.
   *
   * @param connection the connection
   * @param kind of which kind
   * @param nameKey the digest of the name
   * @return the resource, if there is one
   */
  Optional<PushedRow> named(RosterConnection connection, Kind kind, String nameKey);

  /**
   * Finds resources by the directory's own identifier.
   *
   * @param connection the connection
   * @param kind of which kind
   * @param externalKey the digest of the identifier
   * @param limit at most how many
   * @return the resources, in the order in which they were added
   */
  List<PushedRow> withExternalKey(
      RosterConnection connection, Kind kind, String externalKey, int limit);

  /**
   * Which resources there are.
   *
   * @param connection the connection
   * @param kind of which kind
   * @param ids any number of such texts
   * @return those that are identifiers of resources
   */
  Set<String> existing(RosterConnection connection, Kind kind, Collection<String> ids);

  /**
   * A part of what there is. The last page costs about what the first one does.
   *
   * @param connection the connection
   * @param kind of which kind
   * @param offset how many are passed over
   * @param limit at most how many; possibly 0
   * @return the page, in the order in which they were added
   */
  PushedPage page(RosterConnection connection, Kind kind, long offset, int limit);

  /**
   * The next of all that there is, for who looks at each: what is added or removed meanwhile moves
   * no other.
   *
   * @param connection the connection
   * @param kind of which kind
   * @param place behind which place; -1 for the first ones
   * @param limit at most how many
   * @return the resources by their places, which are in the order in which they were added
   */
  SortedMap<Long, PushedResource> behind(
      RosterConnection connection, Kind kind, long place, int limit);

  /**
   * Adds a resource behind all others of its kind.
   *
   * @param connection the connection
   * @param row the resource; its identifier is new
   * @return false, and nothing is added, if another one of its kind has its name
   */
  boolean insert(RosterConnection connection, PushedRow row);

  /**
   * Replaces a resource.
   *
   * @param connection the connection
   * @param row as it is from now on; no other has its name
   */
  void update(RosterConnection connection, PushedRow row);

  /**
   * Removes a resource, and what it is a member of or has as members. Groups that lose a member
   * have a new version.
   *
   * @param connection the connection
   * @param kind of which kind
   * @param id its identifier
   * @param now the instant, from which groups count as changed
   */
  void remove(RosterConnection connection, Kind kind, String id, Instant now);

  /**
   * Who is in groups.
   *
   * @param connection the connection
   * @param groups their identifiers; any number
   * @return the members of each that has some, by identifier
   */
  Map<String, List<String>> members(RosterConnection connection, Collection<String> groups);

  /**
   * Who of some is in a group.
   *
   * @param connection the connection
   * @param group its identifier
   * @param users any number of such texts
   * @return those that are members
   */
  Set<String> membersAmong(RosterConnection connection, String group, Collection<String> users);

  /**
   * Adds members, in few statements.
   *
   * @param connection the connection
   * @param group its identifier
   * @param users people that there are, and who are no members
   */
  void addMembers(RosterConnection connection, String group, Collection<String> users);

  /**
   * Removes members, in few statements.
   *
   * @param connection the connection
   * @param group its identifier
   * @param users any number; those who are no members are passed over
   */
  void removeMembers(RosterConnection connection, String group, Collection<String> users);

  /**
   * Notes that a push takes a seat back, and forgets what was noted more than two days before.
   *
   * @param connection the connection
   * @param now when
   */
  void noteRelease(RosterConnection connection, Instant now);

  /**
   * How many seats pushes have taken back.
   *
   * @param connection the connection
   * @param since since when; the whole hour in which it lies counts
   * @return how many were noted
   */
  int releasedSince(RosterConnection connection, Instant since);

  /**
   * Removes what the lists of an organization keep of a person, by their links. The connections are
   * locked before, and stay locked.
   *
   * @param organization the organization
   * @param account the person
   * @param now the instant
   */
  void forget(OrganizationId organization, AccountId account, Instant now);

  /**
   * Removes some of everything that is kept of a connection.
   *
   * @param connection a connection that has ended
   * @param most at most about how many rows
   * @return whether there was something to remove
   */
  boolean clear(RosterConnection connection, int most);
}
