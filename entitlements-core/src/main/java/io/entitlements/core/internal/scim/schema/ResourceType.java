package io.entitlements.core.internal.scim.schema;

import io.entitlements.core.internal.scim.Urns;
import io.entitlements.core.internal.scim.schema.Found.Kept;
import io.entitlements.core.internal.scim.schema.Found.Other;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A kind of resource (RFC 7643, 6): where it is, and what it has. Immutable. */
public final class ResourceType {

  private final String name;
  private final String endpoint;
  private final Schema core;
  private final List<Schema> extensions;
  private final List<Attribute> attributes;

  ResourceType(String name, String endpoint, Schema core, List<Schema> extensions) {
    this.name = name;
    this.endpoint = endpoint;
    this.core = core;
    this.extensions = List.copyOf(extensions);
    List<Attribute> all = new ArrayList<>(CommonAttributes.ALL);
    all.addAll(core.attributes());
    extensions.forEach(extension -> all.add(extension.asAttribute()));
    this.attributes = List.copyOf(all);
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Where it is, after the base address: {@code Users}. */
  public String endpoint() {
    return endpoint;
  }

  /** What it is in the first place. */
  public Schema core() {
    return core;
  }

  /** What it may have beside. */
  public List<Schema> extensions() {
    return extensions;
  }

  /** All its schemas. */
  public List<Schema> schemas() {
    return Stream.concat(Stream.of(core), extensions.stream()).toList();
  }

  /** Everything that a resource has at its top, extensions as complex attributes. */
  public List<Attribute> attributes() {
    return attributes;
  }

  /** An attribute at the top of a resource, by the name of its member. */
  public Optional<Attribute> attribute(String member) {
    return Attribute.named(attributes, member);
  }

  /** What a name means. */
  public Found find(AttributePath path) {
    Optional<Attribute> whole = attribute(path.key());
    if (whole.isPresent()) {
      return below(whole.get(), path.sub());
    }
    if (path.schema().isEmpty()) {
      return isNotKept(core, path.name()) ? Other.NOT_KEPT : Other.UNKNOWN;
    }
    String schema = path.schema().get();
    if (schema.equalsIgnoreCase(core.id())) {
      return find(new AttributePath(Optional.empty(), path.name(), path.sub()));
    }
    Optional<Attribute> extension = attribute(schema);
    if (extension.isEmpty()) {
      // Of an extension that a customer has defined nothing is kept.
      return Urns.isExtension(schema) ? Other.NOT_KEPT : Other.UNKNOWN;
    }
    Found found = below(extension.get(), Optional.of(path.name()));
    return found instanceof Kept && path.sub().isPresent() ? Other.UNKNOWN : found;
  }

  private Found below(Attribute attribute, Optional<String> sub) {
    if (sub.isEmpty()) {
      return new Kept(attribute, Optional.empty());
    }
    Optional<Attribute> inside = attribute.sub(sub.get());
    if (inside.isPresent()) {
      return new Kept(attribute, inside);
    }
    for (Schema extension : extensions) {
      if (extension.id().equals(attribute.name())) {
        return isNotKept(extension, sub.get()) ? Other.NOT_KEPT : Other.UNKNOWN;
      }
    }
    return isNotKept(core, attribute.name() + "." + sub.get()) ? Other.NOT_KEPT : Other.UNKNOWN;
  }

  private static boolean isNotKept(Schema schema, String name) {
    return schema.notKept().contains(name.toLowerCase(Locale.ROOT));
  }
}
