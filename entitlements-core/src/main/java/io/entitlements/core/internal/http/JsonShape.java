package io.entitlements.core.internal.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which members of an object are looked at. No other value leaves the reader, so that passwords and
 * telephone numbers never become part of an object.
 *
 * @param texts members that are strings, numbers or booleans, taken as their text
 * @param objects members that are objects
 * @param lists members that are arrays of objects
 * @param closed whether any other member makes the object an {@link JsonRecord#isOdd odd} one
 */
public record JsonShape(
    Set<String> texts,
    Map<String, JsonShape> objects,
    Map<String, JsonShape> lists,
    boolean closed) {

  /** Keeps immutable copies. */
  public JsonShape {
    texts = Set.copyOf(texts);
    objects = Map.copyOf(objects);
    lists = Map.copyOf(lists);
  }

  /** An object of which texts are looked at. */
  public static JsonShape of(String... texts) {
    return new JsonShape(Set.of(texts), Map.of(), Map.of(), false);
  }

  /** The same with a member that is an array of objects. */
  public JsonShape withList(String name, JsonShape element) {
    Map<String, JsonShape> more = new HashMap<>(lists);
    more.put(name, element);
    return new JsonShape(texts, objects, more, closed);
  }

  /** The same with a member that is an object. */
  public JsonShape withObject(String name, JsonShape object) {
    Map<String, JsonShape> more = new HashMap<>(objects);
    more.put(name, object);
    return new JsonShape(texts, more, lists, closed);
  }

  /** The same without any other member, as a server gives who asks for these. */
  public JsonShape andNothingElse() {
    return new JsonShape(texts, objects, lists, true);
  }

  boolean knows(String name) {
    return texts.contains(name) || objects.containsKey(name) || lists.containsKey(name);
  }
}
