package io.entitlements.core.internal.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An object of a {@link JsonFile}. What is missing or wrong is noted as a problem of the file, and
 * a harmless value stands in for it, so that one reading finds every problem.
 */
public final class JsonObject {

  private final JsonFile file;
  private final String path;
  private final JsonValue.Members members;

  JsonObject(JsonFile file, String path, JsonValue.Members members) {
    this.file = file;
    this.path = path;
    this.members = members;
  }

  /** The file it stands in. */
  public JsonFile file() {
    return file;
  }

  /** The line on which it begins. */
  public long line() {
    return members.line();
  }

  /** Where it stands, as problems name it: {@code orders[0].bundles[2]}. */
  public String path() {
    return path;
  }

  /** Whether a member is there. */
  public boolean has(String name) {
    return members.byName().containsKey(name);
  }

  /** Notes every member that is none of these. */
  public void expectOnly(String... names) {
    Set<String> expected = Set.of(names);
    members
        .byName()
        .forEach(
            (name, value) -> {
              if (!expected.contains(name)) {
                file.problem(value.line(), at(name), "this member is not known");
              }
            });
  }

  /** A string, turned into something by a function that refuses with an exception's message. */
  public <T> Optional<T> value(String name, Function<String, T> reader) {
    JsonValue value = members.byName().get(name);
    if (value instanceof JsonValue.Text text) {
      return build(text.line(), name, () -> reader.apply(text.value()));
    }
    missing(name, value, "a string");
    return Optional.empty();
  }

  /** A whole number within a range; the least one if it is missing or wrong. */
  public int whole(String name, int min, int max) {
    JsonValue value = members.byName().get(name);
    if (value instanceof JsonValue.Whole whole && whole.value() >= min && whole.value() <= max) {
      return Math.toIntExact(whole.value());
    }
    missing(name, value, "a whole number from " + min + " to " + max);
    return min;
  }

  /** A boolean that may be missing, which says no. */
  public boolean flag(String name) {
    JsonValue value = members.byName().get(name);
    if (value instanceof JsonValue.Flag flag) {
      return flag.value();
    }
    if (value != null) {
      missing(name, value, "true or false");
    }
    return false;
  }

  /** An object, if it is there and one. */
  public Optional<JsonObject> object(String name) {
    JsonValue value = members.byName().get(name);
    if (value instanceof JsonValue.Members object) {
      return Optional.of(new JsonObject(file, at(name), object));
    }
    missing(name, value, "an object");
    return Optional.empty();
  }

  /** The objects of an array. */
  public List<JsonObject> objects(String name) {
    return elements(
        name,
        "an object",
        (where, value) ->
            value instanceof JsonValue.Members object
                ? Optional.of(new JsonObject(file, where, object))
                : Optional.empty());
  }

  /** The strings of an array, turned into something. */
  public <T> List<T> values(String name, Function<String, T> reader) {
    return elements(
        name,
        "a string that fits",
        (where, value) ->
            value instanceof JsonValue.Text text
                ? attempt(() -> reader.apply(text.value()))
                : Optional.empty());
  }

  /** Builds something out of this object; an exception's message becomes a problem here. */
  public <T> Optional<T> build(Supplier<T> builder) {
    try {
      return Optional.of(builder.get());
    } catch (IllegalArgumentException e) {
      file.problem(line(), path, message(e));
      return Optional.empty();
    }
  }

  /** Notes a problem with a member, or with the object if there is no such member. */
  public void problem(String name, String problem) {
    JsonValue value = members.byName().get(name);
    file.problem(value == null ? line() : value.line(), at(name), problem);
  }

  private interface Element<T> {
    Optional<T> read(String where, JsonValue value);
  }

  private <T> List<T> elements(String name, String expected, Element<T> element) {
    JsonValue value = members.byName().get(name);
    if (!(value instanceof JsonValue.Elements elements)) {
      missing(name, value, "an array");
      return List.of();
    }
    List<T> found = new ArrayList<>();
    for (int i = 0; i < elements.values().size(); i++) {
      JsonValue one = elements.values().get(i);
      String where = at(name) + "[" + i + "]";
      element
          .read(where, one)
          .ifPresentOrElse(
              found::add, () -> file.problem(one.line(), where, expected + " was expected"));
    }
    return found;
  }

  private <T> Optional<T> build(long line, String name, Supplier<T> builder) {
    try {
      return Optional.of(builder.get());
    } catch (IllegalArgumentException e) {
      file.problem(line, at(name), message(e));
      return Optional.empty();
    }
  }

  private static <T> Optional<T> attempt(Supplier<T> builder) {
    try {
      return Optional.of(builder.get());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void missing(String name, @Nullable JsonValue value, String what) {
    if (value == null) {
      file.problem(line(), at(name), "this member is missing; it is " + what);
    } else {
      file.problem(value.line(), at(name), what + " was expected" + not(value));
    }
  }

  private static String not(JsonValue value) {
    if (value instanceof JsonValue.Other other) {
      return ", not " + other.what();
    }
    return value instanceof JsonValue.Flag ? ", not a boolean" : "";
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static String message(IllegalArgumentException e) {
    String message = e.getMessage();
    return message == null ? "this value does not fit" : message;
  }
}
