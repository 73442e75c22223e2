package io.entitlements.core.internal.scim.schema;

import java.util.Optional;

/** What a name means for a type of resource. */
public sealed interface Found {

  /**
   * An attribute that we have.
   *
   * @param attribute the attribute; a whole extension is a complex one
   * @param sub which of its own attributes is meant, if one is
   */
  record Kept(Attribute attribute, Optional<Attribute> sub) implements Found {

    /** The attribute that has the values. */
    public Attribute last() {
      return sub.orElse(attribute);
    }

    /** Whether senders cannot set it. */
    public boolean isReadOnly() {
      return attribute.is(Trait.READ_ONLY) || last().is(Trait.READ_ONLY);
    }
  }

  /** Attributes that we do not have. */
  enum Other implements Found {
    /** The standard has it, and so senders send it; it is not kept here. */
    NOT_KEPT,
    /** Nobody has it. */
    UNKNOWN
  }
}
