package io.entitlements.core.internal.scim.filter;

import io.entitlements.core.internal.scim.ScimRefusal;
import io.entitlements.core.internal.scim.ScimType;
import io.entitlements.core.internal.scim.schema.Attribute;
import io.entitlements.core.internal.scim.schema.AttributePath;
import io.entitlements.core.internal.scim.schema.Found;
import io.entitlements.core.internal.scim.schema.Found.Kept;
import io.entitlements.core.internal.scim.schema.Found.Other;
import io.entitlements.core.internal.scim.schema.ResourceType;
import io.entitlements.core.internal.scim.schema.Trait;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Makes conditions of filters: which resources, or which values of an attribute, are meant. What is
 * compared is in its canonical form. Of several values, one that fulfils a comparison is enough;
 * {@code ne} is fulfilled where there is no value, too.
 */
public final class FilterCompiler {

  private final Function<AttributePath, Found> names;

  private FilterCompiler(Function<AttributePath, Found> names) {
    this.names = names;
  }

  /**
   * A condition of resources.
   *
   * @throws ScimRefusal with {@link ScimType#INVALID_FILTER} if the filter names what resources of
   *     this kind do not have here, or compares what cannot be compared
   */
  public static Predicate<JsonNode> compile(Filter filter, ResourceType type) {
    return new FilterCompiler(type::find).condition(filter);
  }

  /** A condition of the values of an attribute that has several. */
  public static Predicate<JsonNode> compile(Filter filter, Attribute attribute) {
    return new FilterCompiler(path -> within(attribute, path)).condition(filter);
  }

  private static Found within(Attribute attribute, AttributePath path) {
    if (path.schema().isPresent() || path.sub().isPresent()) {
      return Other.UNKNOWN;
    }
    Optional<Attribute> sub = attribute.sub(path.name());
    return sub.isPresent() ? new Kept(sub.get(), Optional.empty()) : Other.UNKNOWN;
  }

  private Predicate<JsonNode> condition(Filter filter) {
    if (filter instanceof Filter.And and) {
      List<Predicate<JsonNode>> all = and.filters().stream().map(this::condition).toList();
      return scope -> all.stream().allMatch(one -> one.test(scope));
    }
    if (filter instanceof Filter.Or or) {
      List<Predicate<JsonNode>> any = or.filters().stream().map(this::condition).toList();
      return scope -> any.stream().anyMatch(one -> one.test(scope));
    }
    if (filter instanceof Filter.Not not) {
      return condition(not.filter()).negate();
    }
    if (filter instanceof Filter.OneOf oneOf) {
      return oneOf(oneOf);
    }
    if (filter instanceof Filter.Present present) {
      return place(present.attribute()).isPresent();
    }
    return comparison((Filter.Comparison) filter);
  }

  private Predicate<JsonNode> oneOf(Filter.OneOf oneOf) {
    Kept kept = kept(oneOf.attribute());
    if (kept.sub().isPresent() || !kept.attribute().isComplex()) {
      throw invalid(oneOf.attribute() + " has no values with attributes of their own");
    }
    Predicate<JsonNode> condition = compile(oneOf.filter(), kept.attribute());
    Place place = new Place(kept.attribute().name(), Optional.empty());
    return scope -> place.any(scope, condition);
  }

  private Predicate<JsonNode> comparison(Filter.Comparison comparison) {
    Kept kept = kept(comparison.attribute());
    Attribute compared = kept.last();
    Place place = place(comparison.attribute());
    if (compared.isComplex()) {
      if (!compared.is(Trait.MULTI_VALUED)) {
        throw invalid(comparison.attribute() + " is compared by its own attributes");
      }
      // The value of such an attribute is its "value" (RFC 7643, 2.4).
      compared = compared.sub(Attribute.VALUE).orElseThrow();
      place = new Place(kept.attribute().name(), Optional.of(compared.name()));
    }
    Place where = place;
    if (comparison.wanted() instanceof Literal.Null) {
      return switch (comparison.operator()) {
        case EQ -> where.isPresent().negate();
        case NE -> where.isPresent();
        default -> throw invalid("null is compared by 'eq' and 'ne'");
      };
    }
    Predicate<JsonNode> test =
        ComparedValue.of(compared, comparison.operator(), comparison.wanted());
    return comparison.operator() == Operator.NE
        ? scope -> where.any(scope, test) || !where.any(scope, value -> true)
        : scope -> where.any(scope, test);
  }

  private Place place(AttributePath path) {
    Kept kept = kept(path);
    return new Place(kept.attribute().name(), kept.sub().map(Attribute::name));
  }

  private Kept kept(AttributePath path) {
    Found found = names.apply(path);
    if (found instanceof Kept kept) {
      return kept;
    }
    throw invalid(
        found == Other.NOT_KEPT
            ? path + " is not kept here, and finds nothing"
            : path + " is no attribute here");
  }

  static ScimRefusal invalid(String detail) {
    return ScimRefusal.of(ScimType.INVALID_FILTER, detail);
  }

  /**
   * Where values are.
   *
   * @param member the attribute
   * @param sub the attribute of each of its values
   */
  private record Place(String member, Optional<String> sub) {

    boolean any(JsonNode scope, Predicate<JsonNode> test) {
      JsonNode values = scope.get(member);
      if (values == null) {
        return false;
      }
      if (!values.isArray()) {
        return one(values, test);
      }
      for (JsonNode value : values) {
        if (one(value, test)) {
          return true;
        }
      }
      return false;
    }

    private boolean one(JsonNode value, Predicate<JsonNode> test) {
      if (sub.isEmpty()) {
        return test.test(value);
      }
      JsonNode inside = value.get(sub.get());
      return inside != null && test.test(inside);
    }

    Predicate<JsonNode> isPresent() {
      return scope -> any(scope, value -> true);
    }
  }
}
