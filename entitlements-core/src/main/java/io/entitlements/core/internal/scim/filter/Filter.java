package io.entitlements.core.internal.scim.filter;

import io.entitlements.core.internal.scim.schema.AttributePath;
import java.util.List;
import java.util.stream.Collectors;

/** A filter (RFC 7644, 3.4.2.2). Each prints as one that reads as the same. */
public sealed interface Filter {

  /** The attribute has a value. */
  record Present(AttributePath attribute) implements Filter {

    @Override
    public String toString() {
      return attribute + " pr";
    }
  }

  /** A value of the attribute compares so. */
  record Comparison(AttributePath attribute, Operator operator, Literal wanted) implements Filter {

    @Override
    public String toString() {
      return attribute + " " + operator + " " + wanted;
    }
  }

  /** One of the attribute's values fulfils all of a filter. */
  record OneOf(AttributePath attribute, Filter filter) implements Filter {

    @Override
    public String toString() {
      return attribute + "[" + filter + "]";
    }
  }

  /** Not so. */
  record Not(Filter filter) implements Filter {

    @Override
    public String toString() {
      return "not (" + filter + ")";
    }
  }

  /** All of them, at least two. */
  record And(List<Filter> filters) implements Filter {

    /** Checks how many there are, and keeps an immutable copy. */
    public And {
      filters = atLeastTwo(filters);
    }

    @Override
    public String toString() {
      return filters.stream()
          .map(one -> one instanceof And || one instanceof Or ? "(" + one + ")" : one.toString())
          .collect(Collectors.joining(" and "));
    }
  }

  /** One of them, at least two. */
  record Or(List<Filter> filters) implements Filter {

    /** Checks how many there are, and keeps an immutable copy. */
    public Or {
      filters = atLeastTwo(filters);
    }

    @Override
    public String toString() {
      return filters.stream()
          .map(one -> one instanceof Or ? "(" + one + ")" : one.toString())
          .collect(Collectors.joining(" or "));
    }
  }

  private static List<Filter> atLeastTwo(List<Filter> filters) {
    if (filters.size() < 2) {
      throw new IllegalArgumentException("filters are joined in twos at least");
    }
    return List.copyOf(filters);
  }
}
