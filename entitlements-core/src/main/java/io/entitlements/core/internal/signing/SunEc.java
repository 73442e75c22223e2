package io.entitlements.core.internal.signing;

import java.security.Provider;
import java.security.Security;
import java.util.Iterator;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Finds the JDK's provider of elliptic curves. */
final class SunEc {

  private static final String NAME = "SunEC";

  private SunEc() {}

  /** The provider, or null if this runtime has none. */
  static @Nullable Provider find() {
    Provider offered = offered();
    return offered == null ? Security.getProvider(NAME) : offered;
  }

  /**
   * As the JDK's module offers it: the list of installed providers would start others first, which
   * a launch pays for. From Java 22 on no module offers it, the list has it at once.
   */
  private static @Nullable Provider offered() {
    if (Runtime.version().feature() >= 22) {
      return null;
    }
    Iterator<ServiceLoader.Provider<Provider>> all =
        ServiceLoader.load(ModuleLayer.boot(), Provider.class).stream().iterator();
    while (all.hasNext()) {
      ServiceLoader.Provider<Provider> one = all.next();
      if (one.type().getName().equals("sun.security.ec.SunEC")) {
        return one.get();
      }
    }
    return null;
  }
}
