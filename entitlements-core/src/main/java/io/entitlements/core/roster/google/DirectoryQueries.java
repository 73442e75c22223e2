package io.entitlements.core.roster.google;

import io.entitlements.account.Role;
import io.entitlements.core.internal.http.JsonShape;
import io.entitlements.core.internal.http.Percent;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked of the Directory API.
 *
 * @param directory where it is
 */
record DirectoryQueries(URI directory) {

  private static final JsonShape USER =
      JsonShape.of("id", "primaryEmail", "suspended", "archived")
          .withObject("name", JsonShape.of("givenName", "familyName"));
  private static final JsonShape MEMBER = JsonShape.of("id", "email", "type", "status");

  /** Everybody of a list. */
  TokenPages.Query users(GoogleList.Users list) {
    List<Map.Entry<String, String>> parameters = scope(list);
    list.query().ifPresent(query -> parameters.add(Map.entry("query", query)));
    parameters.add(Map.entry("orderBy", "email"));
    return query(
        "admin/directory/v1/users",
        parameters,
        "500",
        "users",
        "id,primaryEmail,name(givenName,familyName),suspended,archived",
        USER);
  }

  /** Everybody of the customer. */
  TokenPages.Query everybody() {
    return users(new GoogleList.Users(Optional.empty(), Optional.empty(), Role.EDUCATOR));
  }

  /** Who was deleted. */
  TokenPages.Query deleted(GoogleList.Users list) {
    List<Map.Entry<String, String>> parameters = scope(list);
    parameters.add(Map.entry("showDeleted", "true"));
    return query("admin/directory/v1/users", parameters, "500", "users", "id", JsonShape.of("id"));
  }

  private static List<Map.Entry<String, String>> scope(GoogleList.Users list) {
    List<Map.Entry<String, String>> parameters = new ArrayList<>();
    parameters.add(
        list.domain()
            .map(domain -> Map.entry("domain", domain))
            .orElse(Map.entry("customer", "my_customer")));
    return parameters;
  }

  /** The members of a group, by its address or identifier. */
  TokenPages.Query members(String group) {
    return query(
        "admin/directory/v1/groups/" + Percent.encode(group) + "/members",
        List.of(),
        "200",
        "members",
        "id,email,type,status",
        MEMBER);
  }

  private TokenPages.Query query(
      String path,
      List<Map.Entry<String, String>> parameters,
      String most,
      String member,
      String fields,
      JsonShape element) {
    List<Map.Entry<String, String>> all = new ArrayList<>(parameters);
    all.add(Map.entry("maxResults", most));
    all.add(Map.entry("fields", "kind,nextPageToken," + member + "(" + fields + ")"));
    Optional<String> kind = Optional.of("admin#directory#" + member);
    return new TokenPages.Query(URI.create(directory + path), all, member, kind, element);
  }
}
