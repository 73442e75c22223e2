package io.entitlements.core.roster.oneroster;

import io.entitlements.account.Role;
import io.entitlements.error.InvalidInputException;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A district's people from an unpacked bundle in the 1EdTech OneRoster 1.2 CSV binding.
 *
 * <p>Read are {@code manifest.csv}, {@code orgs.csv}, {@code users.csv} and {@code roles.csv}, all
 * in bulk mode; other files of a bundle are ignored. The columns may stand in any order. A column
 * that neither the binding knows nor begins with {@code metadata.} is refused, and so is everything
 * else that does not fit: either the whole bundle is right, or nobody is passed on and up to 100
 * problems say by file, line and column what to repair. The problems repeat no names, addresses or
 * identifiers.
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
 *   <li>Someone with {@code enabledUser} false, or a {@code status} of {@code tobedeleted} or
 *       {@code inactive}, is not active.
 *   <li>Someone without an email address is left out and counted in the log, unless active and an
 *       educator: that is a problem, since a seat hangs on it.
 * </ul>
 *
 * <p>Passwords and telephone numbers are never taken out of the file. A source holds no state and
 * may be read again, also by several threads.
 */
public final class OneRosterCsv implements RosterSource {

  private static final Logger LOG = LoggerFactory.getLogger(OneRosterCsv.class);

  private final Path folder;
  private final LocalDate today;
  private final Limits limits;

  OneRosterCsv(Path folder, LocalDate today, Limits limits) {
    this.folder = Objects.requireNonNull(folder, "folder");
    this.today = Objects.requireNonNull(today, "today");
    this.limits = limits;
  }

  /**
   * A bundle in a folder. Nothing is read yet.
   *
   * @param folder where {@code manifest.csv} is; a zip file must have been unpacked
   * @param today the day, at the school, for which roles count
   * @return the source; its verdict is always {@link Verdict#FULL}
   */
  public static RosterSource in(Path folder, LocalDate today) {
    return new OneRosterCsv(folder, today, Limits.DEFAULT);
  }

  @Override
  public String describe() {
    return "OneRoster CSV in " + name() + "/";
  }

  /**
   * Reads the bundle. Blocks on files. A line may have 64 KiB, a file a million records.
   *
   * @param pages receives the people, in pages of at most 1,000, after the whole bundle was checked
   * @return {@link Verdict#FULL}
   * @throws InvalidInputException if the bundle is not right, or a file of it cannot be read
   */
  @Override
  public Verdict read(Consumer<List<Person>> pages) {
    Objects.requireNonNull(pages, "pages");
    Problems problems = new Problems(limits.problems());
    checkFolder(problems);
    problems.throwIfAny();
    Manifest.check(table(Layout.MANIFEST, problems), problems);
    problems.throwIfAny();
    Ids orgs = readOrgs(problems);
    Users users = Users.read(table(Layout.USERS, problems), problems);
    RoleBook roles = Roles.read(table(Layout.ROLES, problems), users.ids(), orgs, today);
    users.checkEducators(roles);
    problems.throwIfAny();
    LOG.info(
        "{}: {} people, {} of them left out because they have no email address",
        describe(),
        users.size(),
        users.withoutEmail());
    users.emit(roles, limits.pageSize(), pages);
    return Verdict.FULL;
  }

  private Ids readOrgs(Problems problems) {
    Ids orgs = new Ids();
    if (!table(Layout.ORGS, problems).read(orgs::take)) {
      orgs.missed();
    }
    return orgs;
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
