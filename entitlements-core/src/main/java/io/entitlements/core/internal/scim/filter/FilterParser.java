package io.entitlements.core.internal.scim.filter;

import io.entitlements.core.internal.scim.ScimRefusal;
import io.entitlements.core.internal.scim.ScimType;
import io.entitlements.core.internal.scim.schema.Attribute;
import io.entitlements.core.internal.scim.schema.AttributePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads filters by the grammar of RFC 7644, figure 1. Beside it, since Entra ID asks so, a value
 * path may be compared: {@code emails[type eq "work"].value eq "x"} is {@code emails[type eq "work"
 * and value eq "x"]}, and without {@code .value} the same.
 */
public final class FilterParser {

  /** The longest filter, in UTF-16 units. */
  public static final int MAX_LENGTH = 16_384;

  /** How deep brackets are nested at most. */
  public static final int MAX_DEPTH = 32;

  private final Cursor cursor;
  private int depth;
  private boolean inValuePath;

  private FilterParser(Cursor cursor) {
    this.cursor = cursor;
  }

  /**
   * Reads a filter.
   *
   * @throws ScimRefusal with {@link ScimType#INVALID_FILTER} if it is none, is too long, or nested
   *     too deep
   */
  public static Filter parse(String text) {
    Cursor cursor = new Cursor(text, ScimType.INVALID_FILTER);
    if (text.length() > MAX_LENGTH) {
      throw ScimRefusal.of(
          ScimType.INVALID_FILTER, "a filter has at most " + MAX_LENGTH + " characters");
    }
    Filter filter = new FilterParser(cursor).any();
    if (!cursor.isAtEnd()) {
      throw cursor.malformed("the end, 'and' or 'or'");
    }
    return filter;
  }

  /** Reads a filter of values, whose bracket is passed, to its closing bracket. */
  static Filter ofValues(Cursor cursor) {
    FilterParser parser = new FilterParser(cursor);
    return parser.values();
  }

  private Filter any() {
    List<Filter> terms = new ArrayList<>();
    do {
      terms.add(all());
    } while (cursor.skipWord("or"));
    cursor.skipSpaces();
    return terms.size() == 1 ? terms.get(0) : new Filter.Or(terms);
  }

  private Filter all() {
    List<Filter> terms = new ArrayList<>();
    do {
      terms.add(term());
    } while (cursor.skipWord("and"));
    return terms.size() == 1 ? terms.get(0) : new Filter.And(terms);
  }

  private Filter term() {
    cursor.skipSpaces();
    if (cursor.skip('(')) {
      return group();
    }
    AttributePath attribute = cursor.attribute();
    if (attribute.toString().equalsIgnoreCase("not")) {
      cursor.skipSpaces();
      if (cursor.skip('(')) {
        return new Filter.Not(group());
      }
      return compared(attribute);
    }
    if (cursor.skip('[')) {
      return valuePath(attribute);
    }
    cursor.expectSpace();
    return compared(attribute);
  }

  private Filter group() {
    deeper();
    Filter inside = any();
    cursor.expect(')');
    depth--;
    return inside;
  }

  private void deeper() {
    if (++depth > MAX_DEPTH) {
      throw cursor.malformed("a filter with at most " + MAX_DEPTH + " brackets in each other");
    }
  }

  private Filter values() {
    if (inValuePath) {
      throw cursor.malformed("a filter without other values inside");
    }
    inValuePath = true;
    deeper();
    Filter inside = any();
    cursor.expect(']');
    depth--;
    inValuePath = false;
    return inside;
  }

  private Filter valuePath(AttributePath attribute) {
    Filter values = values();
    if (cursor.skip('.')) {
      String sub = cursor.sub();
      cursor.expectSpace();
      return new Filter.OneOf(attribute, both(values, compared(AttributePath.of(sub))));
    }
    for (Operator operator : Operator.values()) {
      if (cursor.skipWord(operator.toString())) {
        Filter compared = wanted(AttributePath.of(Attribute.VALUE), operator);
        return new Filter.OneOf(attribute, both(values, compared));
      }
    }
    return new Filter.OneOf(attribute, values);
  }

  private static Filter both(Filter one, Filter other) {
    List<Filter> all = new ArrayList<>();
    if (one instanceof Filter.And and) {
      all.addAll(and.filters());
    } else {
      all.add(one);
    }
    all.add(other);
    return new Filter.And(all);
  }

  private Filter compared(AttributePath attribute) {
    String word = cursor.word();
    if (word.equalsIgnoreCase("pr")) {
      return new Filter.Present(attribute);
    }
    Optional<Operator> operator = Operator.named(word);
    if (operator.isEmpty()) {
      throw cursor.malformed("an operator before this");
    }
    return wanted(attribute, operator.get());
  }

  private Filter wanted(AttributePath attribute, Operator operator) {
    cursor.expectSpace();
    return new Filter.Comparison(attribute, operator, cursor.literal());
  }
}
