package io.entitlements.samples.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where the program keeps its files, by the conventions of the operating system.
 *
 * @param program its own folder
 * @param markers two more, where the start of the trial and the time are kept as well
 */
record Places(Path program, List<Path> markers) {

  private static final String NAME = "launch-client";
  private static final String VENDOR = "entitlements-demo";

  /** Everything below one folder: to try the program, and to try it as several computers. */
  static Places below(Path folder) {
    return new Places(
        folder.resolve(NAME), List.of(folder.resolve("config"), folder.resolve(VENDOR)));
  }

  /** The folders of the user who runs this. */
  static Places ofUser() {
    return of(
        System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv());
  }

  static Places of(String system, Path home, Map<String, String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      Path roaming = variable(environment, "APPDATA", home.resolve("AppData/Roaming"));
      Path local = variable(environment, "LOCALAPPDATA", home.resolve("AppData/Local"));
      return new Places(local.resolve(NAME), List.of(roaming.resolve(NAME), local.resolve(VENDOR)));
    }
    if (name.startsWith("mac")) {
      Path support = home.resolve("Library/Application Support");
      return new Places(
          support.resolve(NAME),
          List.of(home.resolve("Library/Preferences").resolve(NAME), support.resolve(VENDOR)));
    }
    Path data = variable(environment, "XDG_DATA_HOME", home.resolve(".local/share"));
    Path config = variable(environment, "XDG_CONFIG_HOME", home.resolve(".config"));
    return new Places(data.resolve(NAME), List.of(config.resolve(NAME), data.resolve(VENDOR)));
  }

  private static Path variable(Map<String, String> environment, String name, Path otherwise) {
    String value = environment.get(name);
    return value == null || value.isEmpty() ? otherwise : Path.of(value);
  }
}
