package io.entitlements.core.roster.google;

import io.entitlements.core.roster.ConnectionSecret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Notifications of the Directory API's push channels ({@code users.watch}): a hint that a list of
 * {@linkplain GoogleList.Users users} is worth reading now. They may be lost, late, repeated or
 * sent by others, so nothing in them is believed but that, and it is passed on by {@link
 * io.entitlements.roster.Rosters#hint}; what changed is what the next reading says.
 *
 * <p>Who joins or leaves a group or teaches another course is told by no channel of users. Lists of
 * groups and of Classroom are read by the calendar; for them a hint means no more than that
 * somebody was suspended, deleted or renamed who may be in them.
 */
public final class GooglePush {

  private static final Set<String> CHANGES = Set.of("add", "delete", "undelete", "update");

  private GooglePush() {}

  /**
   * Whether a request that came to the channel's address says that people changed, in something
   * that lists are read for: not by becoming an administrator. Its body is not needed.
   *
   * @param headers the request's headers; the case of their names does not matter
   * @param token what the channel was opened with
   * @return whether to read the list now; false for a channel's first message, another channel's,
   *     and somebody else's request
   */
  public static boolean isHint(Map<String, List<String>> headers, ConnectionSecret token) {
    TreeMap<String, List<String>> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    found.putAll(headers);
    byte[] given = one(found, "X-Goog-Channel-Token").getBytes(StandardCharsets.UTF_8);
    boolean ours = MessageDigest.isEqual(given, token.reveal().getBytes(StandardCharsets.UTF_8));
    String state = one(found, "X-Goog-Resource-State").toLowerCase(Locale.ROOT);
    return ours && CHANGES.contains(state);
  }

  private static String one(Map<String, List<String>> headers, String name) {
    List<String> values = headers.getOrDefault(name, List.of());
    return values.size() == 1 ? values.get(0) : "";
  }
}
