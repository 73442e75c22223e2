package io.entitlements.core.client;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The marker in all its places: the program's folder and others outside it. */
final class Markers {

  private final List<StateFile> places;

  Markers(List<StateFile> places) {
    this.places = places;
  }

  /**
   * What the places say together.
   *
   * @param absent what it is if no place has one
   * @param unreadable what it is if those that there are cannot be read
   */
  Marker read(Marker absent, Marker unreadable) {
    Marker joined = null;
    boolean damaged = false;
    for (StateFile place : places) {
      String text = place.read();
      Marker marker = text.isEmpty() ? null : Marker.read(text);
      damaged |= marker == null && !text.isEmpty();
      joined = joined(joined, marker);
    }
    if (joined != null) {
      return joined;
    }
    return damaged ? unreadable : absent;
  }

  private static @Nullable Marker joined(@Nullable Marker one, @Nullable Marker other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.with(other);
  }

  /** Writes where it differs; says whether some place has it now. */
  boolean write(Marker marker) {
    String text = marker.text();
    boolean stored = false;
    for (StateFile place : places) {
      stored |= write(place, text);
    }
    return stored;
  }

  private static boolean write(StateFile place, String text) {
    try {
      if (!place.read().equals(text)) {
        place.write(text);
      }
      return true;
    } catch (IOException notWritable) {
      // A place that cannot be written does not count; the others do.
      return false;
    }
  }
}
