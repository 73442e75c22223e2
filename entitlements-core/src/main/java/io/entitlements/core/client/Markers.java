package io.entitlements.core.client;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The marker in all its places: the program's folder and others outside it. What a later version of
 * the program wrote, and what cannot be had now, is left alone.
 */
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
    String[] texts = texts();
    Marker joined = joined(texts);
    if (joined != null) {
      return joined;
    }
    for (String text : texts) {
      if (!text.isEmpty()) {
        return unreadable;
      }
    }
    return absent;
  }

  private String[] texts() {
    String[] texts = new String[places.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = places.get(i).read();
    }
    return texts;
  }

  private static @Nullable Marker joined(String[] texts) {
    Marker joined = null;
    for (String text : texts) {
      Marker marker = Marker.read(text);
      if (marker != null) {
        joined = joined == null ? marker : joined.with(marker);
      }
    }
    return joined;
  }

  /**
   * Writes where it differs; says whether some place has it now. It has nowhere to be if all that
   * is known of it may not be read: it would be a guess beside the truth.
   */
  boolean write(Marker marker) {
    String[] texts = texts();
    boolean known = joined(texts) != null;
    for (String text : texts) {
      if (!known && isLeftAlone(text)) {
        return false;
      }
    }
    String wanted = marker.text();
    boolean stored = false;
    for (int i = 0; i < texts.length; i++) {
      stored |= texts[i].equals(wanted) || (!isLeftAlone(texts[i]) && isWritten(i, wanted));
    }
    return stored;
  }

  /** One is whole whatever happens to the power; a launch does not wait for the others. */
  private boolean isWritten(int place, String text) {
    try {
      if (place == 0) {
        places.get(place).writeWhole(text);
      } else {
        places.get(place).writeSoon(text);
      }
      return true;
    } catch (IOException notWritable) {
      // A place that cannot be written does not count; the others do.
      return false;
    }
  }

  private static boolean isLeftAlone(String text) {
    return text.equals(StateFile.UNREADABLE) || Marker.isNewer(text);
  }
}
