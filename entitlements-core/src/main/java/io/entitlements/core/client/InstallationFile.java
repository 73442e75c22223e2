package io.entitlements.core.client;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Who this installation is, kept in two files that say the same: one that is damaged heals from the
 * other. What a later version of the program wrote, and what cannot be read now, is left alone.
 */
final class InstallationFile {

  private final StateFile first;
  private final StateFile second;

  /** Who it is for this run, where the files do not say it and cannot be replaced. */
  private @Nullable InstallationState stopgap;

  InstallationFile(StateFile first, StateFile second) {
    this.first = first;
    this.second = second;
  }

  /**
   * Reads it, or makes a new installation where none is known. To be called by one thread at a
   * time.
   */
  InstallationState read(Randomness random) {
    String one = first.read();
    String other = second.read();
    InstallationState known = InstallationText.read(one);
    if (known == null && !InstallationText.isNewer(one)) {
      known = InstallationText.read(other);
    }
    if (known != null) {
      heal(first, one, known.text());
      heal(second, other, known.text());
      return known;
    }
    if (stopgap != null) {
      return stopgap;
    }
    InstallationState fresh = InstallationState.random(random.get());
    if (isLeftAlone(one) || isLeftAlone(other) || !isReplacedBy(fresh, one, other)) {
      stopgap = fresh;
    }
    return fresh;
  }

  /** Whether it is not stored, so that the next run will be another installation. */
  boolean isStopgap(InstallationState state) {
    return state == stopgap;
  }

  private boolean isReplacedBy(InstallationState fresh, String one, String other) {
    try {
      keepAside(first, one);
      keepAside(second, other);
      write(fresh.text());
      return true;
    } catch (IOException notWritable) {
      // It goes on for this run; an activation will say that the folder cannot be written.
      return false;
    }
  }

  private static void keepAside(StateFile file, String text) throws IOException {
    if (!text.isEmpty() && !text.equals(StateFile.EMPTY)) {
      file.keepAside();
    }
  }

  private static void heal(StateFile file, String text, String known) {
    if (!text.equals(known) && !isLeftAlone(text)) {
      try {
        file.write(known);
      } catch (IOException notWritable) {
        // The other one says it.
      }
    }
  }

  /**
   * Writes what {@link InstallationState#text()} gives. The first file decides what is known, so it
   * is the last to be written.
   *
   * @throws IOException if that is not possible; what was known is known still
   */
  void write(String text) throws IOException {
    if (isLeftAlone(first.read())) {
      throw new IOException(
          "the file of this installation cannot be read, or a later version of the program wrote it");
    }
    if (!isLeftAlone(second.read())) {
      second.write(text);
    }
    first.write(text);
  }

  private static boolean isLeftAlone(String text) {
    return text.equals(StateFile.UNREADABLE) || InstallationText.isNewer(text);
  }
}
