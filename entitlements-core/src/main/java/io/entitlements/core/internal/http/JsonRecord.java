package io.entitlements.core.internal.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object of an answer, as far as its {@link JsonShape} looks at it. Null is as if absent, but
 * for {@link #isTold}.
 */
public final class JsonRecord {

  /** Stands for a value of another kind than expected. */
  static final Object OTHER = new Object();

  /** Stands for null. */
  static final Object NOTHING = new Object();

  private final Map<String, Object> members;

  JsonRecord(Map<String, Object> members) {
    this.members = members;
  }

  /** A member's text; of a longer one than {@link JsonText#MAX_TEXT}, its beginning. */
  public Optional<String> text(String name) {
    return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** A member that is an object. */
  public Optional<JsonRecord> object(String name) {
    return members.get(name) instanceof JsonRecord object ? Optional.of(object) : Optional.empty();
  }

  /** A member that is an array of objects. */
  @SuppressWarnings("unchecked")
  public Optional<List<JsonRecord>> list(String name) {
    return members.get(name) instanceof List<?> list
        ? Optional.of((List<JsonRecord>) list)
        : Optional.empty();
  }

  /** Whether there is such a member, be it null. */
  public boolean isTold(String name) {
    return members.containsKey(name);
  }

  /** Whether a member that is looked at is of another kind than expected. */
  public boolean isOdd() {
    return members.containsValue(OTHER);
  }

  /** It may be somebody's. */
  @Override
  public String toString() {
    return "JsonRecord" + members.keySet();
  }
}
