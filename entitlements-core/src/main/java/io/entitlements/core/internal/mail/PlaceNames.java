package io.entitlements.core.internal.mail;

import com.samskivert.mustache.Mustache;
import java.util.HashSet;
import java.util.Set;

/** Collects the places of a message; sections and partials are none. */
final class PlaceNames implements Mustache.Visitor {

  private final String key;
  private final Set<String> found = new HashSet<>();

  PlaceNames(String key) {
    this.key = key;
  }

  Set<String> found() {
    return Set.copyOf(found);
  }

  @Override
  public void visitText(String text) {
    if (text.contains("{{") || text.contains("}}")) {
      throw new IllegalArgumentException(key + " has a place without an end or a beginning");
    }
  }

  @Override
  public void visitVariable(String name) {
    found.add(name);
  }

  @Override
  public boolean visitInclude(String name) {
    throw new IllegalArgumentException(key + " includes " + name);
  }

  @Override
  public boolean visitSection(String name) {
    throw new IllegalArgumentException(key + " has a section, " + name);
  }

  @Override
  public boolean visitInvertedSection(String name) {
    return visitSection(name);
  }
}
