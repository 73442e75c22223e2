package io.entitlements.core.internal.snapshot;

import io.entitlements.check.Decision;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one person or computer for a stretch of time. Once dropped it stays empty, so
 * that whoever still finds it somewhere gets nothing from it. Thread-safe.
 *
 * <p>It is laid out for memory, which is what a check waits for. The id is in here, not elsewhere.
 * So are the few different answers that somebody gets: they are read at the same time as the {@link
 * Kept} that says whether they still count, rather than after it.
 */
final class Entry {

  /** The bits that say which of the few answers is about a feature. */
  private static final int BITS = 2;

  private static final int MASK = (1 << BITS) - 1;

  private static final int FEW = 3;

  /** It is none of the few. */
  private static final int OTHER = MASK;

  private final long mostBits;
  private final long leastBits;

  /** By the number of a feature. */
  private final int choices;

  private final @Nullable Decision first;
  private final @Nullable Decision second;
  private final @Nullable Decision third;

  private volatile @Nullable Kept kept;

  Entry(UUID id, Kept kept) {
    @Nullable Decision[] few = new Decision[FEW];
    this.mostBits = id.getMostSignificantBits();
    this.leastBits = id.getLeastSignificantBits();
    this.choices = choices(kept, few);
    this.first = few[0];
    this.second = few[1];
    this.third = few[2];
    this.kept = kept;
  }

  private static int choices(Kept kept, @Nullable Decision[] few) {
    int choices = -1;
    for (int slot = 0; slot < Math.min(kept.size(), Integer.SIZE / BITS); slot++) {
      int choice = choice(kept.answer(slot), few);
      choices ^= (choice ^ OTHER) << (slot * BITS);
    }
    return choices;
  }

  @SuppressWarnings("ReferenceEquality") // equal ones may be given twice
  private static int choice(Decision answer, @Nullable Decision[] few) {
    for (int i = 0; i < few.length; i++) {
      if (few[i] == null) {
        few[i] = answer;
      }
      if (few[i] == answer) {
        return i;
      }
    }
    return OTHER;
  }

  boolean isOf(long most, long least) {
    return mostBits == most && leastBits == least;
  }

  /** A number by which entries are spread. */
  static int spread(long most, long least) {
    // Fibonacci hashing: the upper bits of the product depend on all bits of both.
    return (int) (((most ^ least) * 0x9E37_79B9_7F4A_7C15L) >>> 32);
  }

  int spread() {
    return spread(mostBits, leastBits);
  }

  /** The answer of an instant; null if this is the entry of another time, or was dropped. */
  @Nullable Decision answer(int slot, long now) {
    Kept all = kept;
    if (all == null || !all.isCurrent(now)) {
      return null;
    }
    int choice = slot < Integer.SIZE / BITS ? (choices >>> (slot * BITS)) & MASK : OTHER;
    return switch (choice) {
      case 0 -> first;
      case 1 -> second;
      case 2 -> third;
      default -> all.answer(slot);
    };
  }

  /** Null if it was dropped. */
  @Nullable Kept kept() {
    return kept;
  }

  void drop() {
    kept = null;
  }
}
