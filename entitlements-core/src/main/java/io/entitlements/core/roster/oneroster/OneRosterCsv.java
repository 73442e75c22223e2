package io.entitlements.core.roster.oneroster;

import io.entitlements.account.Role;
import io.entitlements.core.internal.source.Remarks;
import io.entitlements.error.InvalidInputException;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterCheckpoint;
import io.entitlements.roster.RosterReading;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A district's people from an unpacked bundle in the 1EdTech OneRoster CSV binding, 1.1 or 1.2.
 *
 * <p>Read are {@code manifest.csv} and {@code users.csv}, of 1.2 also {@code roles.csv} and, in
 * bulk mode, {@code orgs.csv}; other files of a bundle are ignored. The columns may stand in any
 * order.
 *
 * <p>A bundle whose files are not as the binding has them is refused: up to 100 problems say by
 * file, line and column what to repair. So is a column that neither the binding knows nor begins
 * with {@code metadata.}. A single line that is wrong does not hold up the others: who it is about
 * is passed on as {@link RosterRecord.Unusable} and keeps what they have. Of up to 99 lines it may
 * not even be clear whom they are about; then the list is {@link Verdict#PARTIAL}, and remarks say
 * which lines. No message repeats a name, an address or an identifier.
 *
 * <p>What the list says becomes a {@link Person} like this:
 *
 * <ul>
 *   <li>{@code teacher}, {@code aide}, {@code counselor}, {@code proctor} and {@code principal} are
 *       {@link Role#EDUCATOR}; {@code student} is {@link Role#STUDENT}. Relatives, administrators
 *       of systems, sites and districts, and {@code ext:} roles give no role: a list never grants
 *       rights of administration.
 *   <li>Primary roles come first, others follow in the order of the file. A role counts from its
 *       {@code beginDate} on and no longer on its {@code endDate}.
 *   <li>Someone with {@code enabledUser} false, or a {@code status} of {@code inactive}, is not
 *       active; one {@code tobedeleted} has left.
 *   <li>Someone without an email address is left out and counted, unless active and an educator: a
 *       seat hangs on that address.
 * </ul>
 *
 * <p>A bundle in delta mode is {@link Verdict#DELTA}: who is not in it stays as they are. In a
 * delta of 1.2 the roles of somebody may be unchanged and so not in it; then the entry cannot be
 * used, and the next bundle in bulk mode says more.
 *
 * <p>Passwords and telephone numbers are never taken out of the file. A source holds no state and
 * may be read again, also by several threads.
 */
public final class OneRosterCsv implements RosterSource {

  private static final Logger LOG = LoggerFactory.getLogger(OneRosterCsv.class);

  private final Path folder;
  private final Clock clock;
  private final Limits limits;

  OneRosterCsv(Path folder, Clock clock, Limits limits) {
    this.folder = Objects.requireNonNull(folder, "folder");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.limits = limits;
  }

  /**
   * A bundle in a folder. Nothing is read yet.
   *
   * @param folder where {@code manifest.csv} is; a zip file must have been unpacked
   * @param clock says, in the school's zone, for which day roles count when the bundle is read
   * @return the source
   */
  public static RosterSource in(Path folder, Clock clock) {
    return new OneRosterCsv(folder, clock, Limits.DEFAULT);
  }

  @Override
  public String describe() {
    return "OneRoster CSV in " + name() + "/";
  }

  /** The same for all bundles: each may lie in a folder of its own. */
  @Override
  public String scope() {
    return "OneRoster CSV";
  }

  /**
   * Reads the bundle. Blocks on files. A line may have 64 KiB, a file a million records.
   *
   * @param since ignored: a bundle is read as a whole
   * @param pages receives the people, in pages of at most 1,000, after the whole bundle was checked
   * @return {@link Verdict#FULL} or {@link Verdict#PARTIAL}, or {@link Verdict#DELTA} in delta
   *     mode; without a checkpoint
   * @throws InvalidInputException if the bundle is not right, or a file of it cannot be read
   */
  @Override
  public RosterReading read(Optional<RosterCheckpoint> since, Consumer<List<RosterRecord>> pages) {
    Objects.requireNonNull(pages, "pages");
    Problems problems = new Problems(limits.problems());
    checkFolder(problems);
    problems.throwIfAny();
    Manifest.Kind kind = Manifest.read(table(Layout.MANIFEST, problems), problems);
    problems.throwIfAny();
    boolean is11 = kind.version() == OneRosterVersion.V1_1;
    Optional<Ids> orgs = is11 || kind.delta() ? Optional.empty() : Optional.of(readOrgs(problems));
    Users users =
        Users.read(table(is11 ? Layout.USERS_1_1 : Layout.USERS, kind, problems), problems, is11);
    Optional<RoleBook> book =
        is11
            ? Optional.empty()
            : Optional.of(
                Roles.read(
                    table(Layout.ROLES, kind, problems),
                    users.ids(),
                    orgs,
                    LocalDate.now(clock),
                    problems));
    problems.throwIfAny();
    if (users.size() == 0) {
      problems.refuseWhatWasPassedOver();
    }
    boolean rolesAreMissing = problems.hasPassedOver(Layout.ROLES.file());
    users.emit(
        user -> entitled(user, book, kind.delta(), rolesAreMissing),
        kind.delta(),
        limits.pageSize(),
        pages);
    if (kind.delta()) {
      emitOthers(users, book, pages);
    }
    return reading(kind, users, problems);
  }

  private static Users.Entitled entitled(
      Users.User user, Optional<RoleBook> book, boolean delta, boolean rolesAreMissing) {
    if (book.isEmpty()) {
      return new Users.Entitled(user.role().orElse(List.of()), Optional.empty());
    }
    List<Role> roles = book.get().of(user.id());
    Optional<String> problem = book.get().problem(user.id());
    if (problem.isEmpty() && delta && !book.get().describesPrimary(user.id())) {
      problem = Optional.of("roles.csv does not say the primary role; a bulk export does");
    }
    if (problem.isEmpty() && roles.isEmpty() && rolesAreMissing) {
      problem = Optional.of("a line of roles.csv cannot be read, perhaps this person's");
    }
    return new Users.Entitled(roles, problem);
  }

  /** Whose roles changed, but who is otherwise as before, and so is not described here. */
  private static void emitOthers(
      Users users, Optional<RoleBook> book, Consumer<List<RosterRecord>> pages) {
    String why = "the roles changed, and users.csv does not have the person; a bulk export does";
    List<RosterRecord> others = new ArrayList<>();
    for (String id : book.map(RoleBook::users).orElse(Set.of())) {
      if (!users.ids().contains(id)) {
        others.add(new RosterRecord.Unusable(id, why));
      }
    }
    for (int from = 0; from < others.size(); from += Limits.DEFAULT.pageSize()) {
      int to = Math.min(from + Limits.DEFAULT.pageSize(), others.size());
      pages.accept(List.copyOf(others.subList(from, to)));
    }
  }

  private RosterReading reading(Manifest.Kind kind, Users users, Problems problems) {
    Remarks remarks = new Remarks();
    if (users.leftOut() > 0) {
      remarks.add("people without an email address are left out: " + users.leftOut());
    }
    problems.passedOver().forEach(problem -> remarks.add(problem.toString()));
    LOG.info("{}: {} people, {}", describe(), users.size(), remarks.list());
    Verdict whole = problems.passedOver().isEmpty() ? Verdict.FULL : Verdict.PARTIAL;
    return new RosterReading(
        kind.delta() ? Verdict.DELTA : whole, Optional.empty(), remarks.list());
  }

  private Ids readOrgs(Problems problems) {
    Ids orgs = new Ids();
    boolean whole =
        table(Layout.ORGS, problems)
            .read(
                row -> {
                  orgs.take(row);
                  row.problem().ifPresent(problems::passOver);
                });
    if (!whole) {
      orgs.missed();
    }
    return orgs;
  }

  private Table table(Layout layout, Manifest.Kind kind, Problems problems) {
    Table table = table(layout, problems);
    return kind.delta() ? table.orEmpty() : table;
  }

  private Table table(Layout layout, Problems problems) {
    return new Table(folder, layout, limits, problems);
  }

  private void checkFolder(Problems problems) {
    if (!Files.exists(folder)) {
      problems.add(name(), 0, "", "the folder does not exist");
    } else if (!Files.isDirectory(folder)) {
      boolean zip = name().toLowerCase(Locale.ROOT).endsWith(".zip");
      String what = zip ? "this is a zip file; unpack it" : "this is a file; name its folder";
      problems.add(name(), 0, "", what);
    }
  }

  private String name() {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? folder.toString() : name.toString();
  }
}
