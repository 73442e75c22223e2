package io.entitlements.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows compiles as it stands there. */
class ReadmeTest {

  private static final Path ROOT = Path.of("../..");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @TempDir Path classes;

  @Test
  void the_java_of_the_readme_compiles_as_one_program() throws IOException {
    assertCompiles(java("README.md"));
  }

  @Test
  void the_java_of_the_page_on_seats_goes_on_where_the_readme_ends() throws IOException {
    List<String> between =
        List.of(
            "import java.util.List;",
            "var organization = row.organization().id();",
            "var subscription = row.subscription().id();");
    assertCompiles(
        Stream.of(java("README.md"), between, java("docs/seats.md"))
            .flatMap(List::stream)
            .toList());
  }

  @Test
  void the_java_of_the_page_on_activation_goes_on_where_the_readme_ends() throws IOException {
    List<String> between =
        List.of("var random = new SecureRandom();", "io.entitlements.type.DeviceId device = null;");
    assertCompiles(
        Stream.of(java("README.md"), between, java("docs/activation.md"))
            .flatMap(List::stream)
            .toList());
  }

  @Test
  void the_java_of_the_page_on_keys_compiles_by_itself() throws IOException {
    assertCompiles(java("docs/keys.md"));
  }

  @Test
  void the_java_of_the_page_on_leases_compiles_with_what_a_program_has() throws IOException {
    List<String> given =
        List.of(
            "io.entitlements.Entitlements entitlements = null;",
            "Activation activation = null;",
            "String pinnedJwkSet = null;",
            "io.entitlements.type.DeviceId device = null;",
            "java.time.Instant now = null;",
            "String received = null;",
            "String text = null;");
    assertCompiles(Stream.of(given, java("docs/leases.md")).flatMap(List::stream).toList());
  }

  @Test
  void the_java_of_the_page_on_the_client_compiles_with_what_a_program_and_a_portal_have()
      throws IOException {
    List<String> given =
        List.of(
            "import com.sun.net.httpserver.*;",
            "import io.entitlements.activation.*;",
            "import io.entitlements.catalog.*;",
            "import io.entitlements.check.*;",
            "import io.entitlements.core.client.*;",
            "import io.entitlements.core.client.http.*;",
            "import io.entitlements.core.portal.*;",
            "import java.net.URI;",
            "import java.net.http.HttpClient;",
            "import java.security.SecureRandom;",
            "import java.time.Clock;",
            "import java.util.*;",
            "interface Portal { Optional<io.entitlements.type.AccountId> signedIn(String header); }",
            "String pinnedJwkSet = null; String productKey = null; Portal portal = null;",
            "java.nio.file.Path programFolder = null, configFolder = null, sharedFolder = null;",
            "java.util.concurrent.ScheduledExecutorService scheduledExecutor = null;",
            "io.entitlements.Entitlements entitlements = null;",
            "java.time.Instant buildTime = null;",
            "Clock clock = null; HttpServer server = null;");
    assertCompiles(Stream.of(given, java("docs/client.md")).flatMap(List::stream).toList());
  }

  @Test
  void the_java_of_the_page_on_organizations_compiles_with_what_a_portal_has() throws IOException {
    List<String> given =
        List.of(
            "import io.entitlements.account.*;",
            "import io.entitlements.type.*;",
            "import io.entitlements.Entitlements;",
            "import io.entitlements.core.*;",
            "import io.entitlements.core.dns.DnsTxtRecords;",
            "import io.entitlements.spi.*;",
            "import java.time.*;",
            "import java.util.*;",
            "Entitlements entitlements = null;",
            "Storage storage = null; ServerKeys keys = null; Mailer mailer = null;",
            "Domains domains = entitlements.domains();",
            "Organizations organizations = entitlements.organizations();",
            "Memberships memberships = entitlements.memberships();",
            "Invitations invitations = entitlements.invitations();",
            "AccountId administrator = null, teacher = null, person = null;",
            "IdempotencyKey key = null, againKey = null, revokeKey = null;",
            "Optional<AccountId> signedIn = Optional.empty();",
            "String secret = null, typed = null, name = null; Password password = null;");
    assertCompiles(Stream.of(given, java("docs/organizations.md")).flatMap(List::stream).toList());
  }

  @Test
  void the_java_of_the_page_on_classes_compiles_with_what_a_portal_has() throws IOException {
    List<String> given =
        List.of(
            "import io.entitlements.account.*;",
            "import io.entitlements.type.*;",
            "import java.util.*;",
            "io.entitlements.Entitlements entitlements = null;",
            "ClassGroups classGroups = entitlements.classGroups();",
            "AccountId teacher = null, pupil = null;",
            "OrganizationId school = null; SubscriptionId subscription = null;",
            "IdempotencyKey key = null; String typed = null, address = null;");
    assertCompiles(Stream.of(given, java("docs/classes.md")).flatMap(List::stream).toList());
  }

  @Test
  void the_java_of_the_page_on_claims_compiles_with_what_a_portal_has() throws IOException {
    List<String> given =
        List.of(
            "import io.entitlements.account.Source;",
            "import io.entitlements.claim.*;",
            "import io.entitlements.type.*;",
            "import java.util.*;",
            "io.entitlements.Entitlements entitlements = null;",
            "Claims claims = entitlements.claims();",
            "AccountId admin = null; OrganizationId school = null;",
            "IdempotencyKey key = null; String secret = null, address = null;");
    assertCompiles(Stream.of(given, java("docs/claims.md")).flatMap(List::stream).toList());
  }

  @Test
  void the_java_of_the_page_on_emails_compiles_with_what_a_portal_has() throws IOException {
    List<String> given =
        List.of(
            "import io.entitlements.Entitlements;",
            "import io.entitlements.core.EntitlementEngine;",
            "import io.entitlements.core.mail.SmtpMailer;",
            "import io.entitlements.spi.Mailer;",
            "import io.entitlements.type.EmailAddress;",
            "import java.nio.file.*;",
            "import java.time.Clock;",
            "import java.util.*;",
            "io.entitlements.spi.Storage storage = null;",
            "io.entitlements.core.ServerKeys keys = null;",
            "java.net.URI url = null; String user = null, password = null;");
    assertCompiles(Stream.of(given, java("docs/emails.md")).flatMap(List::stream).toList());
  }

  @Test
  void the_java_of_the_page_on_the_feed_compiles_with_what_a_portal_has() throws IOException {
    List<String> given =
        List.of(
            "import io.entitlements.core.*;",
            "import io.entitlements.spi.*;",
            "Storage storage = null; ServerKeys keys = null; Mailer mailer = null;");
    assertCompiles(Stream.of(given, java("docs/feed.md")).flatMap(List::stream).toList());
  }

  @Test
  void the_java_of_the_page_on_product_keys_compiles_by_itself() throws IOException {
    assertCompiles(java("docs/product-keys.md"));
  }

  @Test
  void the_java_of_the_pages_on_lists_compiles_with_what_a_portal_has() throws IOException {
    List<String> given =
        List.of(
            "import io.entitlements.Entitlements;",
            "import io.entitlements.account.Role;",
            "import io.entitlements.core.*;",
            "import io.entitlements.core.roster.google.*;",
            "import io.entitlements.core.roster.microsoft.*;",
            "import io.entitlements.core.roster.oneroster.*;",
            "import io.entitlements.roster.*;",
            "import io.entitlements.spi.*;",
            "import io.entitlements.type.*;",
            "import java.net.URI;",
            "import java.net.http.HttpClient;",
            "import java.security.SecureRandom;",
            "import java.time.*;",
            "import java.util.*;",
            "Entitlements entitlements = null; AccountId administrator = null;",
            "Storage storage = null; ServerKeys keys = null; Mailer mailer = null;",
            "OrganizationId organization = null; SubscriptionId subscription = null;",
            "RosterSource source = null; Map<ConnectionId, RosterSource> sources = null;");
    assertCompiles(Stream.of(given, java("docs/rosters.md")).flatMap(List::stream).toList());
  }

  @Test
  void the_java_of_the_pages_on_connectors_compiles_with_what_a_portal_has() throws IOException {
    List<String> given =
        List.of(
            "import io.entitlements.account.Role;",
            "import io.entitlements.core.roster.*;",
            "import io.entitlements.core.roster.google.*;",
            "import io.entitlements.core.roster.microsoft.*;",
            "import io.entitlements.core.roster.oneroster.*;",
            "import io.entitlements.roster.*;",
            "import java.net.URI;",
            "import java.net.http.HttpClient;",
            "import java.security.SecureRandom;",
            "import java.time.*;",
            "import java.util.*;",
            "java.util.concurrent.Executor threads = null; Clock clock = null; ZoneId zone = null;",
            "URI tokenUri = null; String clientId = null, secret = null, schoolId = null;",
            "String partnerKey = null, keyFile = null, objectId = null;");
    Map<String, String> more =
        Map.of(
            "docs/rosters-google.md",
                "com.sun.net.httpserver.HttpExchange exchange = null;"
                    + " ConnectionSecret channelToken = null; io.entitlements.Entitlements entitlements = null;"
                    + " RosterConnection connection = null;",
            "docs/rosters-microsoft.md", "String tenant = null;",
            "docs/rosters-oneroster.md", "String tenant = null;");
    for (Map.Entry<String, String> page : more.entrySet()) {
      List<String> own = List.of(page.getValue());
      assertCompiles(Stream.of(given, own, java(page.getKey())).flatMap(List::stream).toList());
    }
  }

  @Test
  void the_java_of_the_page_on_pushed_lists_compiles_with_what_a_portal_has() throws IOException {
    List<String> given =
        List.of(
            "import io.entitlements.core.roster.scim.*;",
            "import io.entitlements.roster.*;",
            "import io.entitlements.type.*;",
            "import java.net.URI;",
            "import java.util.*;",
            "io.entitlements.Entitlements entitlements = null; AccountId administrator = null;",
            "OrganizationId organization = null; SubscriptionId subscription = null;",
            "String method = null, pathBelow = null, query = null; byte[] body = null;",
            "Map<String, String> headers = null;");
    assertCompiles(Stream.of(given, java("docs/rosters-scim.md")).flatMap(List::stream).toList());
  }

  private static List<String> java(String page) throws IOException {
    List<String> lines =
        JAVA.matcher(Files.readString(ROOT.resolve(page)))
            .results()
            .flatMap(found -> found.group(1).lines())
            .toList();
    assertThat(lines).isNotEmpty();
    return lines;
  }

  private void assertCompiles(List<String> lines) {
    String imports = lines(lines, true);
    String body = lines(lines, false);
    assertThat(
            errors(imports + "\nclass Readme { void run() throws Exception {\n" + body + "\n} }"))
        .isEmpty();
  }

  private static String lines(List<String> lines, boolean imports) {
    return lines.stream()
        .filter(line -> line.startsWith("import ") == imports)
        .collect(Collectors.joining("\n"));
  }

  private String errors(String source) {
    StringWriter errors = new StringWriter();
    String classPath = System.getProperty("java.class.path");
    List<String> options =
        List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp", classPath);
    ToolProvider.getSystemJavaCompiler()
        .getTask(errors, null, null, options, null, List.of(new Source("Readme", source)))
        .call();
    return errors.toString();
  }

  @Test
  void every_link_of_the_readme_leads_to_a_file() throws IOException {
    Pattern link = Pattern.compile("\\]\\(([^)#:]+)\\)");
    try (Stream<MatchResult> links =
        link.matcher(Files.readString(ROOT.resolve("README.md"))).results()) {
      assertThat(links.map(found -> found.group(1)))
          .allSatisfy(path -> assertThat(ROOT.resolve(path)).exists());
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
