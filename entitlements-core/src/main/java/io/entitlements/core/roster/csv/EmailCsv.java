package io.entitlements.core.roster.csv;

import io.entitlements.account.Role;
import io.entitlements.core.internal.line.Lines;
import io.entitlements.error.InputProblem;
import io.entitlements.error.InvalidInputException;
import io.entitlements.roster.RosterCheckpoint;
import io.entitlements.roster.RosterReading;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A plain list of email addresses, one on a line, as a spreadsheet saves it: a single column, or a
 * table with a header in which one column is called {@code Email} or the like and others may hold
 * the given and the family name. Commas, semicolons or tabs separate cells; quotes, a byte order
 * mark and Excel's {@code sep=;} are understood. The text is UTF-8.
 *
 * <p>A person's directory identifier is the address in its normal form: whose address changes is
 * somebody else. Up to 99 lines that cannot be read are passed over; then the list is {@link
 * Verdict#PARTIAL}, and remarks say which lines. A file that has more of them, or nobody, is
 * refused. Immutable; may be read by several threads if the file may.
 */
public final class EmailCsv implements RosterSource {

  /** The largest file, in bytes. */
  public static final long MAX_BYTES = 64L * 1024 * 1024;

  /** The longest line, in bytes. */
  public static final int MAX_LINE_BYTES = 64 * 1024;

  private final String name;
  private final Opening opening;
  private final Role role;

  private interface Opening {
    InputStream open() throws IOException;
  }

  private EmailCsv(String name, Opening opening, Role role) {
    this.name = Objects.requireNonNull(name, "name");
    this.opening = opening;
    this.role = role;
    if (role != Role.EDUCATOR && role != Role.STUDENT) {
      throw new IllegalArgumentException("a list gives EDUCATOR or STUDENT, not " + role);
    }
  }

  /**
   * A list in a file. Nothing is read yet.
   *
   * @param file the file
   * @param role what everybody in the list is: {@link Role#EDUCATOR} or {@link Role#STUDENT}
   * @return the source
   */
  public static RosterSource in(Path file, Role role) {
    return new EmailCsv(String.valueOf(file.getFileName()), () -> Files.newInputStream(file), role);
  }

  /**
   * A list in memory, as it was uploaded.
   *
   * @param name what problems call it
   * @param content its bytes, which are not copied
   * @param role what everybody in the list is: {@link Role#EDUCATOR} or {@link Role#STUDENT}
   * @return the source
   */
  public static RosterSource of(String name, byte[] content, Role role) {
    return new EmailCsv(name, () -> new ByteArrayInputStream(content), role);
  }

  @Override
  public String describe() {
    return "Emails in " + name;
  }

  /** The same for all files: each may have a name of its own. */
  @Override
  public String scope() {
    return "Emails in a file";
  }

  /**
   * Reads the list. Blocks on the file.
   *
   * @param since ignored: a list is read as a whole
   * @param pages receives the people, in pages of at most 1,000
   * @return {@link Verdict#FULL} or {@link Verdict#PARTIAL}, without a checkpoint
   * @throws InvalidInputException if the file cannot be read or is no such list
   */
  @Override
  public RosterReading read(Optional<RosterCheckpoint> since, Consumer<List<RosterRecord>> pages) {
    Objects.requireNonNull(pages, "pages");
    try (InputStream in = opening.open()) {
      return new EmailLines(name, role, pages).read(new Lines(in, MAX_BYTES, MAX_LINE_BYTES));
    } catch (IOException e) {
      String problem = "the file cannot be read: " + e.getClass().getSimpleName();
      throw new InvalidInputException(new InputProblem(name, 0, "", problem));
    }
  }

  @Override
  public String toString() {
    return describe();
  }
}
