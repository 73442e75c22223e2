package io.entitlements.roster;

import io.entitlements.roster.PushedResource.Kind;
import io.entitlements.type.Outcome;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The list of one connection as its directory sees it: what it has pushed, and nothing of any other
 * connection. Each change is one transaction, together with what it means for seats:
 *
 * <ul>
 *   <li>Who takes part gets an account, a membership and a seat, or a place on the waiting list
 *       where there is no seat.
 *   <li>Who does not any more, or is removed, loses the seat when the grace of the connection is
 *       over, and keeps it on coming back before.
 *   <li>More such losses within 24 hours than the guard of the connection lets pass, and any during
 *       its pause, are held until an administrator approves them; the directory is answered as if
 *       they were done.
 * </ul>
 */
public interface PushedList {

  /**
   * The connection.
   *
   * @return as it was when the list was opened
   */
  RosterConnection connection();

  /**
   * Finds a resource.
   *
   * @param kind of which kind
   * @param id its identifier, or any text
   * @return the resource, if there is one
   */
  Optional<PushedResource> find(Kind kind, String id);

  /**
   * Finds a person by name.
   *
   * @param name the name, in any case of its letters
   * @return the person, if there is one
   */
  Optional<PushedResource> named(String name);

  /**
   * Finds resources by the directory's own identifier.
   *
   * @param kind of which kind
   * @param externalId the identifier
   * @return at most 1,000, in the order in which they were pushed first
   */
  List<PushedResource> withExternalId(Kind kind, String externalId);

  /**
   * Reads a part of the list. A page behind many others costs what the first one does.
   *
   * @param kind of which kind
   * @param offset how many are passed over
   * @param limit at most how many; 0 to 1,000
   * @return the page
   */
  PushedPage page(Kind kind, long offset, int limit);

  /**
   * Reads all of the list, part by part; what is added or removed meanwhile lets nothing else be
   * passed over or given twice.
   *
   * @param kind of which kind
   * @param parts is given some at a time, in the order in which they were pushed first
   */
  void forEach(Kind kind, Consumer<List<PushedResource>> parts);

  /**
   * Who is in groups.
   *
   * @param groups their identifiers
   * @return the members of each that has some, by identifier
   */
  Map<String, List<String>> members(Collection<String> groups);

  /**
   * Adds a resource.
   *
   * @param kind of which kind
   * @param content what the directory says, of the new identifier; may be asked several times
   * @return the resource, or why not
   */
  Outcome<PushedResource, PushRefusal> create(Kind kind, Function<String, PushedContent> content);

  /**
   * Changes a resource. What the edit throws is thrown, and nothing is changed.
   *
   * @param kind of which kind
   * @param id its identifier, or any text
   * @param edit what the directory says now; may be asked several times
   * @return the resource as it is now, of the same version if nothing of it was changed, or why not
   */
  Outcome<PushedResource, PushRefusal> change(Kind kind, String id, Edit edit);

  /**
   * Removes a resource. What the check throws is thrown, and nothing is removed.
   *
   * @param kind of which kind
   * @param id its identifier, or any text
   * @param check is asked before; may be asked several times
   * @return the resource as it was, or why not
   */
  Outcome<PushedResource, PushRefusal> remove(Kind kind, String id, Consumer<PushedResource> check);

  /** Makes new content of a resource, inside the transaction. */
  @FunctionalInterface
  interface Edit {

    /**
     * Makes it.
     *
     * @param current the resource as it is
     * @param members who is in it, if it is a group
     * @return what the directory says now
     */
    PushedContent content(PushedResource current, Members members);
  }

  /** Who is in the group that is edited. */
  interface Members {

    /**
     * All of them.
     *
     * @return their identifiers, in the order of the store
     */
    List<String> all();

    /**
     * Those among some, in few queries.
     *
     * @param ids any texts
     * @return those of them that are members
     */
    Set<String> among(Collection<String> ids);
  }
}
