package io.entitlements.core.roster.oneroster;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;
import java.util.function.IntPredicate;

/** Takes the fields of one record from the parser: text for those that are wanted, else nothing. */
final class FieldCollector extends AbstractBaseCsvCallbackHandler<FieldCollector> {

  private final IntPredicate wanted;
  private String[] fields = new String[32];
  private int count;
  private int badField = -1;
  private char badCharacter;

  FieldCollector(IntPredicate wanted) {
    this.wanted = wanted;
  }

  @Override
  protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
    if (index == fields.length) {
      fields = Arrays.copyOf(fields, index * 2);
    }
    boolean keep = wanted.test(index);
    fields[index] = keep ? new String(buffer, offset, length).strip() : "";
    count = index + 1;
    for (int i = offset; badField < 0 && i < offset + length; i++) {
      if (buffer[i] == 0 || (keep && isControl(buffer[i]))) {
        badField = index;
        badCharacter = buffer[i];
      }
    }
  }

  private static boolean isControl(char c) {
    return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
  }

  @Override
  protected FieldCollector buildRecord() {
    return this;
  }

  /** How many fields were complete. */
  int count() {
    return count;
  }

  /** The field at this place, without spaces around it; an empty text if it was not wanted. */
  String field(int index) {
    return fields[index];
  }

  /** The first field with a character that no text has, or -1. */
  int badField() {
    return badField;
  }

  /** The character that {@link #badField} has, for a message. */
  String badCharacter() {
    return String.format("U+%04X", (int) badCharacter);
  }
}
