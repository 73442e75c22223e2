package io.entitlements.core.client;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The form of the client's own files: a line of kind and version, a line {@code name value} for
 * each member in its order, and a check sum, which finds damage and authenticates nothing. Written
 * and read without anything that a cold JVM would have to load for it.
 */
final class StateText {

  /** Longer than any file of this form. */
  static final int MAX_CHARACTERS = 1_000;

  private static final String[] UNREADABLE = {};
  private static final String CHECK = "check ";
  private static final long ALL_BITS = 0x1_0000_0000L;

  private StateText() {}

  static String write(String kind, String[] names, String[] values) {
    StringBuilder text = new StringBuilder(kind).append('\n');
    for (int i = 0; i < names.length; i++) {
      text.append(names[i]).append(' ').append(values[i]).append('\n');
    }
    String checkSum = checkSum(text.toString());
    return text.append(CHECK).append(checkSum).append('\n').toString();
  }

  /** Gives the values in the order of the names, none at all if it is not exactly as written. */
  static String[] read(String text, String kind, String... names) {
    if (text.length() > MAX_CHARACTERS || !text.startsWith(kind + "\n")) {
      return UNREADABLE;
    }
    String[] values = new String[names.length];
    int at = kind.length() + 1;
    for (int i = 0; i < names.length; i++) {
      int end = text.indexOf('\n', at);
      String start = names[i] + " ";
      if (end < at + start.length() || !text.startsWith(start, at)) {
        return UNREADABLE;
      }
      values[i] = text.substring(at + start.length(), end);
      at = end + 1;
    }
    String last = CHECK + checkSum(text.substring(0, at)) + "\n";
    return text.substring(at).equals(last) ? values : UNREADABLE;
  }

  private static String checkSum(String text) {
    CRC32 sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(ALL_BITS | sum.getValue()).substring(1);
  }
}
