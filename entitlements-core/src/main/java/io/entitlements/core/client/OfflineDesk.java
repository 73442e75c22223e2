package io.entitlements.core.client;

import io.entitlements.core.internal.signing.DeviceCode;
import java.io.IOException;
import java.util.Optional;

/** What a computer without a network writes. */
final class OfflineDesk {

  private final ClientFolder folder;

  OfflineDesk(ClientFolder folder) {
    this.folder = folder;
  }

  OfflineRequest request(String productKey) {
    GivenKey given = GivenKey.of(productKey);
    if (given instanceof GivenKey.Mistyped mistyped) {
      return new OfflineRequest.Mistyped(mistyped.fault());
    }
    String key = ((GivenKey.Read) given).text();
    return folder.change("the request cannot be stored", known -> request(known, key));
  }

  private OfflineRequest request(ClientState known, String key) throws IOException {
    InstallationState before = known.installation;
    boolean isAPersons = before.key == null && before.isHeld();
    if (isAPersons || before.hasOtherKeyThan(key)) {
      return new OfflineRequest.GiveUpFirst();
    }
    InstallationState asking = before.withKey(key, folder.random());
    folder.files.installation.write(asking.text());
    return new OfflineRequest.Ready(asking.requestFile(), DeviceCode.render(asking.device));
  }

  Optional<String> returnFile() {
    return folder.change(
        "the return cannot be stored",
        known -> {
          if (known.installation.key != null) {
            folder.giveUp(known.installation);
            return Optional.of(known.installation.returnFile());
          }
          return folder.files.returned.newestKey().map(InstallationState::returnFile);
        });
  }
}
