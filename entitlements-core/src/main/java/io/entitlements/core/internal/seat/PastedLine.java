package io.entitlements.core.internal.seat;

import io.entitlements.core.internal.line.TypedAddress;
import io.entitlements.seat.SeatChange;
import io.entitlements.seat.SeatRowRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The people of one pasted line, separated by commas, semicolons or tabs: bare addresses, or {@code
 * Name <address>} as in RFC 5322, section 3.4, the name in quotes or, as Outlook has it, with a
 * comma in it and none. Each becomes an assignment.
 */
final class PastedLine {

  private static final Pattern DOT_WITHIN = Pattern.compile("[\\p{L}\\d]\\.[\\p{L}\\d]");

  private final List<SeatChange> changes = new ArrayList<>();

  /** The piece before, if it may be the first part of a name with a comma in it; else empty. */
  private String name = "";

  private PastedLine() {}

  static List<SeatChange> changes(String line) {
    PastedLine people = new PastedLine();
    int start = 0;
    boolean quoted = false;
    boolean bracketed = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && quoted) {
        i++;
      } else if (c == '"' && !bracketed) {
        quoted = !quoted;
      } else if (!quoted && (c == '<' || c == '>')) {
        bracketed = c == '<';
      } else if (!quoted && !bracketed && (c == ',' || c == ';' || c == '\t')) {
        people.piece(line.substring(start, i), c == ',');
        start = i + 1;
      }
    }
    if (quoted || bracketed) {
      people.refuseName();
      people.changes.add(
          new SeatChange.Unreadable(
              TypedAddress.in(line.substring(start)), SeatRowRefusal.UNREADABLE_ROW));
    } else {
      people.piece(line.substring(start), false);
    }
    return people.changes;
  }

  private void piece(String typed, boolean endsWithComma) {
    String piece = TypedAddress.trim(typed);
    if (piece.endsWith(">")) {
      name = "";
    } else {
      refuseName();
    }
    if (endsWithComma && isName(piece)) {
      name = piece;
    } else if (!piece.isEmpty()) {
      add(piece);
    }
  }

  /** Not what may be an address with a mistake: that is never lost. */
  private static boolean isName(String piece) {
    return piece.indexOf('@') < 0 && !DOT_WITHIN.matcher(piece).find();
  }

  private void refuseName() {
    if (!name.isEmpty()) {
      add(name);
      name = "";
    }
  }

  private void add(String piece) {
    changes.add(new SeatChange.Assign(TypedAddress.in(piece)));
  }
}
