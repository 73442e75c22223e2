package io.entitlements.core.testkit;

import io.entitlements.account.Role;
import io.entitlements.core.roster.csv.EmailCsv;
import io.entitlements.core.roster.oneroster.OneRosterCsv;
import io.entitlements.roster.RosterSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with a file of people, nobody loses a seat by it. */
public abstract class BrokenFileListContract extends WorldContract {

  private static final int TEACHERS = 25;

  private static final String MANIFEST =
      """
      propertyName,value
      manifest.version,1.0
      oneroster.version,1.1
      file.users,bulk
      """;

  private static final String HEADER =
      "sourcedId,status,enabledUser,role,username,givenName,familyName,email\n";

  private static final String EMAILS = lines("%s@school.example\n");
  private static final String USERS = HEADER + lines("%1$s,,true,teacher,x,A,B,%1$s@s.example\n");

  private Path emails;
  private Path bundle;

  /** For subclasses. */
  protected BrokenFileListContract() {}

  private static String lines(String format) {
    return IntStream.range(0, TEACHERS)
        .mapToObj(i -> format.formatted("t" + i))
        .collect(Collectors.joining());
  }

  @BeforeEach
  void write_files() throws IOException {
    emails = folder.resolve("emails.csv");
    bundle = Files.createDirectory(folder.resolve("bundle"));
    Files.writeString(emails, EMAILS);
    Files.writeString(bundle.resolve("manifest.csv"), MANIFEST);
    Files.writeString(bundle.resolve("users.csv"), USERS);
  }

  private RosterSource emails() {
    return EmailCsv.in(emails, Role.EDUCATOR);
  }

  private RosterSource bundle() {
    return OneRosterCsv.in(bundle, world());
  }

  @Test
  void a_file_of_addresses_that_is_broken_takes_no_seat() throws IOException {
    BrokenListSteps list = BrokenListSteps.given(world(), emails(), TEACHERS);

    Files.delete(emails);
    list.failsWith(emails(), "emails.csv: the file cannot be read: NoSuchFileException");
    Files.writeString(emails, "");
    list.failsWith(emails(), "emails.csv: there is nobody in the file");
    Files.writeString(emails, "Email\n");
    list.failsWith(emails(), "emails.csv: there is nobody in the file");
    Files.writeString(emails, EMAILS, StandardCharsets.UTF_16LE);
    list.failsWith(emails(), "emails.csv, line 1: ");
    Files.writeString(emails, "t1@school.example\n" + "nobody\n".repeat(100));
    list.failsWith(emails(), "emails.csv, line 2: this is not an email address");

    Files.writeString(emails, "t1@school.example\nt2@");
    list.takesNothingBack(emails(), "emails.csv, line 2: this is not an email address");
    Files.writeString(emails, "t1@school.example\nt2\u00e9\n", StandardCharsets.ISO_8859_1);
    list.takesNothingBack(emails(), "emails.csv, line 2: the line is not UTF-8");

    Files.writeString(emails, EMAILS);
    list.isAsBefore(emails());
  }

  @Test
  void a_bundle_that_is_broken_takes_no_seat() throws IOException {
    Path manifest = bundle.resolve("manifest.csv");
    Path users = bundle.resolve("users.csv");
    BrokenListSteps list = BrokenListSteps.given(world(), bundle(), TEACHERS);

    Files.delete(manifest);
    list.failsWith(bundle(), "manifest.csv");
    Files.writeString(manifest, MANIFEST.replace("bulk", "absent"));
    list.failsWith(bundle(), "file.users must be bulk or delta");
    Files.writeString(manifest, MANIFEST);
    Files.delete(users);
    list.failsWith(bundle(), "users.csv");
    Files.writeString(users, USERS.substring(0, HEADER.length() / 2));
    list.failsWith(bundle(), "users.csv");
    Files.writeString(users, HEADER + ",,,,,,,\n".repeat(100));
    list.failsWith(bundle(), "users.csv, line 2");

    Files.writeString(users, HEADER + "\n,,true,teacher,x,A,B,t1@s.example\n");
    list.failsWith(bundle(), "users.csv");
    Files.writeString(
        users, HEADER + "t1,,true,teacher,x,A,B,t1@s.example\n,,true,teacher,x,A,B,\n");
    list.takesNothingBack(bundle(), "users.csv, line 3");

    Files.writeString(users, USERS);
    list.isAsBefore(bundle());
  }

  @Test
  void an_entry_of_a_bundle_that_cannot_be_used_keeps_the_seat() throws IOException {
    Path users = bundle.resolve("users.csv");
    BrokenListSteps list = BrokenListSteps.given(world(), bundle(), TEACHERS);

    Files.writeString(
        users,
        USERS
            .replace("t3,,true", "t3,,perhaps")
            .replace("t4@s.example", "t4")
            .replace("t5,,true,teacher", "t5,,true,janitor"));
    list.keepsUnusable(bundle(), 3);

    Files.writeString(users, USERS);
    list.isAsBefore(bundle());
  }
}
