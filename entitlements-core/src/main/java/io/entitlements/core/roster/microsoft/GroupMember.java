package io.entitlements.core.roster.microsoft;

import io.entitlements.core.internal.http.JsonRecord;

/** What members of a group are: people, groups, devices, and whatever else Graph has. */
final class GroupMember {

  static final String TYPE = "@odata.type";

  private static final String USER = "#microsoft.graph.user";
  private static final String GROUP = "#microsoft.graph.group";

  private GroupMember() {}

  /** Where the members of a group are, with this of each. */
  static String of(String group, String select) {
    return "groups/" + group + "/members?$select=" + select + "&$top=999";
  }

  /** Whether a member is a person. */
  static boolean isPerson(JsonRecord member) {
    return GraphUser.text(member, TYPE).equalsIgnoreCase(USER);
  }

  /** Whether a member is a group, and was not removed. */
  static boolean isGroup(JsonRecord member) {
    return GraphUser.text(member, TYPE).equalsIgnoreCase(GROUP) && !GraphUser.isRemoved(member);
  }

  /** Whether it is not said what a member is. */
  static boolean isOfNoKind(JsonRecord member) {
    return GraphUser.text(member, TYPE).isEmpty();
  }
}
