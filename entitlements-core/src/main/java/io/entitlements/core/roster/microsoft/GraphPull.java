package io.entitlements.core.roster.microsoft;

/** Reads a list of Graph once. */
interface GraphPull {

  /**
   * Passes everybody on.
   *
   * @return how the list ended; without a link if what changes later is not told by changes
   */
  GraphPages.Read everything();

  /** Passes on who changed since a link was given. */
  GraphPages.Read changes(String link);
}
