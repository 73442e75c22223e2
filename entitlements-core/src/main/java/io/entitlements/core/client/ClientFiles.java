package io.entitlements.core.client;

import io.entitlements.core.internal.lease.BundleStatement;
import io.entitlements.core.internal.signing.Jws;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** The files of a client: all in its folder, and the marker in other places besides. */
final class ClientFiles {

  final Path folder;
  final StateFile installation;
  final StateFile lease;
  final StateFile bundle;
  final ReturnedFile returned;
  final Markers markers;

  ClientFiles(Path folder, List<Path> markerFolders, String audience) {
    this.folder = folder;
    this.installation = new StateFile(folder, "installation", StateText.MAX_CHARACTERS);
    this.lease = new StateFile(folder, "lease", Jws.DEFAULT_LIMIT);
    this.bundle = new StateFile(folder, "bundle", BundleStatement.MAX_CHARACTERS);
    this.returned = new ReturnedFile(folder);
    List<StateFile> places = new ArrayList<>();
    places.add(new StateFile(folder, "marker", StateText.MAX_CHARACTERS));
    for (Path outside : markerFolders) {
      places.add(new StateFile(outside, markerName(audience), StateText.MAX_CHARACTERS));
    }
    this.markers = new Markers(places);
  }

  /** Programs of one vendor may share a folder for their markers. */
  static String markerName(String audience) {
    CRC32 sum = new CRC32();
    sum.update(audience.getBytes(StandardCharsets.US_ASCII));
    return "entitlements-" + Long.toHexString(sum.getValue()) + ".marker";
  }
}
