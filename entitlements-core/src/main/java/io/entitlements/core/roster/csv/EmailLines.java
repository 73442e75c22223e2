package io.entitlements.core.roster.csv;

import io.entitlements.account.Role;
import io.entitlements.core.internal.line.Lines;
import io.entitlements.core.internal.line.TypedAddress;
import io.entitlements.core.internal.source.Remarks;
import io.entitlements.error.InputProblem;
import io.entitlements.error.InvalidInputException;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterReading;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.Verdict;
import io.entitlements.type.DisplayText;
import io.entitlements.type.EmailAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads a list line by line. Used once, by one thread. */
final class EmailLines {

  private static final int PAGE = 1_000;
  private static final int MOST_PEOPLE = 1_000_000;
  private static final int MOST_PROBLEMS = 100;
  private static final Pattern SEPARATORS = Pattern.compile("[,;\\s]+");

  /** What Excel puts before the header. It says what the header shows. */
  private static final Pattern EXCEL = Pattern.compile("sep=.?", Pattern.CASE_INSENSITIVE);

  private final String file;
  private final Role role;
  private final Consumer<List<RosterRecord>> pages;
  private final List<InputProblem> problems = new ArrayList<>();
  private final List<RosterRecord> page = new ArrayList<>();
  private Optional<EmailColumns> columns = Optional.empty();
  private int people;

  EmailLines(String file, Role role, Consumer<List<RosterRecord>> pages) {
    this.file = file;
    this.role = role;
    this.pages = pages;
  }

  RosterReading read(Lines lines) throws IOException {
    boolean isFirst = true;
    while (lines.next()) {
      if (lines.fault().isPresent()) {
        note(lines.number(), problem(lines.fault().get()));
      } else if (!isBlank(lines.text(), isFirst)) {
        if (isFirst) {
          columns = EmailColumns.ofHeader(lines.text());
        }
        if (!isFirst || columns.isEmpty()) {
          take(lines.number(), lines.text());
        }
        isFirst = false;
      }
    }
    if (lines.isTooLarge()) {
      throw refused(lines.number(), "the file is larger than a list may be");
    }
    if (people == 0) {
      note(0, "there is nobody in the file");
      throw new InvalidInputException(problems);
    }
    flush();
    Remarks remarks = new Remarks();
    problems.forEach(problem -> remarks.add(problem.toString()));
    Verdict verdict = problems.isEmpty() ? Verdict.FULL : Verdict.PARTIAL;
    return new RosterReading(verdict, Optional.empty(), remarks.list());
  }

  private static boolean isBlank(String line, boolean isFirst) {
    String text = TypedAddress.trim(line);
    return text.isEmpty()
        || SEPARATORS.matcher(text).matches()
        || (isFirst && EXCEL.matcher(text).matches());
  }

  private void take(long line, String text) {
    Optional<EmailColumns.Cells> cells =
        columns.isPresent() ? columns.get().read(text) : EmailColumns.readAlone(text);
    if (cells.isEmpty()) {
      note(line, "the line does not fit the header");
      return;
    }
    Optional<EmailAddress> email = EmailAddress.parse(cells.get().email());
    if (email.isEmpty()) {
      note(line, "this is not an email address");
      return;
    }
    if (++people > MOST_PEOPLE) {
      throw refused(line, "the file has more than " + MOST_PEOPLE + " people");
    }
    page.add(
        new Person(
            email.get().value(),
            email.get(),
            name(cells.get().givenName()),
            name(cells.get().familyName()),
            List.of(role),
            true));
    if (page.size() == PAGE) {
      flush();
    }
  }

  /** What is no name is none: the seat hangs on the address. */
  private static String name(String text) {
    try {
      return DisplayText.check("name", text, 0, Person.MAX_NAME_LENGTH);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private void flush() {
    if (!page.isEmpty()) {
      pages.accept(List.copyOf(page));
      page.clear();
    }
  }

  private void note(long line, String problem) {
    problems.add(new InputProblem(file, line, "", problem));
    if (problems.size() >= MOST_PROBLEMS) {
      throw new InvalidInputException(problems);
    }
  }

  private InvalidInputException refused(long line, String problem) {
    return new InvalidInputException(new InputProblem(file, line, "", problem));
  }

  private static String problem(Lines.Fault fault) {
    return switch (fault) {
      case TOO_LONG -> "the line is longer than " + EmailCsv.MAX_LINE_BYTES + " bytes";
      case NOT_UTF_8 -> "the line is not UTF-8; save the file as \"CSV UTF-8\"";
      case NOT_TEXT -> "this is not text; save the file as \"CSV UTF-8\"";
    };
  }
}
