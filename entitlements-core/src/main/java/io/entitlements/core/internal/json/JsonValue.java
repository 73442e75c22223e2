package io.entitlements.core.internal.json;

import java.util.List;
import java.util.Map;

/** A JSON value and where in its file it stands. */
sealed interface JsonValue {

  /** The line on which it begins, from 1. */
  long line();

  /** An object. */
  record Members(long line, Map<String, JsonValue> byName) implements JsonValue {}

  /** An array. */
  record Elements(long line, List<JsonValue> values) implements JsonValue {}

  /** A string. */
  record Text(long line, String value) implements JsonValue {}

  /** A whole number that fits a {@code long}. */
  record Whole(long line, long value) implements JsonValue {}

  /** A boolean. */
  record Flag(long line, boolean value) implements JsonValue {}

  /** Anything else: a fraction, null. */
  record Other(long line, String what) implements JsonValue {}
}
