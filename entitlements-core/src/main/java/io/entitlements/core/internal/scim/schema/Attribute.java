package io.entitlements.core.internal.scim.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An attribute of a schema (RFC 7643, 7).
 *
 * @param name its name as we write it; others may write it in any case
 * @param type the type of its values
 * @param description a sentence for people
 * @param traits what it is beside
 * @param values what its values usually are, or, of a reference, what it refers to
 * @param subAttributes the attributes of a complex one
 */
public record Attribute(
    String name,
    AttributeType type,
    String description,
    Set<Trait> traits,
    List<String> values,
    List<Attribute> subAttributes) {

  /** The attribute of a value among several that is the value itself. */
  public static final String VALUE = "value";

  /** The attribute that the preferred one among several values has. */
  public static final String PRIMARY = "primary";

  /** Keeps immutable copies. */
  public Attribute {
    traits = Set.copyOf(traits);
    values = List.copyOf(values);
    subAttributes = List.copyOf(subAttributes);
    if ((type == AttributeType.COMPLEX) == subAttributes.isEmpty()) {
      throw new IllegalArgumentException("complex attributes have others: " + name);
    }
  }

  /** An attribute that is not complex. */
  public static Attribute typed(
      String name, AttributeType type, String description, Trait... traits) {
    return new Attribute(name, type, description, Set.of(traits), List.of(), List.of());
  }

  /** A text. */
  public static Attribute text(String name, String description, Trait... traits) {
    return typed(name, AttributeType.STRING, description, traits);
  }

  /** The same as a complex one. */
  public Attribute with(Attribute... inside) {
    return new Attribute(
        name, AttributeType.COMPLEX, description, traits, values, Arrays.asList(inside));
  }

  /** The same with what its values usually are. */
  public Attribute usually(String... usual) {
    return new Attribute(name, type, description, traits, Arrays.asList(usual), subAttributes);
  }

  /** Whether it has a trait. */
  public boolean is(Trait trait) {
    return traits.contains(trait);
  }

  /** Whether it has attributes of its own. */
  public boolean isComplex() {
    return type == AttributeType.COMPLEX;
  }

  /** One of its own attributes. */
  public Optional<Attribute> sub(String sought) {
    return named(subAttributes, sought);
  }

  static Optional<Attribute> named(List<Attribute> among, String sought) {
    for (Attribute attribute : among) {
      if (attribute.name.equalsIgnoreCase(sought)) {
        return Optional.of(attribute);
      }
    }
    return Optional.empty();
  }
}
