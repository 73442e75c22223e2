package io.entitlements.core.client;

import io.entitlements.core.internal.lease.BundleText;
import io.entitlements.core.internal.signing.Jws;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** The files of a client: all in its folder, and the marker in other places besides. */
final class ClientFiles {

  final Path folder;
  final InstallationFile installation;
  final StateFile lease;
  final StateFile bundle;
  final ReturnedFile returned;
  final Markers markers;

  ClientFiles(Path folder, List<Path> markerFolders, String issuer, String audience) {
    this.folder = folder;
    this.installation =
        new InstallationFile(ownFile(folder, "installation"), ownFile(folder, "installation.copy"));
    this.lease = new StateFile(folder, "lease", Jws.DEFAULT_LIMIT);
    this.bundle = new StateFile(folder, "bundle", BundleText.MAX_CHARACTERS);
    this.returned = new ReturnedFile(folder);
    List<StateFile> places = new ArrayList<>();
    places.add(ownFile(folder, "marker"));
    for (Path outside : markerFolders) {
      places.add(ownFile(outside, markerName(issuer, audience)));
    }
    this.markers = new Markers(places);
  }

  private static StateFile ownFile(Path folder, String name) {
    return new StateFile(folder, name, StateText.MAX_CHARACTERS_EVER);
  }

  /** Programs, also of other vendors, may share a folder for their markers. */
  static String markerName(String issuer, String audience) {
    CRC32 sum = new CRC32();
    sum.update((issuer + " " + audience).getBytes(StandardCharsets.UTF_8));
    return "entitlements-" + Long.toHexString(sum.getValue()) + ".marker";
  }
}
