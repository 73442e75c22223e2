package io.entitlements.core.internal.offline;

import io.entitlements.activation.FileFault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The form of the files: a line of kind and version, a line {@code name value} for each member in
 * its order, and a line with a check sum over all that, which finds damage and authenticates
 * nothing. Line ends may be those of any system, and blanks around the whole do not matter.
 */
final class OfflineText {

  /** Longer than any file of ours. */
  static final int MAX_CHARACTERS = 6_000;

  private static final String CHECK = "check ";
  private static final int CHECK_BYTES = 16;
  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,3}");

  private OfflineText() {}

  static String write(String kind, int version, List<String> names, List<String> values) {
    StringBuilder text = new StringBuilder(kind).append(' ').append(version).append('\n');
    for (int i = 0; i < names.size(); i++) {
      text.append(names.get(i)).append(' ').append(values.get(i)).append('\n');
    }
    String checkSum = checkSum(text.toString());
    return text.append(CHECK).append(checkSum).append('\n').toString();
  }

  /**
   * Reads a file.
   *
   * @param reader gets the values in the order of the names; throws an {@link
   *     IllegalArgumentException} where one is not as it is written
   */
  static <T> FileReading<T> read(
      String text, String kind, int version, List<String> names, Function<List<String>, T> reader) {
    if (text.length() > MAX_CHARACTERS) {
      return new FileReading.Faulty<>(FileFault.TOO_LARGE);
    }
    String body = text.strip().replace("\r\n", "\n");
    String[] lines = body.split("\n", -1);
    if (!lines[0].startsWith(kind + " ")) {
      return new FileReading.Faulty<>(FileFault.WRONG_KIND);
    }
    String written = lines[0].substring(kind.length() + 1);
    if (!written.equals(Integer.toString(version))) {
      return new FileReading.Faulty<>(
          VERSION.matcher(written).matches() ? FileFault.NEWER_VERSION : FileFault.DAMAGED);
    }
    try {
      return new FileReading.Read<>(reader.apply(values(body, lines, names)));
    } catch (IllegalArgumentException notAsWritten) {
      return new FileReading.Faulty<>(FileFault.DAMAGED);
    }
  }

  private static List<String> values(String body, String[] lines, List<String> names) {
    require(lines.length == names.size() + 2);
    String last = lines[lines.length - 1];
    require(last.equals(CHECK + checkSum(body.substring(0, body.length() - last.length()))));
    String[] values = new String[names.size()];
    for (int i = 0; i < values.length; i++) {
      String start = names.get(i) + " ";
      require(lines[i + 1].startsWith(start));
      values[i] = lines[i + 1].substring(start.length());
    }
    return List.of(values);
  }

  static void require(boolean asWritten) {
    if (!asWritten) {
      throw new IllegalArgumentException("not as it is written");
    }
  }

  static String checkSum(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(digest, CHECK_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
