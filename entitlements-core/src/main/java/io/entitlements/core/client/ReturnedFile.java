package io.entitlements.core.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was given up here and is not told to the server yet, as far as is known. Oldest first. */
final class ReturnedFile {

  /** More are not kept: their files were handed out. */
  private static final int MOST = 8;

  private static final String CHECK = "\ncheck ";
  private static final int CHECK_LINE = CHECK.length() + 9;

  private final StateFile file;

  ReturnedFile(Path folder) {
    this.file = new StateFile(folder, "returned", MOST * StateText.MAX_CHARACTERS);
  }

  /** Leaves out what is damaged. */
  List<InstallationState> read() {
    List<InstallationState> all = new ArrayList<>();
    String text = file.read();
    int from = 0;
    int check = text.indexOf(CHECK);
    while (check >= 0) {
      int end = Math.min(text.length(), check + CHECK_LINE);
      InstallationState one = InstallationText.read(text.substring(from, end));
      if (one != null) {
        all.add(one);
      }
      from = end;
      check = text.indexOf(CHECK, from);
    }
    return all;
  }

  void add(InstallationState one) throws IOException {
    List<InstallationState> all = read();
    all.removeIf(other -> other.device.equals(one.device));
    all.add(one);
    write(all.subList(Math.max(0, all.size() - MOST), all.size()));
  }

  void remove(InstallationState one) throws IOException {
    List<InstallationState> all = read();
    all.removeIf(other -> other.device.equals(one.device));
    write(all);
  }

  private void write(List<InstallationState> all) throws IOException {
    String before = file.read();
    if (before.equals(StateFile.UNREADABLE) || InstallationText.isNewer(before)) {
      throw new IOException(
          "what was given up before cannot be read, or a later version of the program wrote it");
    }
    if (all.isEmpty()) {
      file.delete();
      return;
    }
    StringBuilder text = new StringBuilder();
    all.forEach(one -> text.append(one.text()));
    file.write(text.toString());
  }

  /** The one of a product key that was given up last. */
  Optional<InstallationState> newestKey() {
    return read().stream().filter(one -> one.key != null).reduce((one, later) -> later);
  }
}
