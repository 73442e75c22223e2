package io.entitlements.core.internal.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.scim.Samples;
import io.entitlements.core.internal.scim.ScimRefusal;
import io.entitlements.core.internal.scim.ScimType;
import io.entitlements.core.internal.scim.schema.AttributePath;
import io.entitlements.core.internal.scim.schema.Schemas;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any text is a filter or is refused as one; a filter prints as one that reads as the same. */
class FilterProperties {

  @Property(tries = 1_000)
  void any_text_is_a_filter_or_is_refused(@ForAll String text) {
    readOrRefuse(text);
  }

  @Property(tries = 2_000)
  void any_parts_of_filters_are_a_filter_or_are_refused(@ForAll("parts") List<String> parts) {
    readOrRefuse(String.join("", parts));
    readOrRefuse(String.join(" ", parts));
  }

  @Property(tries = 1_000)
  void a_filter_prints_as_one_that_reads_as_the_same(@ForAll("filters") Filter filter) {
    assertThat(FilterParser.parse(filter.toString())).isEqualTo(filter);
  }

  @Property(tries = 1_000)
  void a_filter_finds_somebody_or_not_or_is_refused(@ForAll("filters") Filter filter) {
    try {
      boolean found = FilterCompiler.compile(filter, Schemas.USER).test(Samples.barbara());
      boolean other =
          FilterCompiler.compile(new Filter.Not(filter), Schemas.USER).test(Samples.barbara());
      assertThat(other).isEqualTo(!found);
    } catch (ScimRefusal refusal) {
      assertThat(refusal.error().type()).contains(ScimType.INVALID_FILTER);
    }
  }

  private static void readOrRefuse(String text) {
    try {
      Filter filter = FilterParser.parse(text);
      assertThat(FilterParser.parse(filter.toString())).isEqualTo(filter);
      assertThat(FilterCompiler.compile(filter, Schemas.USER).test(Samples.barbara()))
          .isIn(true, false);
    } catch (ScimRefusal refusal) {
      assertThat(refusal.error().type()).contains(ScimType.INVALID_FILTER);
    }
    try {
      Path path = Path.parse(text);
      assertThat(Path.parse(path.toString())).isEqualTo(path);
    } catch (ScimRefusal refusal) {
      assertThat(refusal.error().type()).contains(ScimType.INVALID_PATH);
    }
  }

  @Provide
  Arbitrary<List<String>> parts() {
    return Arbitraries.of(
            "userName",
            "emails",
            "emails[",
            "]",
            "].value",
            "(",
            ")",
            "not",
            "not (",
            "and",
            "or",
            "eq",
            "ne",
            "co",
            "gt",
            "pr",
            " pr",
            " eq ",
            "\"",
            "\"x\"",
            "\"\\",
            "true",
            "null",
            "-1.5",
            "1e9",
            " ",
            ".",
            ":",
            "urn:x:y",
            "type",
            "type pr",
            "active",
            "$ref",
            "\\u00")
        .list()
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<Filter> filters() {
    return filters(3, true);
  }

  private Arbitrary<Filter> filters(int depth, boolean outside) {
    Arbitrary<Filter> simple = Arbitraries.oneOf(presences(), comparisons());
    if (depth == 0) {
      return simple;
    }
    Arbitrary<Filter> deeper = Arbitraries.lazy(() -> filters(depth - 1, outside));
    Arbitrary<List<Filter>> several = deeper.list().ofMinSize(2).ofMaxSize(3);
    Arbitrary<Filter> not = deeper.map(Filter.Not::new);
    Arbitrary<Filter> and = several.map(Filter.And::new);
    Arbitrary<Filter> or = several.map(Filter.Or::new);
    if (!outside) {
      return Arbitraries.oneOf(simple, not, and, or);
    }
    Arbitrary<Filter> oneOf =
        Combinators.combine(
                Arbitraries.of("emails", "roles", "members", "x"), filters(depth - 1, false))
            .as((name, filter) -> new Filter.OneOf(AttributePath.of(name), filter));
    return Arbitraries.oneOf(simple, not, and, or, oneOf);
  }

  private Arbitrary<Filter> presences() {
    return names().map(Filter.Present::new);
  }

  private Arbitrary<Filter> comparisons() {
    return Combinators.combine(names(), Arbitraries.of(Operator.values()), literals())
        .as(Filter.Comparison::new);
  }

  private Arbitrary<AttributePath> names() {
    return Combinators.combine(
            Arbitraries.of(
                Optional.<String>empty(),
                Optional.of("urn:ietf:params:scim:schemas:core:2.0:User"),
                Optional.of("URN:example:1.0")),
            Arbitraries.of("userName", "active", "emails", "meta", "value", "type", "and", "x-_1"),
            Arbitraries.of(
                Optional.<String>empty(), Optional.of("value"), Optional.of("lastModified")))
        .as(AttributePath::new);
  }

  private Arbitrary<Literal> literals() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(8).map(Literal.Text::new),
        Arbitraries.of(
            new Literal.Flag(true),
            new Literal.Flag(false),
            Literal.Null.NULL,
            new Literal.Digits("-12.5E-3"),
            new Literal.Text("True"),
            new Literal.Text("2026-05-13T04:42:34Z")));
  }
}
