package io.entitlements.core.internal.subscription;

import io.entitlements.key.Allotment;
import io.entitlements.subscription.Term;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Arithmetic on what was bought of a key: in order of time, never two at one instant. */
final class Allotments {

  private Allotments() {}

  /** Without what lies at or after an instant. */
  static List<Allotment> until(List<Allotment> bought, Instant end) {
    List<Allotment> kept = new ArrayList<>();
    for (Allotment allotment : bought) {
      if (!allotment.term().startsAt().isBefore(end)) {
        break;
      }
      boolean whole = !allotment.term().endsAt().isAfter(end);
      kept.add(whole ? allotment : part(allotment, allotment.term().startsAt(), end, 0));
    }
    return kept;
  }

  /** With one more at the end. */
  static List<Allotment> joined(List<Allotment> bought, Allotment more) {
    List<Allotment> joined = new ArrayList<>(bought);
    joined.add(more);
    return joined;
  }

  /** With more seats from an instant on. */
  static List<Allotment> enlarged(List<Allotment> bought, Instant from, int seats) {
    List<Allotment> enlarged = new ArrayList<>(until(bought, from));
    for (Allotment allotment : bought) {
      Term term = allotment.term();
      if (term.endsAt().isAfter(from)) {
        Instant start = term.startsAt().isBefore(from) ? from : term.startsAt();
        enlarged.add(part(allotment, start, term.endsAt(), seats));
      }
    }
    return enlarged;
  }

  private static Allotment part(Allotment of, Instant start, Instant end, int more) {
    return new Allotment(of.seats() + more, new Term(start, end));
  }
}
