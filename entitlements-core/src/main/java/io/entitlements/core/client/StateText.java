package io.entitlements.core.client;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The form of the client's own files: a line of kind and version, a line {@code name value} for
 * each member in its order, and a check sum, which finds damage and authenticates nothing. Written
 * and read without anything that a cold JVM would have to load for it.
 */
final class StateText {

  /** Longer than any file of this version. */
  static final int MAX_CHARACTERS = 6_000;

  /** Longer than any file of a later version. */
  static final int MAX_CHARACTERS_EVER = 16_000;

  private static final int MAX_VERSION = 9_999;
  private static final String[] UNREADABLE = {};
  private static final String CHECK = "check ";
  private static final long ALL_BITS = 0x1_0000_0000L;

  private StateText() {}

  static String write(String kind, int version, String[] names, String[] values) {
    StringBuilder text = new StringBuilder(kind).append(' ').append(version).append('\n');
    for (int i = 0; i < names.length; i++) {
      text.append(names[i]).append(' ').append(values[i]).append('\n');
    }
    String checkSum = checkSum(text.toString());
    return text.append(CHECK).append(checkSum).append('\n').toString();
  }

  /** Gives the values in the order of the names, none at all if it is not exactly as written. */
  static String[] read(String text, String kind, int version, String... names) {
    String first = kind + " " + version + "\n";
    if (text.length() > MAX_CHARACTERS || !text.startsWith(first)) {
      return UNREADABLE;
    }
    String[] values = new String[names.length];
    int at = first.length();
    for (int i = 0; i < names.length; i++) {
      int end = text.indexOf('\n', at);
      String start = names[i] + " ";
      if (end < at + start.length() || !text.startsWith(start, at)) {
        return UNREADABLE;
      }
      values[i] = text.substring(at + start.length(), end);
      at = end + 1;
    }
    return endsWithItsCheck(text, at) ? values : UNREADABLE;
  }

  /**
   * Whether a later version of the program wrote it. Each version keeps the first line, the last
   * one and {@link #MAX_CHARACTERS_EVER}, so that a damaged file does not pass for one of a later.
   */
  static boolean isNewer(String text, String kind, int version) {
    int end = text.indexOf('\n');
    if (text.length() > MAX_CHARACTERS_EVER || end < 0 || !text.startsWith(kind + " ")) {
      return false;
    }
    int last = text.lastIndexOf('\n', text.length() - 2) + 1;
    return number(text, kind.length() + 1, end) > version && endsWithItsCheck(text, last);
  }

  /** Gives 0 for what is no version. */
  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || number > MAX_VERSION / 10) {
        return 0;
      }
      number = 10 * number + digit;
    }
    return number;
  }

  private static boolean endsWithItsCheck(String text, int from) {
    String last = CHECK + checkSum(text.substring(0, from)) + "\n";
    return text.startsWith(last, from) && text.length() == from + last.length();
  }

  static String checkSum(String text) {
    CRC32 sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(ALL_BITS | sum.getValue()).substring(1);
  }
}
