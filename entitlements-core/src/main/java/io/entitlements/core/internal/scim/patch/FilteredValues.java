package io.entitlements.core.internal.scim.patch;

import io.entitlements.core.internal.scim.filter.Filter;
import io.entitlements.core.internal.scim.filter.FilterCompiler;
import io.entitlements.core.internal.scim.filter.Literal;
import io.entitlements.core.internal.scim.filter.Operator;
import io.entitlements.core.internal.scim.schema.Attribute;
import io.entitlements.core.internal.scim.schema.Canonical;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** What can be told from a filter of values without looking at any. */
final class FilteredValues {

  private FilteredValues() {}

  /** The texts, if a filter is nothing but {@code value eq "x"}, or several joined by or. */
  static Optional<Collection<String>> named(Filter filter) {
    List<Filter> terms = filter instanceof Filter.Or or ? or.filters() : List.of(filter);
    List<String> values = new ArrayList<>();
    for (Filter term : terms) {
      if (term instanceof Filter.Comparison comparison
          && comparison.operator() == Operator.EQ
          && comparison.attribute().name().equalsIgnoreCase(Attribute.VALUE)
          && comparison.wanted() instanceof Literal.Text text) {
        values.add(text.value());
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  /** A value that fulfils a filter, if the filter says what it has. */
  static Optional<ObjectNode> fulfilling(Optional<Filter> filter, Attribute attribute) {
    ObjectNode made = JsonNodeFactory.instance.objectNode();
    if (filter.isEmpty()) {
      return Optional.of(made);
    }
    boolean complete = fill(made, filter.get(), attribute);
    return complete && FilterCompiler.compile(filter.get(), attribute).test(made)
        ? Optional.of(made)
        : Optional.empty();
  }

  private static boolean fill(ObjectNode made, Filter filter, Attribute attribute) {
    if (filter instanceof Filter.And and) {
      return and.filters().stream().allMatch(one -> fill(made, one, attribute));
    }
    if (!(filter instanceof Filter.Comparison comparison) || comparison.operator() != Operator.EQ) {
      return false;
    }
    Attribute sub = attribute.sub(comparison.attribute().name()).orElseThrow();
    Canonical.value(sub, json(comparison.wanted())).ifPresent(value -> made.set(sub.name(), value));
    return true;
  }

  private static JsonNode json(Literal literal) {
    if (literal instanceof Literal.Text text) {
      return StringNode.valueOf(text.value());
    }
    return literal instanceof Literal.Flag flag
        ? BooleanNode.valueOf(flag.value())
        : NullNode.getInstance();
  }
}
