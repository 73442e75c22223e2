package io.entitlements.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the README and the pages of the documents show compiles as it stands there, each page as one
 * program. What a page takes for granted is beside this test, in {@code given/}; a page that has
 * nothing there compiles by itself.
 */
class ReadmeTest {

  private static final Path ROOT = Path.of("../..");
  private static final Path GIVEN = Path.of("src/test/resources/given");
  private static final String README = "README.md";
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  /** These go on where the README ends. */
  private static final Set<String> GOING_ON = Set.of("docs/seats.md", "docs/activation.md");

  @TempDir Path classes;

  @ParameterizedTest(name = "{0}")
  @MethodSource("pagesWithJava")
  void the_java_of_a_page_compiles(String page) throws IOException {
    List<String> lines = new ArrayList<>();
    if (GOING_ON.contains(page)) {
      lines.addAll(java(README));
    }
    if (Files.exists(given(page))) {
      lines.addAll(Files.readAllLines(given(page)));
    }
    lines.addAll(java(page));
    assertCompiles(lines);
  }

  @Test
  void the_pages_are_found_and_nothing_is_given_to_one_without_java() throws IOException {
    List<String> pages = pagesWithJava();
    assertThat(pages).contains(README, "docs/jobs.md").containsAll(GOING_ON);
    try (Stream<Path> given = Files.list(GIVEN)) {
      assertThat(pages.stream().map(ReadmeTest::given)).containsAll(given.toList());
    }
  }

  private static List<String> pagesWithJava() throws IOException {
    List<String> pages = new ArrayList<>();
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      for (Path page : Stream.concat(top, docs).sorted().toList()) {
        String name = ROOT.relativize(page).toString().replace('\\', '/');
        if (name.endsWith(".md") && !java(name).isEmpty()) {
          pages.add(name);
        }
      }
    }
    return pages;
  }

  /** What a program has that comes to the lines of a page. */
  private static Path given(String page) {
    return GIVEN.resolve(Path.of(page).getFileName().toString().replace(".md", ".txt"));
  }

  private static List<String> java(String page) throws IOException {
    return JAVA.matcher(Files.readString(ROOT.resolve(page)))
        .results()
        .flatMap(found -> found.group(1).lines())
        .toList();
  }

  private void assertCompiles(List<String> lines) {
    String before = lines(lines, true);
    String body = lines(lines, false);
    assertThat(errors(before + "\nclass Readme { void run() throws Exception {\n" + body + "\n} }"))
        .isEmpty();
  }

  /** Those that stand before the class, or those within it. */
  private static String lines(List<String> lines, boolean before) {
    return lines.stream()
        .filter(line -> (line.startsWith("import ") || line.startsWith("@interface ")) == before)
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
        link.matcher(Files.readString(ROOT.resolve(README))).results()) {
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
