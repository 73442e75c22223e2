package io.entitlements.core.internal.source;

import io.entitlements.roster.RosterReading;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a person should know of a reading: each remark once, and no more than fit. */
public final class Remarks {

  private static final int MAX_LENGTH = 200;

  private final Set<String> remarks = new LinkedHashSet<>();
  private boolean more;

  /** Notes a remark, which repeats nothing of the list. */
  public void add(String remark) {
    if (remarks.size() < RosterReading.MAX_REMARKS - 1) {
      remarks.add(cut(remark));
    } else {
      more |= !remarks.contains(cut(remark));
    }
  }

  /** The remarks in the order in which they were noted. */
  public List<String> list() {
    List<String> list = new ArrayList<>(remarks);
    if (more) {
      list.add("there is more of this kind");
    }
    return list;
  }

  /** A text that fits a remark or a reason: not too long, and what shows other than it is, out. */
  public static String cut(String text) {
    StringBuilder fitting = new StringBuilder();
    text.codePoints().forEach(c -> fitting.appendCodePoint(isShown(c) ? c : '?'));
    if (fitting.length() <= MAX_LENGTH) {
      return fitting.toString();
    }
    int end = MAX_LENGTH - 1;
    boolean splits = Character.isHighSurrogate(fitting.charAt(end - 1));
    return fitting.substring(0, splits ? end - 1 : end) + "…";
  }

  private static boolean isShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }
}
