package io.entitlements.core.internal.scim.filter;

import io.entitlements.core.internal.scim.schema.Attribute;
import io.entitlements.core.internal.scim.schema.Canonical;
import io.entitlements.core.internal.scim.schema.Trait;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Compares single values by the type of their attribute (RFC 7644, table 3). */
final class ComparedValue {

  private ComparedValue() {}

  static Predicate<JsonNode> of(Attribute attribute, Operator operator, Literal wanted) {
    return switch (attribute.type()) {
      case STRING, REFERENCE -> ofText(attribute, operator, wanted);
      case BOOLEAN -> ofFlag(attribute, operator, wanted);
      case DATE_TIME -> ofInstant(attribute, operator, wanted);
      case COMPLEX -> throw new IllegalArgumentException(attribute.name() + " is complex");
    };
  }

  private static Predicate<JsonNode> ofText(
      Attribute attribute, Operator operator, Literal wanted) {
    if (!(wanted instanceof Literal.Text text)) {
      throw FilterCompiler.invalid(attribute.name() + " is compared with a text");
    }
    if (attribute.is(Trait.CASE_EXACT)) {
      return value -> operator.test(value.stringValue(""), text.value());
    }
    String folded = fold(text.value());
    return value -> operator.test(fold(value.stringValue("")), folded);
  }

  private static String fold(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Entra ID writes a boolean as a text, such as "True". */
  private static Predicate<JsonNode> ofFlag(
      Attribute attribute, Operator operator, Literal wanted) {
    if (operator.isOfOrder() || operator.isOfParts()) {
      throw FilterCompiler.invalid(attribute.name() + " is compared by 'eq' and 'ne'");
    }
    boolean flag;
    if (wanted instanceof Literal.Flag literal) {
      flag = literal.value();
    } else if (wanted instanceof Literal.Text text && Canonical.flag(text.value()).isPresent()) {
      flag = Canonical.flag(text.value()).get();
    } else {
      throw FilterCompiler.invalid(attribute.name() + " is compared with true or false");
    }
    return value -> operator.testOrder(Boolean.compare(value.booleanValue(!flag), flag));
  }

  private static Predicate<JsonNode> ofInstant(
      Attribute attribute, Operator operator, Literal wanted) {
    if (operator.isOfParts()) {
      throw FilterCompiler.invalid(attribute.name() + " is compared as a whole");
    }
    if (!(wanted instanceof Literal.Text text)) {
      throw FilterCompiler.invalid(attribute.name() + " is compared with a text");
    }
    Instant instant;
    try {
      instant = instant(text.value());
    } catch (DateTimeException malformed) {
      throw FilterCompiler.invalid(
          attribute.name() + " is compared with an instant such as 2026-09-01T06:00:00Z");
    }
    return value -> operator.testOrder(instant(value.stringValue("")).compareTo(instant));
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }
}
