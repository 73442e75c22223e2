package io.entitlements.core.internal.scim.patch;

import io.entitlements.core.internal.scim.ScimRefusal;
import io.entitlements.core.internal.scim.ScimType;
import io.entitlements.core.internal.scim.filter.Filter;
import io.entitlements.core.internal.scim.filter.Path;
import io.entitlements.core.internal.scim.schema.Attribute;
import io.entitlements.core.internal.scim.schema.AttributePath;
import io.entitlements.core.internal.scim.schema.CommonAttributes;
import io.entitlements.core.internal.scim.schema.Found;
import io.entitlements.core.internal.scim.schema.Found.Kept;
import io.entitlements.core.internal.scim.schema.Found.Other;
import io.entitlements.core.internal.scim.schema.ResourceType;
import io.entitlements.core.internal.scim.schema.Trait;
import java.util.Optional;

/**
 * What a change is about.
 *
 * @param attribute the attribute
 * @param values which of its values, if it has several and not all are meant
 * @param sub the attribute inside it, or inside each of its values, if one is meant
 */
record Target(Attribute attribute, Optional<Filter> values, Optional<Attribute> sub) {

  /**
   * What a path means; empty if it is not kept here, or follows from the rest as {@code schemas}
   * does: then nothing is to be done.
   *
   * @throws ScimRefusal with {@link ScimType#INVALID_PATH} if there is no such attribute
   */
  static Optional<Target> of(ResourceType type, Path path) {
    Optional<Kept> kept = kept(type, path.attribute());
    if (kept.isEmpty() || kept.get().attribute().equals(CommonAttributes.SCHEMAS)) {
      return Optional.empty();
    }
    Attribute attribute = kept.get().attribute();
    Optional<Attribute> sub = kept.get().sub();
    if (path.values().isEmpty()) {
      return Optional.of(new Target(attribute, Optional.empty(), sub));
    }
    if (sub.isPresent() || !attribute.is(Trait.MULTI_VALUED)) {
      throw invalid(path.attribute() + " has not several values");
    }
    if (path.sub().isEmpty()) {
      return Optional.of(new Target(attribute, path.values(), Optional.empty()));
    }
    AttributePath inside =
        new AttributePath(path.attribute().schema(), path.attribute().name(), path.sub());
    return kept(type, inside).map(found -> new Target(attribute, path.values(), found.sub()));
  }

  private static Optional<Kept> kept(ResourceType type, AttributePath path) {
    Found found = type.find(path);
    if (found == Other.UNKNOWN) {
      throw invalid(path + " is no attribute here");
    }
    return found instanceof Kept kept ? Optional.of(kept) : Optional.empty();
  }

  boolean isReadOnly() {
    return attribute.is(Trait.READ_ONLY)
        || sub.filter(one -> one.is(Trait.READ_ONLY) || one.is(Trait.IMMUTABLE)).isPresent();
  }

  ScimRefusal cannotBeSet() {
    String inside = sub.map(one -> "." + one.name()).orElse("");
    return ScimRefusal.of(ScimType.MUTABILITY, attribute.name() + inside + " cannot be set");
  }

  private static ScimRefusal invalid(String detail) {
    return ScimRefusal.of(ScimType.INVALID_PATH, detail);
  }
}
