package io.entitlements.core.roster.microsoft;

/** Reads a list of Graph once. */
interface GraphPull {

  /** Passes everybody on. */
  GraphPages.Read everything();

  /** Passes on who changed since a link was given. */
  GraphPages.Read changes(String link);
}
