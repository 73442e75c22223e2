package io.entitlements.core.internal.source;

import io.entitlements.error.RosterUnavailableException;
import io.entitlements.error.RosterUnavailableException.Reason;
import io.entitlements.roster.RosterReading;
import io.entitlements.roster.RosterRecord;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Passes on whom a list names, page by page, and notes what speaks against it. For one reading. */
public final class People {

  /** How many people a list may name. */
  public static final int MOST = 1_000_000;

  private static final int TAKEN_BACK_AT_ONCE = 1_000;

  private final Consumer<List<RosterRecord>> pages;
  private final Remarks remarks;
  private final List<RosterRecord> page = new ArrayList<>();

  /** Who was passed on since the list began. */
  private final List<String> passed = new ArrayList<>();

  /** Who was passed on by beginnings that count no more, and by nothing since. */
  private final Set<String> voided = new LinkedHashSet<>();

  private SeenIds seen = new SeenIds();
  private boolean complete = true;
  private int count;
  private int nobodies;

  /** Passes pages on. */
  public People(Consumer<List<RosterRecord>> pages, Remarks remarks) {
    this.pages = pages;
    this.remarks = remarks;
  }

  /** Whether nobody has been added with this identifier before. */
  public boolean isNew(String id) {
    boolean isNew = seen.add(id);
    count += isNew ? 1 : 0;
    requireBounded(count);
    return isNew;
  }

  /** Refuses a list that does not end, by what is kept of it in memory. */
  public static void requireBounded(int kept) {
    if (kept > MOST) {
      String problem = "the list has more than " + MOST + " people";
      throw new RosterUnavailableException(Reason.TOO_LARGE, problem, Optional.empty());
    }
  }

  /** Whether somebody was asked to be {@link #isNew new} before. */
  public boolean isKnown(String id) {
    return seen.has(id);
  }

  /** Somebody of everybody; who is nobody is left out. */
  public void add(Entry entry) {
    if (entry.isNobody()) {
      nobodies++;
    } else {
      add(entry.toRecord());
    }
  }

  /** Somebody of who changed, or who is not in the list any more. */
  public void add(RosterRecord record) {
    page.add(record);
    passed.add(record.directoryId());
    voided.remove(record.directoryId());
  }

  /** The list is not what it should be, so that absence from it says nothing. */
  public void incomplete(String remark) {
    complete = false;
    remarks.add(remark);
  }

  /** Something that a person should know, and that says nothing against the list. */
  public void note(String remark) {
    remarks.add(remark);
  }

  /** Passes on what was added since the last page; nothing says that the reading goes on. */
  public void flush() {
    pages.accept(List.copyOf(page));
    page.clear();
  }

  /** The list begins once more: who was named by what was read of it, counts no more. */
  public void again() {
    voided.addAll(passed);
    passed.clear();
    page.clear();
    begin();
  }

  /** Another list that says something of the same people begins. */
  public void begin() {
    seen = new SeenIds();
    count = 0;
    nobodies = 0;
  }

  /** The list has ended: who was named only by what counts no more, is said to have left. */
  public void end() {
    flush();
    for (String id : voided) {
      page.add(new RosterRecord.Left(id));
      if (page.size() == TAKEN_BACK_AT_ONCE) {
        flush();
      }
    }
    flush();
    voided.clear();
  }

  /** How many people there are, as far as they were asked to be {@link #isNew new}. */
  public int count() {
    return count;
  }

  /** Whether absence from the list, which is a whole one, says something. */
  public boolean isWhole() {
    if (nobodies > 0) {
      remarks.add("people without an email address are left out: " + nobodies);
    }
    if (count == 0) {
      incomplete("the list is empty");
    }
    return complete;
  }

  /** Whether nothing speaks against the list. */
  public boolean isComplete() {
    return complete;
  }

  /** As many remarks as fit a {@link RosterReading}. */
  public List<String> remarks() {
    return remarks.list();
  }
}
