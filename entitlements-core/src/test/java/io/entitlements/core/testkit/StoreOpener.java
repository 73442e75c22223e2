package io.entitlements.core.testkit;

import io.entitlements.spi.Storage;
import java.util.List;

/**
 * Opens a store, also in a process of its own. Implementations have a constructor without
 * arguments.
 */
public interface StoreOpener {

  /**
   * Opens a store that is there already.
   *
   * @param arguments what tells which store, for example a URL
   * @return the store; closing it lets go of everything that was opened for it
   */
  Storage open(List<String> arguments);
}
